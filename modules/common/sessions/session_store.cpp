// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/session_store.h"

namespace valija::sessions {

namespace {

constexpr auto kTouchEvery = std::chrono::minutes(1);

constexpr db::Query kCreate{"create_session",
                            "INSERT INTO session (id_hash, mailbox_id, site_id, device_hash, created_at, last_seen_at, "
                            "expires_at, remote_address, user_agent)"
                            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
// Asked only where there are too many: it looks at all sessions of the mailbox.
constexpr db::Query kEndIdlest{"end_idlest_sessions",
                               "DELETE FROM session WHERE mailbox_id = ? AND (last_seen_at, id_hash) <="
                               " (SELECT last_seen_at, id_hash FROM session WHERE mailbox_id = ?"
                               " ORDER BY last_seen_at DESC, id_hash DESC LIMIT 1 OFFSET ?)"};
constexpr db::Query kFindLive{"find_live_session",
                              "SELECT s.mailbox_id, a.address, s.last_seen_at FROM session s"
                              " JOIN site t ON t.id = s.site_id AND t.site_key = ?"
                              " JOIN mailbox m ON m.id = s.mailbox_id AND m.state = 'active'"
                              " JOIN domain d ON d.id = m.domain_id AND d.active"
                              " JOIN address a ON a.mailbox_id = m.id AND a.is_primary AND a.valid_until IS NULL"
                              " WHERE s.id_hash = ? AND s.expires_at > ? AND s.last_seen_at > ?"};
constexpr db::Query kList{"list_sessions",
                          "SELECT created_at, last_seen_at, remote_address, user_agent, id_hash FROM session"
                          " WHERE mailbox_id = ? AND expires_at > ? AND last_seen_at > ? ORDER BY last_seen_at DESC"};
constexpr db::Query kTouch{"touch_session", "UPDATE session SET last_seen_at = ? WHERE id_hash = ?"};
constexpr db::Query kCopy{"copy_session",
                          "INSERT INTO session (id_hash, mailbox_id, site_id, device_hash, created_at, last_seen_at, "
                          "expires_at, remote_address, user_agent)"
                          " SELECT ?, mailbox_id, site_id, device_hash, created_at, last_seen_at, expires_at,"
                          " remote_address, user_agent FROM session WHERE id_hash = ?"};
constexpr db::Query kEnd{"end_session", "DELETE FROM session WHERE id_hash = ?"};
// Two statements, each along an index; an OR would read the whole table.
constexpr db::Query kExpireAbsolute{"expire_sessions_absolute", "DELETE FROM session WHERE expires_at <= ? LIMIT ?"};
constexpr db::Query kExpireIdle{"expire_sessions_idle", "DELETE FROM session WHERE last_seen_at <= ? LIMIT ?"};

}  // namespace

void create_session(db::Connection& connection, const NewSession& session, base::Time now, const Limits& limits,
                    std::optional<unsigned> open) {
    if (!open || *open >= limits.most_per_mailbox)
        connection.change_later(kEndIdlest, session.mailbox_id, session.mailbox_id, limits.most_per_mailbox - 1);
    std::optional<db::Bytes> device_hash;
    if (session.device_hash) device_hash.emplace(*session.device_hash);
    connection.change_later(kCreate, db::Bytes(session.id_hash), session.mailbox_id, session.site_id, device_hash, now,
                            now, now + limits.absolute, session.remote_address, session.user_agent);
}

std::optional<Session> find_live_session(db::Connection& connection, const std::string& id_hash,
                                         const std::string& site_key, base::Time now, const Limits& limits) {
    const auto row = connection.find(kFindLive, site_key, db::Bytes(id_hash), now, now - limits.idle);
    if (!row) return std::nullopt;
    return Session{.id_hash = id_hash,
                   .mailbox_id = static_cast<std::uint64_t>(row->number(0)),
                   .address = row->text(1),
                   .last_seen_at = row->time(2)};
}

std::vector<OpenSession> list_sessions(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                                       const Limits& limits) {
    std::vector<OpenSession> open;
    for (const db::Row& row : connection.select(kList, mailbox_id, now, now - limits.idle))
        open.push_back({row.text(4), row.time(0), row.time(1), row.text(2), row.text(3)});
    return open;
}

void touch_session(db::Connection& connection, const Session& session, base::Time now) {
    if (now - session.last_seen_at >= kTouchEvery) connection.change(kTouch, now, db::Bytes(session.id_hash));
}

bool renew_session(db::Connection& connection, const std::string& id_hash, const std::string& new_id_hash,
                   const std::function<void()>& move) {
    if (connection.change(kCopy, db::Bytes(new_id_hash), db::Bytes(id_hash)) != 1) return false;
    if (move) move();
    end_session(connection, id_hash);
    return true;
}

void end_session(db::Connection& connection, const std::string& id_hash) {
    connection.change_later(kEnd, db::Bytes(id_hash));
}

std::uint64_t expire_sessions(db::Connection& connection, base::Time now, const Limits& limits, unsigned most) {
    const auto absolute = connection.change(kExpireAbsolute, now, most);
    return absolute + connection.change(kExpireIdle, now - limits.idle, most);
}

}  // namespace valija::sessions
