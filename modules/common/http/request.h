// SPDX-License-Identifier: AGPL-3.0-or-later
// One request as nginx hands it over: already bounded in size (nginx), not yet believed in content.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "http/urlencoded.h"

namespace valija::base {
struct Site;
}

namespace valija::http {

enum class Method { Get, Post, Other };

class Request {
  public:
    // Looks a FastCGI parameter up ("HTTP_COOKIE"); empty view when absent.
    using Parameters = std::function<std::string_view(const char* name)>;

    Request(const Parameters& parameters, std::string body);

    Method method = Method::Other;
    std::string path;   // decoded by nginx, begins with '/'
    std::string query;  // raw
    std::string body;   // raw, for a POST
    std::string content_type;
    std::string cookies;         // raw Cookie header
    std::string origin;          // raw Origin header, empty when the browser sent none
    std::string fetch_site;      // raw Sec-Fetch-Site header
    std::string api_key;         // raw X-API-Key header, of a daemon of ours
    std::string user_agent;      // printable UTF-8, 200 bytes at most
    std::string remote_address;  // of the browser, as nginx saw it; never from a header
    std::string id;              // request id for logs and error pages
    std::string site_key;
    std::string original_uri;          // only for sub-requests
    const base::Site* site = nullptr;  // set by the service before any handler runs

    std::optional<std::string> cookie(std::string_view name) const;
    // Last segment of the path.
    std::string_view name() const;
    // A query parameter that is there exactly once.
    std::optional<std::string> query_value(std::string_view wanted) const;
};

}  // namespace valija::http
