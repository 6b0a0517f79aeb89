// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/logout_page.h"

#include "http/cookie.h"
#include "login/session_view.h"
#include "sessions/session_cookie.h"

namespace valija::login {

http::Response LogoutPage::show(const http::Request& request) const {
    const auto visitor = world_.visitor(request);
    const auto session = find_session(world_, request, visitor);
    view::Page page("login/logout_form.tpl");
    page.content().show_if(!session, "NOT_SIGNED_IN");
    if (session)
        page.content().add("SIGNED_IN").set("SIGNED_IN_ADDRESS", session->address).set("CSRF", visitor.csrf_token());
    return visitor.greet(http::html(200, world_.render(request, std::move(page))));
}

http::Response LogoutPage::sign_out(const http::Request& request) const {
    const auto cookie = sessions::cookie_value(request);
    if (cookie && sessions::is_signed_in_form(*cookie)) {
        // One statement, but it takes tickets and tokens along and may meet another at work on them: it is tried again.
        db::transact(world_.pool(), [&](db::Connection& connection) {
            sessions::end_session(connection, sessions::id_hash(*cookie));
        });
    }
    auto response = http::see_other(request.site->base_url + "/login?signed-out");
    response.add_header("Set-Cookie", http::expire_cookie(sessions::kSessionCookie));
    return response;
}

}  // namespace valija::login
