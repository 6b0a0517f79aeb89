// SPDX-License-Identifier: AGPL-3.0-or-later
// Times as the database writes them: a Fault, or written again they are what was read, to the millisecond.
#include "base/clock.h"

#include <algorithm>
#include <optional>

#include "base/fault.h"
#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

constexpr std::size_t kWhole = 19;  // 2026-11-21 20:15:00
constexpr std::size_t kFraction = 4;

std::optional<base::Time> read(const std::string& text) {
    try {
        return base::from_sql(text);
    } catch (const base::Fault&) {
        return std::nullopt;
    }
}

}  // namespace

void check(std::string_view input) {
    const auto time = read(std::string(input));
    if (!time) return;
    std::string fraction(input.substr(kWhole, kFraction));
    if (fraction.empty()) fraction = ".";
    fraction.resize(kFraction, '0');
    const std::string written = base::to_sql(*time);
    HOLDS(written == std::string(input.substr(0, kWhole)) + fraction);
    HOLDS(base::from_sql(written) == *time);
    HOLDS(input.substr(std::min(kWhole + 1, input.size())).find_first_not_of("0123456789") == std::string_view::npos);
}

}  // namespace valija::fuzz
