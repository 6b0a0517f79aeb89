// SPDX-License-Identifier: AGPL-3.0-or-later
// SHA-256 (FIPS 180-4) for tokens of at least 128 random bits, HMAC-SHA-256 (RFC 2104) with a server key for anything
// shorter or derived, and a comparison whose time does not depend on where two strings differ.
#pragma once

#include <string>
#include <string_view>

namespace valija::crypto {

inline constexpr std::size_t kDigestBytes = 32;

std::string sha256(std::string_view data);

// `purpose` separates uses of one key: the same data under two purposes gives unrelated values.
std::string hmac_sha256(std::string_view key, std::string_view purpose, std::string_view data);

bool equal_time(std::string_view a, std::string_view b);

}  // namespace valija::crypto
