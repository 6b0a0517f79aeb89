// SPDX-License-Identifier: AGPL-3.0-or-later
// Tells a wrong password given again from another guess: 12 bits of a keyed hash of address and password, as four hex
// digits ("0afd"). Far too few to find the password by, enough to count a forgotten mail program once. It is what
// Dovecot's auth policy client sends as pwhash (auth_policy_hash_mech sha256, auth_policy_hash_truncate 12), so the
// portal and the mail programs count one wrong password as one.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace valija::guard {

inline constexpr std::size_t kPasswordMarkCharacters = 4;

// `key` is the setting that Dovecot has as auth_policy_hash_nonce. REQUIRES: a lower-case address.
std::string password_mark(std::string_view key, std::string_view address, std::string_view password);
// For what is another guess each time, though it be the same text: a one-time code.
std::string random_mark(base::Random& random);
// Four lower-case hex digits.
bool is_password_mark(std::string_view text);

}  // namespace valija::guard
