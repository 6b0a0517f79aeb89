// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the first entry's steps (tables terms_acceptance, entry_step_skip) and what they hang from.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "accounts/entry_steps.h"
#include "db/connection.h"

namespace valija::accounts {

// One statement. `terms_version` is the site's. REQUIRES: the mailbox exists.
EntryFacts load_entry_facts(db::Connection& connection, std::uint64_t mailbox_id, const std::string& terms_version);

// False: this version was accepted before.
[[nodiscard]] bool insert_acceptance(db::Connection& connection, std::uint64_t mailbox_id, const std::string& version,
                                     base::Time now);
struct Acceptance {
    std::string version;
    base::Time accepted_at;
};
// The newest first.
std::vector<Acceptance> list_acceptances(db::Connection& connection, std::uint64_t mailbox_id);

void save_skip(db::Connection& connection, std::uint64_t mailbox_id, EntryStep step, base::Time skipped_until);

}  // namespace valija::accounts
