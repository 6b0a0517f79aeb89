// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/personal_service.h"

#include <algorithm>
#include <unordered_set>

#include "accounts/account_store.h"
#include "accounts/activation_store.h"
#include "accounts/address_policy.h"
#include "accounts/credential_issue.h"
#include "accounts/notices.h"
#include "base/fault.h"
#include "people/person_store.h"
#include "people/user_name.h"

namespace valija::accounts {

namespace {

constexpr int kTries = 5;  // another took the same name in the same moment
constexpr unsigned kMostHomonyms = 100000;
constexpr unsigned kFew = 20;

PersonalStanding stand(db::Connection& connection, people::Person person, base::Time now,
                       PersonalPath path = PersonalPath::SelfService) {
    PersonalStanding standing{.person = std::move(person), .profile = {}, .mailbox = {}};
    standing.profile = people::find_profile_for(connection, standing.person.site_key, standing.person.kind);
    standing.mailbox = find_personal_mailbox(connection, standing.person.id);
    standing.verdict = judge_personal(standing.person, standing.profile, standing.mailbox, now, path);
    return standing;
}

// One of the person's names that nobody has or had, the first of them while they are few. nullopt: there is none left
// (a document's number is one name, and whose account was deleted has had it).
std::optional<std::string> choose_address(db::Connection& connection, const people::Person& person,
                                          const people::DomainProfile& profile) {
    const auto name_of = [&](unsigned homonym) {
        return people::make_user_name(profile.user_name_rule, person.given_names, person.first_surname,
                                      person.second_surname, person.national_id, homonym);
    };
    const auto first = name_of(0);
    std::unordered_set<std::string> taken;
    if (first) {
        lock_address(connection, *first + '@' + profile.domain);
        taken = find_addresses_beginning(connection, *first, profile.domain);
    }
    for (unsigned homonym = 0; homonym < kMostHomonyms; ++homonym) {
        // Of many, about as many numbers are taken as there are addresses: they need not be tried one by one.
        if (homonym == kFew) homonym = std::max(kFew, static_cast<unsigned>(taken.size()));
        const auto name = name_of(homonym);
        if (!name) break;
        std::string address = *name + '@' + profile.domain;
        if (!taken.contains(address)) return address;
    }
    return std::nullopt;
}

NewAccount personal_account(const std::string& address, std::uint64_t person_id) {
    NewAccount account;
    account.address = address;
    account.holder.person_id = person_id;
    return account;
}

PersonalOrderOutcome judge_chosen(const std::string& address, const people::DomainProfile& profile,
                                  const base::Sites& sites) {
    if (address.empty()) return PersonalOrderOutcome::Created;
    if (address.substr(address.rfind('@') + 1) != profile.domain) return PersonalOrderOutcome::OtherDomain;
    switch (judge_address(address, AccountType::Personal, sites)) {
        case AddressVerdict::Fine:
            return PersonalOrderOutcome::Created;
        case AddressVerdict::NotAUserName:
            return PersonalOrderOutcome::NotAUserName;
        case AddressVerdict::Reserved:
            return PersonalOrderOutcome::ReservedName;
    }
    base::broken("unknown verdict about an address");
}

}  // namespace

std::optional<PersonalStanding> PersonalService::find_standing(std::uint64_t person_id) const {
    auto connection = pool_->take();
    auto person = people::find_person(*connection, person_id);
    if (!person) return std::nullopt;
    return stand(*connection, std::move(*person), tools_->clock.now());
}

Issued PersonalService::issue(std::uint64_t person_id, const Actor& actor, const Also& also) const {
    const base::Time now = tools_->clock.now();
    for (int tries = 1;; ++tries) {
        try {
            return db::transact(*pool_, [&](db::Connection& connection) {
                Issued issued = issue_within(connection, person_id, actor, now);
                if (also) also(connection, issued);
                return issued;
            });
        } catch (const db::DuplicateKey&) {
            // A homonym was quicker, or the same person's other request (on another machine): what stands now decides.
            if (tries == kTries) throw;
        }
    }
}

Issued PersonalService::issue_within(db::Connection& connection, std::uint64_t person_id, const Actor& actor,
                                     base::Time now) const {
    auto person = people::find_person_for_update(connection, person_id);
    if (!person) base::broken("a person is gone");
    const PersonalStanding standing = stand(connection, std::move(*person), now);
    Issued issued{.verdict = standing.verdict, .address = standing.mailbox ? standing.mailbox->address : ""};
    const bool creates = standing.verdict == PersonalVerdict::MayCreate;
    if (!creates && standing.verdict != PersonalVerdict::MayReset) return issued;
    std::uint64_t mailbox_id = 0;
    if (creates) {
        const auto address = choose_address(connection, standing.person, *standing.profile);
        if (!address) {
            issued.verdict = PersonalVerdict::NoName;
            return issued;
        }
        issued.address = *address;
        mailbox_id = insert_account(connection, personal_account(*address, person_id), tools_->random, now);
    } else {
        mailbox_id = standing.mailbox->mailbox_id;
    }
    const base::Time expires_at = now + standing.profile->activation_lifetime;
    const std::string credential =
        replace_activation(connection, mailbox_id, standing.mailbox ? standing.mailbox->activation_id : std::nullopt,
                           now, expires_at, tools_->random, tools_->activation_key);
    const char* action = creates ? "account_created" : "account_reset";
    record_movement(connection, {.action = action, .actor = actor, .mailbox_id = mailbox_id}, now);
    tell_credential(connection, *tools_,
                    {.site_key = standing.person.site_key, .mailbox_id = mailbox_id, .address = issued.address},
                    standing.person, action, {.text = credential, .expires_at = expires_at}, now);
    issued.outcome = creates ? IssueOutcome::Created : IssueOutcome::Reset;
    return issued;
}

PersonalOrdered PersonalService::create(const PersonalOrder& order, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    for (int tries = 1;; ++tries) {
        try {
            return db::transact(
                *pool_, [&](db::Connection& connection) { return create_within(connection, order, actor, now); });
        } catch (const db::DuplicateKey&) {
            if (!order.address.empty())
                return {.outcome = PersonalOrderOutcome::AddressTaken,
                        .verdict = PersonalVerdict::MayCreate,
                        .address = {},
                        .credential = {},
                        .expires_at = {}};
            if (tries == kTries) throw;
        }
    }
}

PersonalOrdered PersonalService::create_within(db::Connection& connection, const PersonalOrder& order,
                                               const Actor& actor, base::Time now) const {
    const std::optional<people::Person> person = people::find_person_for_update(connection, order.person_id);
    if (!person) base::broken("a person is gone");
    const auto path = order.delivery == Delivery::Letter ? PersonalPath::StaffByLetter : PersonalPath::StaffByMail;
    const PersonalStanding standing = stand(connection, *person, now, path);
    PersonalOrdered ordered;
    ordered.verdict = standing.verdict;
    if (standing.mailbox) {
        ordered.outcome = PersonalOrderOutcome::HasAccount;
        ordered.address = standing.mailbox->address;
        return ordered;
    }
    if (standing.verdict != PersonalVerdict::MayCreate) return ordered;
    ordered.outcome = judge_chosen(order.address, *standing.profile, tools_->sites);
    if (ordered.outcome != PersonalOrderOutcome::Created) return ordered;
    const auto address =
        order.address.empty() ? choose_address(connection, *person, *standing.profile) : std::optional(order.address);
    if (!address) {
        ordered.outcome = PersonalOrderOutcome::Refused;
        ordered.verdict = PersonalVerdict::NoName;
        return ordered;
    }
    ordered.address = *address;
    const auto mailbox_id = insert_account(connection, personal_account(*address, person->id), tools_->random, now);
    record_movement(connection, {.action = "account_created", .actor = actor, .mailbox_id = mailbox_id}, now);
    IssuedCredential issued = issue_credential(
        connection, *tools_,
        {.account = {.site_key = person->site_key, .mailbox_id = mailbox_id, .address = ordered.address},
         .holder = person,
         .delivery = order.delivery,
         .notice = "account_created"},
        now);
    ordered.credential = std::move(issued.text);
    ordered.expires_at = issued.expires_at;
    return ordered;
}

}  // namespace valija::accounts
