// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/accounts.h"

#include "base/fault.h"
#include "crypto/password.h"
#include "people/person_store.h"

namespace valija::tests {

namespace {

constexpr crypto::PasswordCost kCheap{.memory_kib = 8, .passes = 1};

}  // namespace

Accounts::Accounts(const db::Settings& settings) : pool_(settings, 4) {}

std::uint64_t Accounts::create(const std::string& address, accounts::MailboxState state) {
    accounts::NewAccount account;
    account.address = address;
    account.state = state;
    people::Person person;
    person.given_names = "Ana";
    person.first_surname = "López";
    account.holder.person_id = add_person(person);
    if (state != accounts::MailboxState::Pending) account.password_hash = crypto::hash_password("correcta", kCheap);
    if (service_.create(account, {}) != accounts::CreateOutcome::Created) base::broken("cannot create " + address);
    return service_.find(address).value().mailbox_id;
}

std::uint64_t Accounts::add_person(people::Person person) {
    if (person.site_key.empty()) person.site_key = "educacion";
    if (!person.data_updated_at) person.data_updated_at = clock_.now();
    return people::insert_person(*pool_.take(), person, clock_.now());
}

}  // namespace valija::tests
