// SPDX-License-Identifier: AGPL-3.0-or-later
// What a domain's people are and may do (table domain_profile); every domain has one. Which keys self-service asks
// for, how a user name is made, how large a mailbox is, how long credentials live, how old a person's data may be.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "people/national_id.h"
#include "people/person.h"
#include "people/user_name.h"

namespace valija::people {

// Whether a step of the first entry is asked, and may be left for later.
enum class StepRule { Off, Optional, Required };

std::string_view to_text(StepRule rule);
std::optional<StepRule> parse_step_rule(std::string_view text);

struct DomainProfile {
    std::uint32_t domain_id = 0;
    std::string domain;  // its name
    std::string site_key;
    bool domain_active = true;
    std::vector<PersonKind> person_kinds;  // whose personal mailboxes are made in it
    NationalIdKind national_id_kind = NationalIdKind::Curp;
    std::string employee_key_label;
    std::string employee_key_pattern;  // people/employee_key.h
    UserNameRule user_name_rule = UserNameRule::GivenSurname;
    bool may_create = true;
    bool may_reset = true;
    std::uint64_t quota_bytes = 0;
    std::chrono::hours activation_lifetime{0};  // of a credential sent by mail
    std::chrono::days letter_lifetime{0};       // of a credential in a letter
    std::chrono::days data_freshness{0};        // older data are no longer up to date
    std::string support_text;                   // empty: the help desk's channels
    StepRule mobile_step = StepRule::Optional;
    StepRule alternate_step = StepRule::Optional;
    StepRule terms_step = StepRule::Required;
};

// Whether the register has confirmed the person's data recently enough. Never confirmed is not up to date.
bool is_up_to_date(const Person& person, const DomainProfile& profile, base::Time now);

std::optional<DomainProfile> find_profile(db::Connection& connection, const std::string& domain);
// Where a person of that kind gets their personal mailbox: the site's active domain that serves the kind, the first of
// several.
std::optional<DomainProfile> find_profile_for(db::Connection& connection, const std::string& site_key, PersonKind kind);
// Every domain of a site, the first made first: of the first active one self-service takes its questions.
std::vector<DomainProfile> list_profiles(db::Connection& connection, const std::string& site_key);
// Everything but the domain itself.
void save_profile(db::Connection& connection, const DomainProfile& profile);

}  // namespace valija::people
