// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/enter_page.h"

#include "base/bytes.h"
#include "crypto/digest.h"
#include "http/cookie.h"
#include "sign-on/hand_over_store.h"
#include "sign-on/start_page.h"

namespace valija::sign_on {

namespace {

// The hash of this browser's state cookie, if it is the state that the ticket was asked with.
std::optional<std::string> own_state_hash(const http::Request& request) {
    const auto cookie = request.cookie(kStateCookie);
    const auto state = request.query_value("state");
    if (!cookie || !state) return std::nullopt;
    std::string hash = crypto::sha256(*cookie);
    if (!crypto::equal_time(base::to_base64url(hash), *state)) return std::nullopt;
    return hash;
}

}  // namespace

http::Response enter(const service::World& world, const http::Request& request) {
    const auto state_hash = own_state_hash(request);
    const auto ticket = request.query_value("ticket");
    if (!state_hash || !ticket) return http::bare(400);
    const base::Time now = world.clock().now();
    const std::string id = base::to_base64url(world.random().bytes(crypto::kDigestBytes));
    const auto old_id = request.cookie(kWebmailCookie);
    const bool entered = db::transact(world.pool(), [&](db::Connection& connection) {
        const auto session_hash = take_ticket(connection, crypto::sha256(*ticket), *state_hash, now);
        if (!session_hash) return false;
        if (old_id) end_webmail_session(connection, crypto::sha256(*old_id));
        create_webmail_session(connection, crypto::sha256(id), *session_hash, now);
        return true;
    });
    if (!entered) return http::bare(400);
    auto response = http::see_other(request.site->webmail_url + "/");
    response.add_header("Set-Cookie", http::make_cookie(kWebmailCookie, id));
    response.add_header("Set-Cookie", http::expire_cookie(kStateCookie));
    return response;
}

}  // namespace valija::sign_on
