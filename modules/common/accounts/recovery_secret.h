// SPDX-License-Identifier: AGPL-3.0-or-later
// What proves that a contact is the asker's (NIST SP 800-63B-4, 4.2.1.2): six random digits by short message, whose
// caps bound how many anybody can guess at; ten by mail, which has no such caps and whose code lives for a day; and for
// a mailed link 256 random bits. Only their HMACs are kept, bound to the request that they were made for.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "base/random.h"
#include "people/person.h"

namespace valija::accounts {

inline constexpr std::size_t kShortMessageCodeDigits = 6;
inline constexpr std::size_t kMailedCodeDigits = 10;
inline constexpr std::chrono::minutes kShortMessageCodeLife{10};
inline constexpr std::chrono::hours kMailedCodeLife{24};

std::chrono::minutes code_life(people::ContactKind channel);

struct RecoverySecret {
    std::string code;
    std::string link_token;  // base64url
};
RecoverySecret make_recovery_secret(base::Random& random, people::ContactKind channel);

// As a message shows it: "48219 35507".
std::string spell_one_time_code(const std::string& code);

// `key` is the setting keys.recovery, `number` the request's. Spaces and dashes in a code make no difference.
std::string one_time_code_hmac(std::string_view key, std::string_view number, std::string_view code);
std::string one_time_link_hmac(std::string_view key, std::string_view number, std::string_view token);

}  // namespace valija::accounts
