// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/check_page.h"

#include "base/bytes.h"
#include "crypto/digest.h"
#include "sign-on/enter_page.h"
#include "sign-on/hand_over_store.h"
#include "sign-on/webmail_token.h"

namespace valija::sign_on {

namespace {

// What an open tab asks by itself must not keep its session alive.
bool is_by_itself(const http::Request& request) {
    return request.original_uri.find("_action=refresh") != std::string::npos ||
           request.original_uri.find("_action=keep-alive") != std::string::npos;
}

}  // namespace

http::Response CheckPage::vouch(const http::Request& request) const {
    const auto id = request.cookie(kWebmailCookie);
    if (!id) return http::bare(401);
    const base::Time now = world_.clock().now();
    const std::string id_hash = crypto::sha256(*id);
    const WebmailToken token = derive_token(key_, id_hash, now);
    auto connection = world_.pool().take();
    const auto holder = find_holder(*connection, id_hash, token.id, request.site_key, now, world_.session_limits());
    if (!holder) return http::bare(401);
    if (!holder->has_token) create_token(*connection, token, *holder);
    if (!is_by_itself(request)) sessions::touch_session(*connection, holder->session, now);
    http::Response response = http::bare(200);
    response.add_header("X-Valija-User", holder->session.address);
    response.add_header("X-Valija-Login", login_name(token, holder->session.address));
    response.add_header("X-Valija-Token", token.secret);
    response.add_header("X-Valija-Name", http::percent_encode(holder->name));
    response.add_header("X-Valija-Session", base::to_hex(id_hash));
    return response;
}

}  // namespace valija::sign_on
