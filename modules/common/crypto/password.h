// SPDX-License-Identifier: AGPL-3.0-or-later
// Lasting passwords as Argon2id (RFC 9106) in the form that Dovecot verifies too: "{ARGON2ID}$argon2id$v=19$m=...".
// Costs are settings; the default is OWASP's 19 MiB, 2 passes, 1 lane (Password Storage Cheat Sheet, 2025).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/config.h"

namespace valija::crypto {

// Longer ones are refused before any hashing, so that length cannot be used to burn time (bytes of UTF-8).
inline constexpr std::size_t kPasswordMaxBytes = 512;
// What a person is told: characters.
inline constexpr std::size_t kPasswordMaxCharacters = 128;

struct PasswordCost {
    // 8 .. 229376: with more than Dovecot's auth-worker may have, a right password would look like a wrong one.
    std::uint32_t memory_kib = 19456;
    std::uint32_t passes = 2;  // 1 .. 16
};

// Settings password.memory_kib and password.passes.
PasswordCost cost_from_config(const base::Config& config);

std::string hash_password(std::string_view password, PasswordCost cost);

// false for a wrong password and for a malformed hash. Takes as long as `hash` says.
bool check_password(std::string_view password, std::string_view hash);

// True when `hash` was made with other costs than these: renew it while the password is at hand.
bool is_outdated(std::string_view hash, PasswordCost cost);

}  // namespace valija::crypto
