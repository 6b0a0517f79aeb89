// SPDX-License-Identifier: AGPL-3.0-or-later
// A request's FastCGI parameters, a line each (NAME=value): what is believed, what is made printable, that a page is
// found under its own name alone, and that greeting its browser never makes a second header.
#include "http/request.h"

#include <map>

#include "base/text.h"
#include "fuzz/fuzz.h"
#include "http/routes.h"
#include "sessions/session_cookie.h"
#include "sessions/visitor.h"

namespace valija::fuzz {

namespace {

http::Response nothing(const http::Request& /*request*/) { return http::bare(200); }

void check_route(const http::Request& request) {
    static const http::Routes kRoutes{http::get("/login", nothing), http::post("/login", nothing),
                                      http::get("/captcha/", nothing)};
    const auto found = kRoutes.find(request.method, request.path);
    HOLDS((found.found == http::Routes::Found::Route) == (found.route != nullptr));
    HOLDS((found.found == http::Routes::Found::OtherMethod) == !found.allow.empty());
    const bool known = request.path == "/login" || "/captcha/" + std::string(request.name()) == request.path;
    HOLDS(known == (found.found != http::Routes::Found::NoSuchPage));
    if (found.route != nullptr) HOLDS(found.route->method == request.method);
}

void check_visitor(const http::Request& request) {
    SameRandom random;
    const sessions::Csrf csrf(std::string(32, 'k'));
    const sessions::Visitor visitor(request, csrf, random);
    HOLDS(visitor.cookie() == sessions::cookie_value(request).value_or(sessions::make_anonymous_value(random)));
    HOLDS(csrf.check_token(visitor.cookie(), visitor.csrf_token()));
    HOLDS(!csrf.check_token(visitor.cookie(), request.body) || request.body == visitor.csrf_token());
    http::check_headers(visitor.greet(http::bare(200)));
}

}  // namespace

void check(std::string_view input) {
    std::map<std::string, std::string, std::less<>> parameters;
    for (auto line = take_line(input); !line.empty(); line = take_line(input)) {
        const auto equals = std::min(line.find('='), line.size() - 1);
        parameters[std::string(line.substr(0, equals))] = line.substr(equals + 1);
    }
    const http::Request request([&](const char* name) -> std::string_view { return parameters[name]; },
                                std::string(input));
    const std::string& method = parameters["REQUEST_METHOD"];
    HOLDS((request.method == http::Method::Get) == (method == "GET" || method == "HEAD"));
    HOLDS((request.method == http::Method::Post) == (method == "POST"));
    HOLDS(request.body == input && request.remote_address == parameters["REMOTE_ADDR"]);
    HOLDS(request.user_agent.size() <= 200 && !base::has_control_characters(request.user_agent, false));
    HOLDS(request.path.ends_with(request.name()) && request.name().find('/') == std::string_view::npos);
    HOLDS(!sessions::Csrf::is_own_origin(request, "http://localhost") || request.origin.empty() ||
          request.origin == "http://localhost");
    check_route(request);
    check_visitor(request);
}

}  // namespace valija::fuzz
