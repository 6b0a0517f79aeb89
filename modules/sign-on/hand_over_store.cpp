// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/hand_over_store.h"

#include "sessions/webmail_store.h"

namespace valija::sign_on {

namespace {

constexpr db::Query kCreateTicket{
    "create_webmail_ticket",
    "INSERT INTO webmail_ticket (ticket_hash, state_hash, session_hash, expires_at) VALUES (?, ?, ?, ?)"};
constexpr db::Query kFindTicket{"find_webmail_ticket",
                                "SELECT session_hash FROM webmail_ticket"
                                " WHERE ticket_hash = ? AND state_hash = ? AND expires_at > ? FOR UPDATE"};
constexpr db::Query kDeleteTicket{"delete_webmail_ticket", "DELETE FROM webmail_ticket WHERE ticket_hash = ?"};
constexpr db::Query kCreateSession{"create_webmail_session",
                                   "INSERT INTO webmail_session (id_hash, session_hash, created_at) VALUES (?, ?, ?)"};
constexpr unsigned kMostPerSession = 20;
constexpr db::Query kFindOldest{"find_oldest_webmail_session",
                                "SELECT created_at FROM webmail_session WHERE session_hash = ?"
                                " ORDER BY created_at DESC LIMIT 1 OFFSET ?"};
constexpr db::Query kEndOldest{"end_oldest_webmail_sessions",
                               "DELETE FROM webmail_session WHERE session_hash = ? AND created_at <= ?"};
constexpr db::Query kEndSession{"end_webmail_session", "DELETE FROM webmail_session WHERE id_hash = ?"};
constexpr db::Query kEndPortalSession{
    "end_portal_session",
    "DELETE s FROM session s JOIN webmail_session w ON w.session_hash = s.id_hash WHERE w.id_hash = ?"};
constexpr db::Query kFindHolder{
    "find_webmail_holder",
    "SELECT s.id_hash, s.mailbox_id, a.address, s.last_seen_at, COALESCE(CONCAT_WS(' ', p.given_names, "
    "p.first_surname, p.second_surname), ''), "
    "k.id IS NOT NULL"
    " FROM webmail_session w"
    " JOIN session s ON s.id_hash = w.session_hash AND s.expires_at > ? AND s.last_seen_at > ?"
    " JOIN site t ON t.id = s.site_id AND t.site_key = ?"
    " JOIN mailbox m ON m.id = s.mailbox_id AND m.state = 'active'"
    " JOIN domain d ON d.id = m.domain_id AND d.active"
    " JOIN address a ON a.mailbox_id = m.id AND a.is_primary AND a.valid_until IS NULL"
    " LEFT JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL"
    " LEFT JOIN person p ON p.id = h.person_id"
    " LEFT JOIN webmail_token k ON k.id = ?"
    " WHERE w.id_hash = ?"};

}  // namespace

void create_ticket(db::Connection& connection, const Ticket& ticket, base::Time expires_at) {
    connection.change(kCreateTicket, db::Bytes(ticket.ticket_hash), db::Bytes(ticket.state_hash),
                      db::Bytes(ticket.session_hash), expires_at);
}

std::optional<std::string> take_ticket(db::Connection& connection, const std::string& ticket_hash,
                                       const std::string& state_hash, base::Time now) {
    const auto row = connection.find(kFindTicket, db::Bytes(ticket_hash), db::Bytes(state_hash), now);
    if (!row) return std::nullopt;
    connection.change(kDeleteTicket, db::Bytes(ticket_hash));
    return row->text(0);
}

void create_webmail_session(db::Connection& connection, const std::string& id_hash, const std::string& session_hash,
                            base::Time now) {
    connection.change(kCreateSession, db::Bytes(id_hash), db::Bytes(session_hash), now);
    const auto oldest = connection.find(kFindOldest, db::Bytes(session_hash), kMostPerSession);
    if (oldest) connection.change(kEndOldest, db::Bytes(session_hash), oldest->time(0));
}

void end_webmail_session(db::Connection& connection, const std::string& id_hash) {
    connection.change(kEndSession, db::Bytes(id_hash));
}

void end_portal_session(db::Connection& connection, const std::string& webmail_id_hash) {
    connection.change(kEndPortalSession, db::Bytes(webmail_id_hash));
}

std::optional<Holder> find_holder(db::Connection& connection, const std::string& webmail_id_hash,
                                  const std::string& token_id, const std::string& site_key, base::Time now,
                                  const sessions::Limits& limits) {
    const auto row =
        connection.find(kFindHolder, now, now - limits.idle, site_key, db::Bytes(token_id), db::Bytes(webmail_id_hash));
    if (!row) return std::nullopt;
    return Holder{.session = {.id_hash = row->text(0),
                              .mailbox_id = static_cast<std::uint64_t>(row->number(1)),
                              .address = row->text(2),
                              .last_seen_at = row->time(3)},
                  .name = row->text(4),
                  .has_token = row->number(5) != 0};
}

void create_token(db::Connection& connection, const WebmailToken& token, const Holder& holder) {
    sessions::create_webmail_token(connection, {.id = token.id,
                                                .mailbox_id = holder.session.mailbox_id,
                                                .session_hash = holder.session.id_hash,
                                                .secret = token.secret,
                                                .expires_at = token.expires_at});
}

}  // namespace valija::sign_on
