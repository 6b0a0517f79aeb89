// SPDX-License-Identifier: AGPL-3.0-or-later
// Who may have a personal account, and what self-service may do for them (rows B3 to B6): only an active person whose
// data the register has confirmed lately, one account each, and credentials only to an alternate address that was
// enrolled before. Pure: no database, time passed in.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "accounts/account_service.h"
#include "people/domain_profile_store.h"
#include "people/person.h"

namespace valija::accounts {

// The personal mailbox that a person has now.
struct PersonalMailbox {
    std::uint64_t mailbox_id = 0;
    std::string address;  // primary
    MailboxState state = MailboxState::Pending;
    std::optional<base::Time> issued_at;              // of the credential that is live, if one is
    std::optional<base::Time> expires_at;             // of the same
    std::optional<std::uint64_t> activation_id = {};  // its number
};

// Whoever asks again so soon is told that the message is on its way.
inline constexpr std::chrono::minutes kResendAfter{10};
// A contact that was changed waits so long before credentials go to it, unless the register or staff set it: whoever
// has got into an account cannot take it over by a change of address and a reset.
inline constexpr std::chrono::hours kContactCooling{72};

enum class PersonalVerdict {
    MayCreate,
    MayReset,
    SentShortlyBefore,  // a credential is under way
    NoDomain,           // no domain of the site serves this kind of person
    NotActive,
    OutdatedData,
    AccountClosed,  // blocked or suspended: the help desk's affair
    NoAlternateAddress,
    NoName,  // every name that could be made of theirs is taken, by themselves before or by others
    CreationNotOffered,
    ResetNotOffered
};

// Who asks, and how the credential gets to the person. Self-service offers what the domain's profile lets it; staff
// make an account also where people may not do so themselves, and a letter needs no alternate address. Whose account it
// may be is the same for all.
enum class PersonalPath { SelfService, StaffByMail, StaffByLetter };

// May a credential go to this contact?
bool may_receive_credentials(const std::optional<people::Contact>& contact, base::Time now);

PersonalVerdict judge_personal(const people::Person& person, const std::optional<people::DomainProfile>& profile,
                               const std::optional<PersonalMailbox>& mailbox, base::Time now,
                               PersonalPath path = PersonalPath::SelfService);

}  // namespace valija::accounts
