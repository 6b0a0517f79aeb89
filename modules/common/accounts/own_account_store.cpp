// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/own_account_store.h"

#include <algorithm>

#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr db::Query kLoad{"load_own_account",
                          "SELECT h.account_type, h.person_id, m.quota_bytes, IFNULL(u.bytes, 0),"
                          " IFNULL(u.messages, 0), m.created_at, h.valid_from, m.password_changed_at FROM mailbox m"
                          " JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL"
                          " JOIN address a ON a.mailbox_id = m.id AND a.is_primary AND a.valid_until IS NULL"
                          " LEFT JOIN mailbox_usage u ON u.address = a.address WHERE m.id = ?"};
constexpr db::Query kList{"list_own_movements",
                          "SELECT m.occurred_at, m.action, m.actor_kind FROM movement m"
                          " JOIN holding h ON h.mailbox_id = m.mailbox_id AND h.valid_until IS NULL"
                          " AND h.valid_from <= m.occurred_at"
                          " WHERE m.mailbox_id = ? ORDER BY m.occurred_at DESC, m.id DESC LIMIT ?"};
constexpr db::Query kLock{"lock_mailbox", "SELECT id FROM mailbox WHERE id = ? FOR UPDATE"};

// Dovecot's count may go below nothing for a moment.
std::uint64_t at_least_none(std::int64_t number) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, number));
}

}  // namespace

OwnAccount load_own_account(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto row = connection.find(kLoad, mailbox_id);
    if (!row) base::broken("a session of a mailbox that nobody holds");
    const auto type = parse_account_type(row->text(0));
    if (!type) base::broken("unknown account type " + row->text(0));
    OwnAccount own{.type = *type,
                   .person_id = {},
                   .quota_bytes = at_least_none(row->number(2)),
                   .used_bytes = at_least_none(row->number(3)),
                   .messages = at_least_none(row->number(4)),
                   .created_at = row->time(5),
                   .held_since = row->time(6),
                   .password_changed_at = {}};
    if (!row->is_null(1)) own.person_id = at_least_none(row->number(1));
    if (!row->is_null(7)) own.password_changed_at = row->time(7);
    return own;
}

std::vector<OwnMovement> list_own_movements(db::Connection& connection, std::uint64_t mailbox_id, unsigned most) {
    std::vector<OwnMovement> movements;
    for (const db::Row& row : connection.select(kList, mailbox_id, most))
        movements.push_back({.occurred_at = row.time(0), .action = row.text(1), .actor_kind = row.text(2)});
    return movements;
}

void lock_mailbox(db::Connection& connection, std::uint64_t mailbox_id) { connection.find(kLock, mailbox_id); }

}  // namespace valija::accounts
