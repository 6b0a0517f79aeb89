// SPDX-License-Identifier: AGPL-3.0-or-later
// Is this text one plain mail address, fit for an envelope and a header? A dot-atom at a domain of two or more labels
// (RFC 5321, 4.1.2, ASCII only): no quoted local parts, comments, literals, space or control characters, so nothing
// that could end a header or a command.
#pragma once

#include <cstddef>
#include <string_view>

namespace valija::base {

inline constexpr std::size_t kMailAddressMaxBytes = 254;  // RFC 5321, 4.5.3.1.3 less the angle brackets

bool is_mail_address(std::string_view text);
// REQUIRES: is_mail_address(address).
std::string_view domain_of(std::string_view address);

}  // namespace valija::base
