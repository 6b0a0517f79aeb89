// SPDX-License-Identifier: AGPL-3.0-or-later
// A module's sitemap: one line a page, its guards on the line. Every POST is checked for Origin and CSRF token before
// its handler runs; a line that needs neither says so by name.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "http/request.h"
#include "http/response.h"

namespace valija::http {

using Handler = std::function<Response(const Request&)>;

enum class Guard {
    None,       // a GET: it changes nothing
    OwnOrigin,  // a POST from our own page: Origin is ours and the CSRF token belongs to this browser's cookie
    OwnKey,     // a POST from one of our own daemons, no browser: it has the program's key
};

struct Route {
    Method method;
    std::string path;  // exact, or ending in '/' for everything below
    Guard guard;
    Handler handler;
};

inline Route get(std::string path, Handler handler) {
    return {Method::Get, std::move(path), Guard::None, std::move(handler)};
}
inline Route post(std::string path, Handler handler) {
    return {Method::Post, std::move(path), Guard::OwnOrigin, std::move(handler)};
}

inline Route post_with_key(std::string path, Handler handler) {
    return {Method::Post, std::move(path), Guard::OwnKey, std::move(handler)};
}

class Routes {
  public:
    Routes(std::initializer_list<Route> routes) : routes_(routes) {}
    // A long sitemap, a family of pages after the other.
    static Routes of_families(const std::vector<std::vector<Route>>& families);

    enum class Found { Route, NoSuchPage, OtherMethod };
    struct Result {
        Found found = Found::NoSuchPage;
        const Route* route = nullptr;
        std::string allow;  // for OtherMethod: the Allow header (RFC 9110, 10.2.1)
    };
    Result find(Method method, std::string_view path) const;

  private:
    std::vector<Route> routes_;
};

}  // namespace valija::http
