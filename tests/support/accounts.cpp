// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/accounts.h"

#include "base/fault.h"
#include "crypto/password.h"

namespace valija::tests {

namespace {

constexpr crypto::PasswordCost kCheap{.memory_kib = 8, .passes = 1};

}  // namespace

Accounts::Accounts(const db::Settings& settings) : pool_(settings, 4) {}

std::uint64_t Accounts::create(const std::string& address, accounts::MailboxState state) {
    accounts::NewAccount account;
    account.address = address;
    account.state = state;
    account.given_names = "Ana";
    account.first_surname = "López";
    if (state != accounts::MailboxState::Pending) account.password_hash = crypto::hash_password("correcta", kCheap);
    if (service_.create(account, {}) != accounts::CreateOutcome::Created) base::broken("cannot create " + address);
    return service_.find(address).value().mailbox_id;
}

}  // namespace valija::tests
