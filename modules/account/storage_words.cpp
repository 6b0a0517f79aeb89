// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/storage_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace valija::account {

namespace {

constexpr std::uint64_t kStep = 1024;
constexpr std::uint64_t kTenths = 10;
constexpr std::uint64_t kWithoutTenths = 100;

}  // namespace

StorageWords storage_words(std::uint64_t bytes) {
    constexpr std::array<std::string_view, 3> kUnits{"KB", "MB", "GB"};
    std::uint64_t scale = kStep;
    std::size_t unit = 0;
    // What would be rounded to 1024 of one unit is 1 of the next.
    while (unit + 1 < kUnits.size() && bytes + scale / (2 * kTenths) >= scale * kStep) {
        scale *= kStep;
        ++unit;
    }
    const std::uint64_t tenths = (bytes * kTenths + scale / 2) / scale;
    const std::uint64_t whole = tenths / kTenths;
    const bool bare = whole >= kWithoutTenths || tenths % kTenths == 0;
    return {.number = bare ? std::to_string(whole) : fmt::format("{}.{}", whole, tenths % kTenths),
            .unit = kUnits.at(unit)};
}

unsigned percent_used(std::uint64_t used, std::uint64_t quota) {
    if (used == 0 || quota == 0) return 0;
    if (used >= quota) return kFullPercent;
    const auto percent = static_cast<unsigned>(used * kFullPercent / quota);
    return std::clamp(percent, 1U, kFullPercent - 1);
}

}  // namespace valija::account
