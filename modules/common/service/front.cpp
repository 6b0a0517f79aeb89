// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/front.h"

#include "base/fault.h"
#include "base/log.h"
#include "crypto/digest.h"
#include "http/form.h"
#include "sessions/session_cookie.h"

namespace valija::service {

namespace {

constexpr int kMisdirected = 421;
constexpr const char* kRetryAfterSeconds = "5";

http::Response plain(int status) {
    http::Response response = http::bare(status);
    response.add_header("Content-Type", "text/plain; charset=utf-8");
    return response;
}

}  // namespace

http::Response Front::answer(http::Request& request) const noexcept {
    try {
        request.site = world_.sites().find(request.site_key);
        if (request.site == nullptr) return plain(kMisdirected);
        http::Response response = dispatch(request);
        http::check_headers(response);  // here, where a fault still has a page; past it, it would end the program
        const bool needs_page = response.status >= 400 && response.body.empty();
        return needs_page ? refuse(request, response.status) : response;
    } catch (const base::Fault& fault) {
        spdlog::error("request {}: {}", request.id, fault.what());
        return refuse(request, fault.kind() == base::Fault::Kind::Unavailable ? 503 : 500);
    } catch (const db::Retry& retry) {
        spdlog::error("request {}: {}", request.id, retry.what());
        return refuse(request, 503);
    } catch (const std::exception& error) {
        spdlog::critical("request {}: {}", request.id, error.what());
        return refuse(request, 500);
    }
}

http::Response Front::dispatch(const http::Request& request) const {
    const auto found = routes_.find(request.method, request.path);
    switch (found.found) {
        case http::Routes::Found::NoSuchPage:
            return http::bare(404);
        case http::Routes::Found::OtherMethod: {
            http::Response response = refuse(request, 405);
            response.add_header("Allow", found.allow);
            return response;
        }
        case http::Routes::Found::Route:
            break;
    }
    const int refusal = check_guard(found.route->guard, request);
    if (refusal != 0) return http::bare(refusal);
    return found.route->handler(request);
}

int Front::check_guard(http::Guard guard, const http::Request& request) const {
    switch (guard) {
        case http::Guard::None:
            return 0;
        case http::Guard::OwnOrigin:
            return check_own_origin(request);
        case http::Guard::OwnKey:
            return crypto::equal_time(request.api_key, world_.own_key()) ? 0 : 403;
    }
    return 403;
}

int Front::check_own_origin(const http::Request& request) const {
    const auto form =
        http::Form::parse(request, {{.name = "csrf", .kind = http::FieldRule::Kind::Secret, .most_characters = 64}});
    if (!form) return 400;
    const auto cookie = sessions::cookie_value(request);
    const bool ours = sessions::Csrf::is_own_origin(request, request.site->base_url) && cookie &&
                      world_.csrf().check_token(*cookie, form->value("csrf"));
    return ours ? 0 : 403;
}

http::Response Front::refuse(const http::Request& request, int status) const noexcept {
    try {
        view::Page page("common/error_page.tpl");
        page.content().show("ERROR_" + std::to_string(status)).set("REQUEST_ID", request.id);
        auto response = http::html(status, world_.render(request, std::move(page)));
        if (status == 503) response.add_header("Retry-After", kRetryAfterSeconds);
        return response;
    } catch (const std::exception& error) {
        spdlog::critical("request {}: no error page: {}", request.id, error.what());
        return plain(status);
    }
}

}  // namespace valija::service
