// SPDX-License-Identifier: AGPL-3.0-or-later
// How full a mailbox is, as a person reads it: "1.4" GB, in units of 1024 as Dovecot's quota counts (15 GB are 15 GiB).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace valija::account {

inline constexpr unsigned kNearlyFullPercent = 80;
inline constexpr unsigned kFullPercent = 100;

struct StorageWords {
    std::string number;     // one decimal below 100, none where it is 0
    std::string_view unit;  // KB, MB, GB
};

StorageWords storage_words(std::uint64_t bytes);
// 0 to 100; 1 from the first message on, 100 only when it is full.
unsigned percent_used(std::uint64_t used, std::uint64_t quota);

}  // namespace valija::account
