// SPDX-License-Identifier: AGPL-3.0-or-later
// A person and the account that they hold, straight in the instance's tables: no movement and no message tells of them.
#pragma once

#include <string>

#include "accounts/account_service.h"
#include "db/connection.h"
#include "people/person.h"

namespace valija::tests {

struct NewHolder {
    people::Person person;  // of the site educacion
    std::string address;    // at one of its domains
    std::string password;   // empty: none yet
    accounts::MailboxState state = accounts::MailboxState::Active;
    accounts::AccountType type = accounts::AccountType::Personal;
};

// Returns the mailbox's number.
std::uint64_t insert_holder(db::Connection& connection, NewHolder holder);

// Set and confirmed now, as the register says it.
people::Contact confirmed_contact(const std::string& value);

}  // namespace valija::tests
