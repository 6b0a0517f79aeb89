// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/leave_page.h"

#include "crypto/digest.h"
#include "http/cookie.h"
#include "sign-on/enter_page.h"
#include "sign-on/hand_over_store.h"

namespace valija::sign_on {

http::Response leave(const service::World& world, const http::Request& request) {
    if (const auto id = request.cookie(kWebmailCookie)) {
        // One statement, but it takes tickets and tokens along and may meet another at work on them: it is tried again.
        db::transact(world.pool(),
                     [&](db::Connection& connection) { end_portal_session(connection, crypto::sha256(*id)); });
    }
    auto response = http::see_other(request.site->base_url + "/login?signed-out");
    response.add_header("Set-Cookie", http::expire_cookie(kWebmailCookie));
    return response;
}

}  // namespace valija::sign_on
