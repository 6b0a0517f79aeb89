// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/signed_in.h"

#include "sessions/session_cookie.h"

namespace valija::account {

namespace {

std::optional<sessions::Session> find_session(const service::World& world, const http::Request& request) {
    const auto cookie = sessions::cookie_value(request);
    if (!cookie || !sessions::is_signed_in_form(*cookie)) return std::nullopt;
    const base::Time now = world.clock().now();
    auto connection = world.pool().take();
    auto session = sessions::find_live_session(*connection, sessions::id_hash(*cookie), request.site_key, now,
                                               world.session_limits());
    if (session) sessions::touch_session(*connection, *session, now);
    return session;
}

}  // namespace

http::Handler signed_in(const service::World& world, SignedInHandler handler) {
    return [&world, handler = std::move(handler)](const http::Request& request) {
        const auto who = find_session(world, request);
        return who ? handler(request, *who) : http::see_other(request.site->base_url + "/login?to=account");
    };
}

}  // namespace valija::account
