// SPDX-License-Identifier: AGPL-3.0-or-later
// What a person is asked before their mail opens (row D3): a mobile, an alternate address, the conditions of use, in
// this order, as the domain's profile has it. What may be left for later is asked again. Pure: no database, time passed
// in.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/account_service.h"
#include "people/domain_profile_store.h"

namespace valija::accounts {

enum class EntryStep { Mobile, AlternateAddress, Terms };

std::string_view to_text(EntryStep step);  // as the database writes it: alternate_address
std::optional<EntryStep> parse_entry_step(std::string_view text);

// Whoever left a step for later is asked again after so long.
inline constexpr std::chrono::days kAskedAgainAfter{7};

// What the database knows of one step.
struct EntryStepFacts {
    people::StepRule rule = people::StepRule::Off;
    bool is_done = false;
    std::optional<base::Time> skipped_until;
};

struct EntryFacts {
    bool is_personal = false;  // other accounts have no contacts of their own
    bool sms_open = false;     // a mobile cannot be confirmed without
    EntryStepFacts mobile;
    EntryStepFacts alternate_address;
    EntryStepFacts terms;
};

struct OpenStep {
    EntryStep step = EntryStep::Terms;
    bool may_skip = true;
};

// In the order in which they are asked; empty: the mail opens.
std::vector<OpenStep> open_steps(const EntryFacts& facts, base::Time now);

}  // namespace valija::accounts
