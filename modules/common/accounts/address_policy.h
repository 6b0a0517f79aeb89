// SPDX-License-Identifier: AGPL-3.0-or-later
// What a mailbox may be called when somebody chooses its name: a user name that mail programs and servers take without
// quoting (people/user_name.h), none that a site's own messages come from, and for a person none that mail itself or
// the institution's desks need. Pure.
#pragma once

#include <string>

#include "accounts/account_service.h"

namespace valija::accounts {

enum class AddressVerdict { Fine, NotAUserName, Reserved };

// `address` in lower case, with a domain.
AddressVerdict judge_address(const std::string& address, AccountType type, const base::Sites& sites);

}  // namespace valija::accounts
