// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.h"

#include "base/text.h"
#include "http/cookie.h"

namespace valija::http {

namespace {

constexpr std::size_t kUserAgentBytes = 200;

Method parse_method(std::string_view method) {
    if (method == "GET" || method == "HEAD") return Method::Get;  // nginx leaves the body of a HEAD answer out
    if (method == "POST") return Method::Post;
    return Method::Other;
}

}  // namespace

Request::Request(const Parameters& parameters, std::string request_body)
    : method(parse_method(parameters("REQUEST_METHOD"))),
      path(parameters("DOCUMENT_URI")),
      query(parameters("QUERY_STRING")),
      body(std::move(request_body)),
      content_type(parameters("CONTENT_TYPE")),
      cookies(parameters("HTTP_COOKIE")),
      origin(parameters("HTTP_ORIGIN")),
      fetch_site(parameters("HTTP_SEC_FETCH_SITE")),
      api_key(parameters("HTTP_X_API_KEY")),
      user_agent(base::cut(base::make_printable(parameters("HTTP_USER_AGENT")), kUserAgentBytes)),
      remote_address(parameters("REMOTE_ADDR")),
      id(parameters("REQUEST_ID")),
      site_key(parameters("VALIJA_SITE")),
      original_uri(parameters("ORIGINAL_URI")) {}

std::optional<std::string> Request::cookie(std::string_view cookie_name) const {
    return find_cookie(cookies, cookie_name);
}

std::string_view Request::name() const { return std::string_view(path).substr(path.rfind('/') + 1); }

std::optional<std::string> Request::query_value(std::string_view wanted) const {
    const auto pairs = parse_urlencoded(query);
    if (!pairs) return std::nullopt;
    std::optional<std::string> found;
    for (const auto& [key, value] : *pairs) {
        if (key != wanted) continue;
        if (found) return std::nullopt;
        found = value;
    }
    return found;
}

}  // namespace valija::http
