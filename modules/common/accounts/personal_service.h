// SPDX-License-Identifier: AGPL-3.0-or-later
// The personal account of a person that the register knows: made, or given a new credential, in one transaction with
// its movement and its message. Part of THE account service; self-service, enrolment and staff call it alike. Knowing a
// person's keys only selects them: the credential goes to the alternate address as it stands in the register at that
// moment, and to nobody else.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "accounts/account_service.h"
#include "accounts/personal_policy.h"
#include "people/person.h"

namespace valija::accounts {

// How a person stands, for showing it before anything is done.
struct PersonalStanding {
    people::Person person;
    std::optional<people::DomainProfile> profile;
    std::optional<PersonalMailbox> mailbox;
    PersonalVerdict verdict = PersonalVerdict::NoDomain;
};

enum class IssueOutcome { Created, Reset, Refused };

struct Issued {
    IssueOutcome outcome = IssueOutcome::Refused;
    PersonalVerdict verdict = PersonalVerdict::NoDomain;  // as it stood before
    std::string address;                                  // of the account, if there is one
};

// What staff ask for: a person's first account, under a name that is made or one that was chosen.
struct PersonalOrder {
    std::uint64_t person_id = 0;
    std::string address;  // lower case; empty: made from the person's name
    Delivery delivery = Delivery::Mail;
};

enum class PersonalOrderOutcome { Created, Refused, HasAccount, OtherDomain, NotAUserName, ReservedName, AddressTaken };

struct PersonalOrdered {
    PersonalOrderOutcome outcome = PersonalOrderOutcome::Refused;
    PersonalVerdict verdict = PersonalVerdict::NoDomain;  // why it was Refused
    std::string address;                                  // of the account, if there is one
    std::string credential;                               // for a letter; else empty
    base::Time expires_at;
};

class PersonalService {
  public:
    PersonalService(db::Pool& pool, const Tools& tools) : pool_(&pool), tools_(&tools) {}

    // nullopt: no such person.
    std::optional<PersonalStanding> find_standing(std::uint64_t person_id) const;
    // Creates the account or issues a new credential for it, whichever the person's standing is; anything else is
    // Refused with the verdict. The present password stays valid until the credential is used: whoever knows the keys
    // cannot shut the person out. Asked for many times at once: one account, one message, the others are told so.
    // `also` runs in the same transaction, whatever the outcome; what it throws takes everything back.
    using Also = std::function<void(db::Connection&, const Issued&)>;
    [[nodiscard]] Issued issue(std::uint64_t person_id, const Actor& actor, const Also& also = {}) const;

    // For staff: only for whom the policy lets have one (PersonalPath), and only a first one; anything else changes
    // nothing. A reset is AccountService's.
    [[nodiscard]] PersonalOrdered create(const PersonalOrder& order, const Actor& actor) const;

  private:
    PersonalOrdered create_within(db::Connection& connection, const PersonalOrder& order, const Actor& actor,
                                  base::Time now) const;
    Issued issue_within(db::Connection& connection, std::uint64_t person_id, const Actor& actor, base::Time now) const;

    db::Pool* pool_;
    const Tools* tools_;
};

}  // namespace valija::accounts
