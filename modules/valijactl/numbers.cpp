// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/numbers.h"

#include <charconv>

namespace valija::valijactl {

std::optional<std::uint64_t> parse_number(const std::string& text, std::uint64_t most) {
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number == 0 || number > most) return std::nullopt;
    return number;
}

}  // namespace valija::valijactl
