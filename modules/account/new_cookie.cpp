// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/new_cookie.h"

#include "accounts/contact_confirmation_store.h"
#include "accounts/second_factor_store.h"
#include "http/cookie.h"
#include "sessions/session_cookie.h"

namespace valija::account {

NewCookie::NewCookie(base::Random& random) : value_(sessions::make_signed_in_value(random)) {}

accounts::AsWell NewCookie::renewal_of(const sessions::Session& who) {
    return [this, old_hash = who.id_hash](db::Connection& connection) {
        const std::string new_hash = sessions::id_hash(value_);
        is_renewed_ = sessions::renew_session(connection, old_hash, new_hash, [&] {
            accounts::move_drafts(connection, old_hash, new_hash);
            accounts::move_confirmations(connection, old_hash, new_hash);
        });
    };
}

http::Response NewCookie::add_to(http::Response response) const {
    if (is_renewed_) response.add_header("Set-Cookie", http::make_cookie(sessions::kSessionCookie, value_));
    return response;
}

}  // namespace valija::account
