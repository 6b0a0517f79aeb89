// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.h"

#include <algorithm>

#include "base/fault.h"

namespace valija::http {

namespace {

// Line breaks would make a second header or a body (response splitting); a NUL would cut this one.
bool has_control_character(std::string_view value) {
    return std::any_of(value.begin(), value.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; });
}

// nginx passes the status on as it is, and strict clients want a phrase after the number (RFC 9112, 4: at least the
// space before it).
std::string_view reason_of(int status) {
    if (status < 300) return "OK";
    if (status < 400) return "See Other";
    return status < 500 ? "Refused" : "Unavailable";
}

}  // namespace

Response html(int status, std::string body) {
    Response response{.status = status, .headers = {}, .body = std::move(body)};
    response.add_header("Content-Type", "text/html; charset=utf-8");
    response.add_header("Cache-Control", "no-store");
    return response;
}

Response see_other(std::string_view url) {
    Response response{.status = 303, .headers = {}, .body = {}};
    response.add_header("Location", std::string(url));
    response.add_header("Cache-Control", "no-store");
    return response;
}

Response bare(int status) {
    Response response{.status = status, .headers = {}, .body = {}};
    response.add_header("Cache-Control", "no-store");
    return response;
}

void check_headers(const Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (has_control_character(value)) base::broken("control character in header " + name);
    }
}

std::string to_cgi(const Response& response) {
    check_headers(response);
    std::string text = "Status: " + std::to_string(response.status) + ' ';
    text.append(reason_of(response.status)).append("\r\n");
    for (const auto& [name, value] : response.headers) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
    // Else nginx would send the page in pieces, and their end in a packet of its own.
    text.append("Content-Length: ").append(std::to_string(response.body.size())).append("\r\n\r\n");
    text += response.body;
    return text;
}

}  // namespace valija::http
