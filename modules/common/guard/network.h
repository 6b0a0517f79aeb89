// SPDX-License-Identifier: AGPL-3.0-or-later
// The network an address belongs to, as far as counting goes: whoever holds one address of it may hold them all.
#pragma once

#include <string>
#include <string_view>

namespace valija::guard {

// "203.0.113.0/24" for IPv4, also when written as IPv6 (RFC 4291, 2.5.5.2), "2001:db8:1::/48" for IPv6. What is not an
// address at all is one network of its own, "unknown".
std::string network_of(std::string_view address);

}  // namespace valija::guard
