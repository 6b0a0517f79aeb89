// SPDX-License-Identifier: AGPL-3.0-or-later
// The two keys as they were typed, in the form of their validators, with what is wrong with each. Pure.
#pragma once

#include <string>
#include <vector>

#include "people/domain_profile_store.h"

namespace valija::self_service {

inline constexpr std::size_t kKeyMaxCharacters = 60;  // the spaces and dashes that people write included

struct Keys {
    std::string national_id;
    std::string employee_key;
    bool national_id_wrong = false;   // cannot be anybody's
    bool employee_key_wrong = false;  // does not look like one of this institution
};

// As the first of the domains takes them that takes both; else what is wrong with them for the first of all.
// REQUIRES: one at least.
Keys read_keys(const std::vector<people::DomainProfile>& offers, const std::string& national_id,
               const std::string& employee_key);

}  // namespace valija::self_service
