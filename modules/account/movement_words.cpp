// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/movement_words.h"

#include <algorithm>
#include <cctype>

namespace valija::account {

namespace {

constexpr std::string_view kWithWords[] = {"account_activated",
                                           "account_blocked",
                                           "account_created",
                                           "account_modified",
                                           "account_reassigned",
                                           "account_reset",
                                           "account_resumed",
                                           "account_suspended",
                                           "account_unblocked",
                                           "alternate_address_changed",
                                           "app_password_created",
                                           "app_password_revoked",
                                           "browser_forgotten",
                                           "mail_answer_changed",
                                           "mail_filters_changed",
                                           "mail_forwarding_changed",
                                           "mobile_changed",
                                           "password_changed",
                                           "password_recovered",
                                           "problem_reported",
                                           "second_factor_code_used",
                                           "second_factor_codes_renewed",
                                           "second_factor_disabled",
                                           "second_factor_enabled",
                                           "second_factor_failed",
                                           "second_factor_reset",
                                           "session_ended",
                                           "sessions_ended",
                                           "signed_in",
                                           "staff_added",
                                           "staff_removed",
                                           "terms_accepted"};

}  // namespace

std::string movement_section(std::string_view action) {
    if (std::find(std::begin(kWithWords), std::end(kWithWords), action) == std::end(kWithWords))
        return "OTHER_MOVEMENT";
    std::string section(action);
    std::transform(section.begin(), section.end(), section.begin(),
                   [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return section;
}

void show_movement(view::Slot row, const accounts::OwnMovement& movement, const base::Site& site) {
    row.set("WHEN", base::to_local_text(movement.occurred_at, site.utc_offset));
    auto words = row.include("MOVEMENT", "account/movement.tpl");
    words.show(movement_section(movement.action));
    words.show_if(movement.actor_kind == "staff" || movement.actor_kind == "operator", "BY_STAFF");
}

}  // namespace valija::account
