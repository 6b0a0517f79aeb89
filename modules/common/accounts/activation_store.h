// SPDX-License-Identifier: AGPL-3.0-or-later
// Temporary credentials (table activation): each works once, until it expires, and only to choose one's own password; a
// new one voids those before it, so that a mailbox has one live at most (a unique key holds it to that). Whoever types
// it gets a pass for the page where that is done (table activation_pass).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/activation.h"
#include "base/clock.h"
#include "base/random.h"
#include "db/connection.h"

namespace valija::accounts {

// One whose secret is known elsewhere already.
void insert_activation(db::Connection& connection, std::uint64_t mailbox_id, const NewActivation& activation);
// Voids what was issued before and returns the new credential's text, which is kept nowhere. `key` is the setting
// keys.activation. REQUIRES: within a transaction that holds the mailbox.
std::string issue_activation(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                             base::Time expires_at, base::Random& random, std::string_view key);
// The same in place of the one that was read before (none: of none): one that somebody issued meanwhile, on another
// machine too, is a DuplicateKey.
std::string replace_activation(db::Connection& connection, std::uint64_t mailbox_id,
                               std::optional<std::uint64_t> known_id, base::Time now, base::Time expires_at,
                               base::Random& random, std::string_view key);
// Those not used yet; returns how many there were. REQUIRES: within a transaction that holds the mailbox.
std::uint64_t void_activations(db::Connection& connection, std::uint64_t mailbox_id, base::Time now);

// One statement. A credential has one pass: the browser that typed it last has it. False when it is not live any more.
[[nodiscard]] bool create_activation_pass(db::Connection& connection, const std::string& id_hash,
                                          std::uint64_t activation_id, base::Time expires_at);
// One that has neither expired nor been voided, of an account that may be activated (pending or active, domain active).
std::optional<ActivationPass> find_activation_pass(db::Connection& connection, const std::string& id_hash,
                                                   const std::string& site_key, base::Time now);
// The same question, once more and with the mailbox, the credential and the pass locked until the transaction ends;
// false also when it was used.
[[nodiscard]] bool lock_activation_pass(db::Connection& connection, const ActivationPass& pass, base::Time now);
void use_activation(db::Connection& connection, std::uint64_t activation_id, base::Time now);

// Passes nobody can use any more, at most `most` in one step; returns how many went.
std::uint64_t expire_activation_passes(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::accounts
