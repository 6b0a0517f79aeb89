// SPDX-License-Identifier: AGPL-3.0-or-later
// Temporary credentials (table activation): each works once, until it expires, and only to choose one's own password; a
// new one voids those before it, so that a mailbox has one live at most (a unique key holds it to that).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"
#include "db/connection.h"

namespace valija::accounts {

// Voids what was issued before and returns the new credential's text, which is kept nowhere. `key` is the setting
// keys.activation. REQUIRES: within a transaction that holds the mailbox.
std::string issue_activation(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                             base::Time expires_at, base::Random& random, std::string_view key);
// Those not used yet; returns how many there were. REQUIRES: within a transaction that holds the mailbox.
std::uint64_t void_activations(db::Connection& connection, std::uint64_t mailbox_id, base::Time now);

}  // namespace valija::accounts
