// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/delivery.h"

#include <algorithm>
#include <array>

namespace valija::courier {

namespace {

using std::chrono::milliseconds;

constexpr milliseconds kFirstPause = std::chrono::seconds(5);
constexpr milliseconds kLongestPauseUnreachable = std::chrono::minutes(1);
constexpr milliseconds kLongestPauseRefused = std::chrono::minutes(30);
constexpr unsigned kMostDoublings = 16;
constexpr std::array<milliseconds, 4> kKicksAfter{std::chrono::seconds(2), std::chrono::seconds(10),
                                                  std::chrono::seconds(30), std::chrono::seconds(75)};

milliseconds pause_before(unsigned attempts, milliseconds longest) {
    const unsigned doublings = std::min(attempts == 0 ? 0 : attempts - 1, kMostDoublings);
    return std::min(longest, kFirstPause * (1U << doublings));
}

// 75 % to 125 %
milliseconds vary(milliseconds pause, base::Random& random) {
    const auto half = static_cast<std::uint32_t>(pause.count() / 2);
    return pause - pause / 4 + milliseconds(random.below(half + 1));
}

}  // namespace

std::optional<base::Time> next_try(const outbox::Claimed& message, DeliveryOutcome outcome, base::Time now,
                                   base::Random& random) {
    const bool is_over = outcome == DeliveryOutcome::RefusedForGood || outcome == DeliveryOutcome::Expired;
    const base::Time last_chance = std::min(message.give_up_at, message.expires_at.value_or(message.give_up_at));
    if (is_over || now >= last_chance) return std::nullopt;
    const auto longest = outcome == DeliveryOutcome::Unreachable ? kLongestPauseUnreachable : kLongestPauseRefused;
    return std::min(last_chance, now + vary(pause_before(message.attempts, longest), random));
}

std::optional<base::Time> next_kick(const outbox::Claimed& message, base::Time now) {
    for (const auto after : kKicksAfter) {
        if (now < message.created_at + after) return message.created_at + after;
    }
    return std::nullopt;
}

}  // namespace valija::courier
