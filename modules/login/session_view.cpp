// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/session_view.h"

#include "sessions/session_cookie.h"

namespace valija::login {

std::optional<sessions::Session> find_session(const service::World& world, const http::Request& request,
                                              const sessions::Visitor& visitor) {
    if (!sessions::is_signed_in_form(visitor.cookie())) return std::nullopt;
    auto connection = world.pool().take();
    return sessions::find_live_session(*connection, sessions::id_hash(visitor.cookie()), request.site_key,
                                       world.clock().now(), world.session_limits());
}

void show_session(view::Page& page, const sessions::Session& session, const sessions::Visitor& visitor) {
    page.layout().add("SIGNED_IN").set("SIGNED_IN_ADDRESS", session.address).set("CSRF", visitor.csrf_token());
}

}  // namespace valija::login
