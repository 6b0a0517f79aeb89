// SPDX-License-Identifier: AGPL-3.0-or-later
// Waiting for a condition, never for a time.
#pragma once

#include <cppunit/Asserter.h>
#include <poll.h>

#include <chrono>
#include <string>

namespace valija::tests {

inline constexpr std::chrono::seconds kPatience{20};
inline constexpr int kPauseMs = 20;

// Asks again and again; what does not become true in time fails the test with `what`.
template <typename Condition>
void wait_until(const std::string& what, Condition&& condition, std::chrono::seconds patience = kPatience) {
    const auto end = std::chrono::steady_clock::now() + patience;
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) CppUnit::Asserter::fail("waited in vain: " + what);
        ::poll(nullptr, 0, kPauseMs);
    }
}

}  // namespace valija::tests
