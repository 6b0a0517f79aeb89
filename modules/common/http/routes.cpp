// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/routes.h"

namespace valija::http {

namespace {

bool matches(const Route& route, std::string_view path) {
    if (route.path == path) return true;
    return route.path.ends_with('/') && path.starts_with(route.path) &&
           path.find('/', route.path.size()) == std::string_view::npos;
}

}  // namespace

Routes Routes::of_families(const std::vector<std::vector<Route>>& families) {
    Routes all{};
    for (const auto& family : families) all.routes_.insert(all.routes_.end(), family.begin(), family.end());
    return all;
}

Routes::Result Routes::find(Method method, std::string_view path) const {
    Result result;
    for (const Route& route : routes_) {
        if (!matches(route, path)) continue;
        if (route.method == method) return {Found::Route, &route, {}};
        result.found = Found::OtherMethod;
        if (!result.allow.empty()) result.allow += ", ";
        result.allow += route.method == Method::Post ? "POST" : "GET, HEAD";
    }
    return result;
}

}  // namespace valija::http
