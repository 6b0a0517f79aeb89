// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/webmail_store.h"

#include "crypto/digest.h"

namespace valija::sessions {

namespace {

constexpr db::Query kExpireTickets{"expire_webmail_tickets",
                                   "DELETE FROM webmail_ticket WHERE expires_at <= ? LIMIT ?"};
constexpr db::Query kExpireTokens{"expire_webmail_tokens", "DELETE FROM webmail_token WHERE expires_at <= ? LIMIT ?"};

constexpr db::Query kCreateToken{
    "create_webmail_token",
    "INSERT IGNORE INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at)"
    " VALUES (?, ?, ?, ?, ?)"};

}  // namespace

void create_webmail_token(db::Connection& connection, const NewWebmailToken& token) {
    connection.change(kCreateToken, db::Bytes(token.id), token.mailbox_id, db::Bytes(token.session_hash),
                      db::Bytes(crypto::sha256(token.secret)), token.expires_at);
}

std::uint64_t expire_webmail_tickets(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireTickets, now, most);
}

std::uint64_t expire_webmail_tokens(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireTokens, now, most);
}

}  // namespace valija::sessions
