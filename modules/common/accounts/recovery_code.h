// SPDX-License-Identifier: AGPL-3.0-or-later
// Recovery codes of a second factor: ten digits in two groups, "48213-90576", so that a telephone's keys are enough.
// Only an HMAC with a key outside the database is kept; guesses are counted (ASVS 5.0, 6.5.2).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/random.h"

namespace valija::accounts {

inline constexpr std::size_t kRecoveryCodes = 10;
inline constexpr std::size_t kRecoveryCodeDigits = 10;

// All different.
std::vector<std::string> make_recovery_codes(base::Random& random);
// Digits alone: people type spaces and dashes as they like.
std::string digits_of(std::string_view typed);
// Of the digits. The same code of two mailboxes gives two values.
std::string recovery_code_hmac(std::string_view key, std::uint64_t mailbox_id, std::string_view digits);

}  // namespace valija::accounts
