// SPDX-License-Identifier: AGPL-3.0-or-later
// Whole numbers as an operator types them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace valija::valijactl {

inline constexpr std::uint64_t kMostNumber = 1ULL << 62U;

// From 1 to `most`, digits alone; nullopt: anything else.
std::optional<std::uint64_t> parse_number(const std::string& text, std::uint64_t most = kMostNumber);

}  // namespace valija::valijactl
