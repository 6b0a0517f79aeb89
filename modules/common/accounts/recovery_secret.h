// SPDX-License-Identifier: AGPL-3.0-or-later
// What proves that a contact is the asker's: six random digits, and for a mailed link 256 random bits (NIST SP
// 800-63B-4, 4.2.1.2). Only their HMACs are kept, bound to the request that they were made for.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/random.h"

namespace valija::accounts {

enum class RecoveryChannel { Mobile, AlternateAddress };

inline constexpr std::size_t kOneTimeCodeDigits = 6;
inline constexpr std::chrono::minutes kShortMessageCodeLife{10};
inline constexpr std::chrono::hours kMailedCodeLife{24};

std::chrono::minutes code_life(RecoveryChannel channel);

struct RecoverySecret {
    std::string code;
    std::string link_token;  // base64url
};
RecoverySecret make_recovery_secret(base::Random& random);

// `key` is the setting keys.recovery, `number` the request's. Spaces and dashes in a code make no difference.
std::string one_time_code_hmac(std::string_view key, std::string_view number, std::string_view code);
std::string one_time_link_hmac(std::string_view key, std::string_view number, std::string_view token);

}  // namespace valija::accounts
