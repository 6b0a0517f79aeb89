// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/entry_steps.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

using people::StepRule;

bool is_open(const EntryStepFacts& facts, base::Time now) {
    if (facts.is_done || facts.rule == StepRule::Off) return false;
    return facts.rule == StepRule::Required || !facts.skipped_until || *facts.skipped_until <= now;
}

void add_open(std::vector<OpenStep>& open, EntryStep step, const EntryStepFacts& facts, base::Time now) {
    if (is_open(facts, now)) open.push_back({.step = step, .may_skip = facts.rule != StepRule::Required});
}

}  // namespace

std::string_view to_text(EntryStep step) {
    switch (step) {
        case EntryStep::Mobile:
            return "mobile";
        case EntryStep::AlternateAddress:
            return "alternate_address";
        case EntryStep::Terms:
            return "terms";
    }
    base::broken("unknown step of the first entry");
}

std::optional<EntryStep> parse_entry_step(std::string_view text) {
    for (const auto step : {EntryStep::Mobile, EntryStep::AlternateAddress, EntryStep::Terms}) {
        if (to_text(step) == text) return step;
    }
    return std::nullopt;
}

std::vector<OpenStep> open_steps(const EntryFacts& facts, base::Time now) {
    std::vector<OpenStep> open;
    if (facts.is_personal && facts.sms_open) add_open(open, EntryStep::Mobile, facts.mobile, now);
    if (facts.is_personal) add_open(open, EntryStep::AlternateAddress, facts.alternate_address, now);
    add_open(open, EntryStep::Terms, facts.terms, now);
    return open;
}

}  // namespace valija::accounts
