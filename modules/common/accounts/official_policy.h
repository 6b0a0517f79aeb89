// SPDX-License-Identifier: AGPL-3.0-or-later
// Which accounts staff set up for the institution's own use (row B6): of a work centre whose data are up to date in the
// catalogue, of a function that a person answers for, of a service that a person or an office answers for. A personal
// account is never one of them (personal_policy.h). Pure: no database, time passed in.
#pragma once

#include <optional>
#include <string>

#include "accounts/account_service.h"
#include "accounts/address_policy.h"
#include "people/domain_profile_store.h"
#include "people/person.h"
#include "people/work_centre_store.h"

namespace valija::accounts {

struct OfficialOrder {
    std::string address;  // lower case
    AccountType type = AccountType::Function;
    Holder holder;  // of a work centre without a person: its director
    Delivery delivery = Delivery::Mail;
};

// What the database knows of what was asked for.
struct OfficialFacts {
    std::optional<people::DomainProfile> profile;
    std::optional<people::Person> person;      // of that site
    std::optional<people::WorkCentre> centre;  // of that site
    bool has_office = false;                   // one of that site
    AddressVerdict address = AddressVerdict::Fine;
};

enum class OfficialVerdict {
    MayCreate,
    PersonalAccount,
    NoSuchDomain,  // none, or switched off
    NotAUserName,
    ReservedName,
    NoSuchPerson,
    NotActivePerson,
    NoSuchWorkCentre,
    ClosedWorkCentre,
    OutdatedWorkCentre,
    NoSuchOffice,
    NoWorkCentre,     // asked for none, and the type needs one
    WorkCentreAlien,  // asked for one, and the type has none
    NobodyAnswers,    // no person (or office) where the type needs one
    NoAlternateAddress
};

OfficialVerdict judge_official(const OfficialOrder& order, const OfficialFacts& facts, base::Time now);

}  // namespace valija::accounts
