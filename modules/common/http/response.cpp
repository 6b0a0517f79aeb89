// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.h"

#include "base/fault.h"

namespace valija::http {

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

std::string to_cgi(const Response& response) {
    std::string text = "Status: " + std::to_string(response.status) + "\r\n";
    for (const auto& [name, value] : response.headers) {
        if (value.find_first_of("\r\n") != std::string::npos) base::broken("line break in header " + name);
        text.append(name).append(": ").append(value).append("\r\n");
    }
    text += "\r\n";
    text += response.body;
    return text;
}

}  // namespace valija::http
