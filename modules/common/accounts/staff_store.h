// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table staff: which mailbox serves which institution, as what. Only the staff service writes it, and the
// account service when it deletes an account. A role is a row of its own; `domain` empty: the whole site.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

enum class StaffRole { Systems, HelpDesk, Auditor, Letters, Admin };

std::string_view to_text(StaffRole role);
std::optional<StaffRole> parse_staff_role(std::string_view text);

struct StaffMember {
    std::uint64_t id = 0;
    std::string site_key;
    std::optional<std::string> domain;
    std::uint64_t mailbox_id = 0;
    std::string address;  // primary
    StaffRole role = StaffRole::HelpDesk;
    base::Time added_at;
};

// Those who have a role now, at a site or (empty) at all, the first added first.
std::vector<StaffMember> list_staff(db::Connection& connection, const std::string& site_key);

// For the whole site. False when there is no such site; throws DuplicateKey when the mailbox has the role there.
[[nodiscard]] bool insert_staff(db::Connection& connection, const std::string& site_key, std::uint64_t mailbox_id,
                                StaffRole role, base::Time now);
// How many rows ended. `role` empty: every role at that site.
std::uint64_t end_staff(db::Connection& connection, const std::string& site_key, std::uint64_t mailbox_id,
                        std::optional<StaffRole> role, base::Time now);
// Everywhere.
std::uint64_t end_all_staff(db::Connection& connection, std::uint64_t mailbox_id, base::Time now);

}  // namespace valija::accounts
