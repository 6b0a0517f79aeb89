// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_store.h"

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
    const auto written = connection.change(kRecord, now, movement.action, to_text(movement.actor.kind),
                                           movement.actor.id, movement.mailbox_id);
    if (written != 1) base::broken("movement about no mailbox");
}

}  // namespace valija::accounts
