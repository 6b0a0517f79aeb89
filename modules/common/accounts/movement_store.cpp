// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_store.h"

#include <algorithm>

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kRecord{
    "record_movement",
    "INSERT INTO movement (occurred_at, action, actor_kind, actor_id, site_id, mailbox_id, person_id)"
    " SELECT ?, ?, ?, ?, d.site_id, m.id, h.person_id FROM mailbox m"
    " JOIN domain d ON d.id = m.domain_id"
    " LEFT JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL"
    " WHERE m.id = ? LIMIT 1"};

constexpr db::Query kRecordWhose{
    "record_movement_of",
    "INSERT INTO movement (occurred_at, action, actor_kind, actor_id, site_id, mailbox_id, person_id)"
    " VALUES (?, ?, ?, ?, ?, ?, ?)"};

constexpr db::Query kList{
    "list_movements",
    "SELECT m.id, s.number, m.occurred_at, m.action, m.actor_kind, m.actor_id, m.mailbox_id FROM movement m"
    " LEFT JOIN movement_seal s ON s.movement_id = m.id ORDER BY m.id DESC LIMIT ?"};
constexpr db::Query kListOfMailbox{
    "list_movements_of_mailbox",
    "SELECT m.id, s.number, m.occurred_at, m.action, m.actor_kind, m.actor_id, m.mailbox_id FROM movement m"
    " LEFT JOIN movement_seal s ON s.movement_id = m.id"
    " WHERE m.mailbox_id = ? ORDER BY m.occurred_at DESC, m.id DESC LIMIT ?"};

constexpr db::Query kCount{"count_movements",
                           "SELECT COUNT(*) FROM movement WHERE mailbox_id = ? AND occurred_at > ? AND action = ?"};

std::optional<std::uint64_t> read_maybe_id(const db::Row& row, std::size_t column) {
    if (row.is_null(column)) return std::nullopt;
    return static_cast<std::uint64_t>(row.number(column));
}

ListedMovement read_listed(const db::Row& row) {
    return {.id = static_cast<std::uint64_t>(row.number(0)),
            .number = read_maybe_id(row, 1),
            .occurred_at = row.time(2),
            .action = row.text(3),
            .actor_kind = row.text(4),
            .actor_id = read_maybe_id(row, 5),
            .mailbox_id = read_maybe_id(row, 6)};
}

std::string_view to_text(ActorKind kind) {
    switch (kind) {
        case ActorKind::Person:
            return "person";
        case ActorKind::Staff:
            return "staff";
        case ActorKind::Operator:
            return "operator";
        case ActorKind::System:
            return "system";
    }
    base::broken("unknown kind of actor");
}

}  // namespace

void record_movement(db::Connection& connection, const Movement& movement, base::Time now) {
    const std::string_view kind = to_text(movement.actor.kind);
    if (movement.whose) {
        connection.change_later(kRecordWhose, now, movement.action, kind, movement.actor.id, movement.whose->site_id,
                                movement.mailbox_id, movement.whose->person_id);
    } else {
        connection.change_one_later(kRecord, now, movement.action, kind, movement.actor.id, movement.mailbox_id);
    }
}

std::vector<ListedMovement> list_movements(db::Connection& connection, std::optional<std::uint64_t> mailbox_id,
                                           unsigned most) {
    std::vector<ListedMovement> movements;
    for (const db::Row& row :
         mailbox_id ? connection.select(kListOfMailbox, *mailbox_id, most) : connection.select(kList, most))
        movements.push_back(read_listed(row));
    std::reverse(movements.begin(), movements.end());
    return movements;
}

std::uint64_t count_movements(db::Connection& connection, std::uint64_t mailbox_id, const std::string& action,
                              base::Time since) {
    return static_cast<std::uint64_t>(connection.find(kCount, mailbox_id, since, action)->number(0));
}

}  // namespace valija::accounts
