// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table sign_in_pass: a browser whose password was right and that is asked for the second factor. It opens one
// page for 5 minutes and 3 codes, and nothing any more once the password, the state or the factor of its mailbox is
// another.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "accounts/account_service.h"
#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

inline constexpr std::chrono::minutes kSignInPassLife{5};
inline constexpr unsigned kSignInPassTries = 3;

enum class LeadsTo { Webmail, Account };

struct SignInPass {
    Account account;  // as it is now; it may enter, but for the second factor
    LeadsTo leads_to = LeadsTo::Webmail;
    unsigned tries = 0;
};

// REQUIRES: an account with a password. `id_hash` is the SHA-256 of the browser's cookie.
void create_sign_in_pass(db::Connection& connection, const std::string& id_hash, const Account& account,
                         LeadsTo leads_to, base::Time now);
// One that is good, with tries left.
std::optional<SignInPass> find_sign_in_pass(db::Connection& connection, const std::string& id_hash,
                                            const std::string& site_key, base::Time now);
// Counts a try before its code is looked at; false: there is none left.
[[nodiscard]] bool count_sign_in_pass(db::Connection& connection, const std::string& id_hash, base::Time now);
void end_sign_in_pass(db::Connection& connection, const std::string& id_hash);
// At most `most` in one step; returns how many went.
std::uint64_t expire_sign_in_passes(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::accounts
