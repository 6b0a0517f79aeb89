// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.h"

#include <sys/random.h>

#include <cassert>
#include <cstring>

#include "base/fault.h"

namespace valija::base {

std::uint32_t Random::below(std::uint32_t bound) {
    assert(bound > 0);
    // Reject the incomplete last bucket (2^32 mod bound values).
    const std::uint32_t rejected = (0U - bound) % bound;
    for (;;) {
        std::uint32_t value = 0;
        std::memcpy(&value, bytes(sizeof value).data(), sizeof value);
        if (value >= rejected) return value % bound;
    }
}

std::string SystemRandom::bytes(std::size_t count) {
    assert(count >= 1 && count <= 256);
    std::string result(count, '\0');
    // Up to 256 bytes getrandom(2) is never interrupted and never short.
    if (::getrandom(result.data(), count, 0) != static_cast<ssize_t>(count)) broken("getrandom failed");
    return result;
}

}  // namespace valija::base
