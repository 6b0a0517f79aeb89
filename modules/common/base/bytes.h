// SPDX-License-Identifier: AGPL-3.0-or-later
// Byte strings and their spellings: hex (lower case), base64url without padding (RFC 4648, section 5) and, only for
// protocols that ask for it, base64 with padding (section 4).
// Decoders are strict: anything not canonical (odd length, padding, stray bits, other characters) is refused with
// nullopt.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace valija::base {

std::string to_hex(std::string_view bytes);
std::optional<std::string> from_hex(std::string_view text);

std::string to_base64url(std::string_view bytes);
std::optional<std::string> from_base64url(std::string_view text);

std::string to_base64(std::string_view bytes);

}  // namespace valija::base
