// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/webmail_store.h"

namespace valija::sessions {

namespace {

constexpr db::Query kExpireTickets{"expire_webmail_tickets",
                                   "DELETE FROM webmail_ticket WHERE expires_at <= ? LIMIT ?"};
constexpr db::Query kExpireTokens{"expire_webmail_tokens", "DELETE FROM webmail_token WHERE expires_at <= ? LIMIT ?"};

}  // namespace

std::uint64_t expire_webmail_tickets(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireTickets, now, most);
}

std::uint64_t expire_webmail_tokens(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireTokens, now, most);
}

}  // namespace valija::sessions
