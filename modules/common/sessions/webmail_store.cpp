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
    "INSERT IGNORE INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at, purpose)"
    " VALUES (?, ?, ?, ?, ?, 'webmail')"};
// Without the column, which whoever calls it may not write: what is not said is for rules.
constexpr db::Query kCreateRulesToken{
    "create_rules_token",
    "INSERT IGNORE INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at)"
    " VALUES (?, ?, ?, ?, ?)"};

void create(db::Connection& connection, const db::Query& query, const NewWebmailToken& token) {
    connection.change(query, db::Bytes(token.id), token.mailbox_id, db::Bytes(token.session_hash),
                      db::Bytes(crypto::sha256(token.secret)), token.expires_at);
}

}  // namespace

void create_webmail_token(db::Connection& connection, const NewWebmailToken& token) {
    create(connection, kCreateToken, token);
}

void create_rules_token(db::Connection& connection, const NewWebmailToken& token) {
    create(connection, kCreateRulesToken, token);
}

std::uint64_t expire_webmail_tickets(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireTickets, now, most);
}

std::uint64_t expire_webmail_tokens(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireTokens, now, most);
}

}  // namespace valija::sessions
