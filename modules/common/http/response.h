// SPDX-License-Identifier: AGPL-3.0-or-later
// What goes back. Pages are never cached (they carry a CSRF token or a person's data); nginx adds the security headers.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace valija::http {

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    void add_header(std::string name, std::string value) { headers.emplace_back(std::move(name), std::move(value)); }
};

Response html(int status, std::string body);
// 303: the browser fetches `url` with GET. REQUIRES: url made by us (base_url + path), never from the request.
Response see_other(std::string_view url);
// A status without a page: the service draws the error page of a 4xx or 5xx.
Response bare(int status);

// A control character in a header is a Fault: it would make a second header or a body.
void check_headers(const Response& response);

// The whole answer as CGI writes it: Status line, headers, empty line, body. REQUIRES: check_headers() took it.
std::string to_cgi(const Response& response);

}  // namespace valija::http
