// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_seal_store.h"

namespace valija::accounts {

namespace {

constexpr db::Query kFindHead{"find_movement_head",
                              "SELECT number, mac, sealed_at FROM movement_seal ORDER BY number DESC LIMIT 1"};
constexpr db::Query kClaim{"claim_sealing",
                           "UPDATE movement_sealer SET holder = ?, lease_until = ?"
                           " WHERE id = 1 AND (holder = ? OR lease_until IS NULL OR lease_until <= ?)"};
constexpr db::Query kRelease{"release_sealing",
                             "UPDATE movement_sealer SET lease_until = NULL WHERE id = 1 AND holder = ?"};
constexpr db::Query kHasPending{"has_pending_movement", "SELECT movement_id FROM movement_pending LIMIT 1"};
// STRAIGHT_JOIN: the few that wait lead, never the million that do not.
constexpr db::Query kListPending{
    "list_pending_movements",
    "SELECT STRAIGHT_JOIN s.number, m.id, m.occurred_at, m.action, m.actor_kind, m.actor_id, m.site_id, m.mailbox_id,"
    " m.person_id FROM movement_pending p JOIN movement m ON m.id = p.movement_id"
    " LEFT JOIN movement_seal s ON s.movement_id = p.movement_id ORDER BY p.movement_id LIMIT ?"};
constexpr db::Query kCountPending{"count_pending_movements", "SELECT COUNT(*) FROM movement_pending"};
constexpr db::Query kInsertSeal{"insert_movement_seal",
                                "INSERT INTO movement_seal (number, movement_id, mac, sealed_at) VALUES (?, ?, ?, ?)"};
constexpr db::Query kDeletePending{"delete_pending_movement", "DELETE FROM movement_pending WHERE movement_id = ?"};
constexpr db::Query kListSeals{
    "list_movement_seals",
    "SELECT s.number, s.movement_id, s.mac, m.id, m.occurred_at, m.action, m.actor_kind, m.actor_id, m.site_id,"
    " m.mailbox_id, m.person_id FROM movement_seal s LEFT JOIN movement m ON m.id = s.movement_id"
    " WHERE s.number > ? ORDER BY s.number LIMIT ?"};
constexpr db::Query kFindStepEnd{
    "find_movement_step_end", "SELECT MAX(id) FROM (SELECT id FROM movement WHERE id > ? ORDER BY id LIMIT ?) AS step"};
constexpr db::Query kListUnsealed{"list_unsealed_movements",
                                  "SELECT m.id FROM movement m"
                                  " LEFT JOIN movement_seal s ON s.movement_id = m.id"
                                  " LEFT JOIN movement_pending p ON p.movement_id = m.id"
                                  " WHERE m.id > ? AND m.id <= ? AND s.number IS NULL AND p.movement_id IS NULL"
                                  " ORDER BY m.id"};
constexpr db::Query kListPendingGone{"list_pending_without_movement",
                                     "SELECT p.movement_id FROM movement_pending p"
                                     " LEFT JOIN movement m ON m.id = p.movement_id"
                                     " WHERE m.id IS NULL ORDER BY p.movement_id LIMIT ?"};
constexpr db::Query kClaimHeadMail{
    "claim_head_mail",
    "UPDATE movement_sealer SET head_mailed_at = ?"
    " WHERE id = 1 AND (head_mailed_at IS NULL OR head_mailed_at <= ?) AND EXISTS (SELECT 1 FROM movement_seal)"};

std::uint64_t read_id(const db::Row& row, std::size_t column) { return static_cast<std::uint64_t>(row.number(column)); }

MovementRow read_movement(const db::Row& row, std::size_t first) {
    MovementRow movement;
    for (std::size_t i = 0; i < movement.size(); ++i) movement[i] = row.maybe_text(first + i);
    return movement;
}

std::vector<std::uint64_t> read_ids(const db::Rows& rows) {
    std::vector<std::uint64_t> ids;
    for (const db::Row& row : rows) ids.push_back(read_id(row, 0));
    return ids;
}

}  // namespace

std::optional<Head> find_head(db::Connection& connection) {
    const auto row = connection.find(kFindHead);
    if (!row) return std::nullopt;
    return Head{.number = read_id(*row, 0), .mac = row->text(1), .sealed_at = row->time(2)};
}

bool claim_sealing(db::Connection& connection, const std::string& holder, base::Time now, base::Time until) {
    return connection.change(kClaim, db::Bytes(holder), until, db::Bytes(holder), now) == 1;
}

void release_sealing(db::Connection& connection, const std::string& holder) {
    connection.change(kRelease, db::Bytes(holder));
}

bool has_pending(db::Connection& connection) { return connection.find(kHasPending).has_value(); }

std::vector<Pending> list_pending(db::Connection& connection, unsigned most) {
    std::vector<Pending> pending;
    for (const db::Row& row : connection.select(kListPending, most)) {
        pending.push_back({.movement_id = read_id(row, 1), .row = read_movement(row, 1), .has_seal = !row.is_null(0)});
    }
    return pending;
}

std::uint64_t count_pending(db::Connection& connection) { return read_id(connection.find(kCountPending).value(), 0); }

void insert_seal(db::Connection& connection, const Seal& seal, base::Time now) {
    connection.change(kInsertSeal, seal.number, seal.movement_id, db::Bytes(seal.mac), now);
}

void delete_pending(db::Connection& connection, std::uint64_t movement_id) {
    connection.change(kDeletePending, movement_id);
}

std::vector<Seal> list_seals(db::Connection& connection, std::uint64_t after, unsigned most) {
    std::vector<Seal> seals;
    for (const db::Row& row : connection.select(kListSeals, after, most)) {
        Seal seal{.number = read_id(row, 0), .movement_id = read_id(row, 1), .mac = row.text(2), .row = {}};
        if (!row.is_null(3)) seal.row = read_movement(row, 3);
        seals.push_back(std::move(seal));
    }
    return seals;
}

std::optional<std::uint64_t> find_step_end(db::Connection& connection, std::uint64_t after, unsigned most) {
    const auto row = connection.find(kFindStepEnd, after, most);
    if (!row || row->is_null(0)) return std::nullopt;
    return read_id(*row, 0);
}

std::vector<std::uint64_t> list_unsealed(db::Connection& connection, std::uint64_t after, std::uint64_t until) {
    return read_ids(connection.select(kListUnsealed, after, until));
}

std::vector<std::uint64_t> list_pending_without_movement(db::Connection& connection, unsigned most) {
    return read_ids(connection.select(kListPendingGone, most));
}

bool claim_head_mail(db::Connection& connection, base::Time now, base::Time not_since) {
    return connection.change(kClaimHeadMail, now, not_since) == 1;
}

}  // namespace valija::accounts
