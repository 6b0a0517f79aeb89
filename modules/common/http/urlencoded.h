// SPDX-License-Identifier: AGPL-3.0-or-later
// application/x-www-form-urlencoded (WHATWG URL, section 5.1), read strictly: a broken escape, a NUL or a byte string
// that is not UTF-8 makes the whole input Malformed. Order and repetition are kept; what repetition means is the
// caller's decision.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace valija::http {

using Pairs = std::vector<std::pair<std::string, std::string>>;

inline constexpr std::size_t kPairsMax = 64;

std::optional<Pairs> parse_urlencoded(std::string_view text);

// For building our own links: RFC 3986 unreserved characters stay, everything else becomes %XX.
std::string percent_encode(std::string_view text);

}  // namespace valija::http
