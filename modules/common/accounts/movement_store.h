// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened to accounts (table movement), with ids only. Written in the transaction of the change itself; never
// changed after. Its number comes later, from the sealer (movement_sealer.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

enum class ActorKind { Person, Staff, Operator, System };

struct Actor {
    ActorKind kind = ActorKind::System;
    std::optional<std::uint64_t> id;
};

// Of which site a mailbox is, and who holds it.
struct Whose {
    std::uint64_t site_id = 0;
    std::optional<std::uint64_t> person_id;
};

struct Movement {
    std::string_view action;  // past words: account_blocked
    Actor actor;
    std::uint64_t mailbox_id = 0;
    std::optional<Whose> whose = {};  // if the transaction has read it; else it is looked up
};

// With the transaction's next statement, or at its commit; a Broken there when there is no such mailbox (which who has
// read `whose` has seen).
void record_movement(db::Connection& connection, const Movement& movement, base::Time now);

struct ListedMovement {
    std::uint64_t id = 0;
    std::optional<std::uint64_t> number;  // none: waits for its seal
    base::Time occurred_at;
    std::string action;
    std::string actor_kind;
    std::optional<std::uint64_t> actor_id;
    std::optional<std::uint64_t> mailbox_id;
};

// The newest `most`, of one mailbox or of all; the oldest of them first.
std::vector<ListedMovement> list_movements(db::Connection& connection, std::optional<std::uint64_t> mailbox_id,
                                           unsigned most);

// How often that happened to the mailbox since then.
std::uint64_t count_movements(db::Connection& connection, std::uint64_t mailbox_id, const std::string& action,
                              base::Time since);

}  // namespace valija::accounts
