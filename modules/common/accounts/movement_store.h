// SPDX-License-Identifier: AGPL-3.0-or-later
// What happened to accounts (table movement), with ids only. Written in the transaction of the change itself; never
// changed after.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

enum class ActorKind { Person, Staff, Operator, System };

struct Actor {
    ActorKind kind = ActorKind::System;
    std::optional<std::uint64_t> id;
};

struct Movement {
    std::string_view action;  // past words: account_blocked
    Actor actor;
    std::uint64_t mailbox_id = 0;
};

// Site and holder are taken from the mailbox.
void record_movement(db::Connection& connection, const Movement& movement, base::Time now);

}  // namespace valija::accounts
