// SPDX-License-Identifier: AGPL-3.0-or-later
// Burnt security codes (table captcha_nonce). The primary key decides between two checks at once, on one machine or on
// two.
#pragma once

#include <string>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::guard {

enum class BurnOutcome { Burnt, BurntBefore };

BurnOutcome burn_nonce(db::Connection& connection, const std::string& nonce, base::Time expires_at);
// The same with the transaction's next statement, where one that was burnt before is a db::DuplicateKey.
void burn_nonce_later(db::Connection& connection, const std::string& nonce, base::Time expires_at);

// Rows whose challenge has expired anyway, at most `most` in one step; returns how many went.
std::uint64_t expire_nonces(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::guard
