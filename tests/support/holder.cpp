// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/holder.h"

#include "accounts/account_store.h"
#include "base/fault.h"
#include "base/random.h"
#include "crypto/password.h"
#include "people/person_store.h"

namespace valija::tests {

namespace {

constexpr crypto::PasswordCost kCheap{.memory_kib = 8, .passes = 1};

}  // namespace

std::uint64_t insert_holder(db::Connection& connection, NewHolder holder) {
    const base::Time now = base::SystemClock().now();
    base::SystemRandom random;
    holder.person.site_key = "educacion";
    accounts::NewAccount account;
    account.address = holder.address;
    account.type = holder.type;
    account.state = holder.state;
    account.holder.person_id = people::insert_person(connection, holder.person, now);
    if (!holder.password.empty()) account.password_hash = crypto::hash_password(holder.password, kCheap);
    const auto mailbox_id = accounts::insert_account(connection, account, random, now);
    if (mailbox_id == 0) base::broken("no such domain: " + holder.address);
    return mailbox_id;
}

people::Contact confirmed_contact(const std::string& value) {
    const base::Time now = base::SystemClock().now();
    return {.value = value, .set_at = now, .confirmed_at = now, .confirmed_by = people::ConfirmedBy::Register};
}

}  // namespace valija::tests
