// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/movement_words.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace valija::account {

namespace {

struct Words {
    std::string_view action;
    const char* section;
};

constexpr auto kWords = std::to_array<Words>({{"account_activated", "ACCOUNT_ACTIVATED"},
                                              {"account_blocked", "ACCOUNT_BLOCKED"},
                                              {"account_created", "ACCOUNT_CREATED"},
                                              {"account_modified", "ACCOUNT_MODIFIED"},
                                              {"account_reassigned", "ACCOUNT_REASSIGNED"},
                                              {"account_reset", "ACCOUNT_RESET"},
                                              {"account_resumed", "ACCOUNT_RESUMED"},
                                              {"account_suspended", "ACCOUNT_SUSPENDED"},
                                              {"account_unblocked", "ACCOUNT_UNBLOCKED"},
                                              {"alternate_address_changed", "ALTERNATE_ADDRESS_CHANGED"},
                                              {"app_password_created", "APP_PASSWORD_CREATED"},
                                              {"app_password_revoked", "APP_PASSWORD_REVOKED"},
                                              {"browser_forgotten", "BROWSER_FORGOTTEN"},
                                              {"contact_asked", "CONTACT_ASKED"},
                                              {"mail_answer_changed", "MAIL_ANSWER_CHANGED"},
                                              {"mail_filters_changed", "MAIL_FILTERS_CHANGED"},
                                              {"mail_forwarding_changed", "MAIL_FORWARDING_CHANGED"},
                                              {"mobile_changed", "MOBILE_CHANGED"},
                                              {"password_changed", "PASSWORD_CHANGED"},
                                              {"password_recovered", "PASSWORD_RECOVERED"},
                                              {"problem_reported", "PROBLEM_REPORTED"},
                                              {"second_factor_code_used", "SECOND_FACTOR_CODE_USED"},
                                              {"second_factor_codes_made", "SECOND_FACTOR_CODES_MADE"},
                                              {"second_factor_disabled", "SECOND_FACTOR_DISABLED"},
                                              {"second_factor_enabled", "SECOND_FACTOR_ENABLED"},
                                              {"second_factor_failed", "SECOND_FACTOR_FAILED"},
                                              {"second_factor_reset", "SECOND_FACTOR_RESET"},
                                              {"session_ended", "SESSION_ENDED"},
                                              {"sessions_ended", "SESSIONS_ENDED"},
                                              {"signed_in", "SIGNED_IN"},
                                              {"staff_added", "STAFF_ADDED"},
                                              {"staff_removed", "STAFF_REMOVED"},
                                              {"terms_accepted", "TERMS_ACCEPTED"}});

}  // namespace

std::string movement_section(std::string_view action) {
    const auto* const found =
        std::find_if(std::begin(kWords), std::end(kWords), [&](const Words& words) { return words.action == action; });
    return found == std::end(kWords) ? "OTHER_MOVEMENT" : found->section;
}

void show_movement(view::Slot row, const accounts::OwnMovement& movement, const base::Site& site) {
    row.set("WHEN", base::to_local_text(movement.occurred_at, site.utc_offset));
    auto words = row.include("MOVEMENT", "account/movement.tpl");
    words.show(movement_section(movement.action));
    words.show_if(movement.actor_kind == "staff" || movement.actor_kind == "operator", "BY_STAFF");
}

}  // namespace valija::account
