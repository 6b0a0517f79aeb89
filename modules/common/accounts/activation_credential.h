// SPDX-License-Identifier: AGPL-3.0-or-later
// The text of an activation credential: 80 random bits (ASVS 5.0, 6.4.1) as 16 letters of Crockford's base32, which
// has no I, L, O and U, in groups of four: "K7QM-2XWB-9RTC-HN4D". Only its HMAC-SHA-256 is kept.
#pragma once

#include <string>
#include <string_view>

#include "base/random.h"

namespace valija::accounts {

std::string make_credential(base::Random& random);

// Of what a person typed, whatever it is: small letters, spaces and dashes make no difference, and O is 0, I and L are
// 1. `key` is the setting keys.activation.
std::string credential_hmac(std::string_view key, std::string_view typed);

}  // namespace valija::accounts
