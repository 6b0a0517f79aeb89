// SPDX-License-Identifier: AGPL-3.0-or-later
// The only source of randomness, a parameter so that decisions can be tested. SystemRandom is getrandom(2):
// fit for keys, tokens and codes (NIST SP 800-90A through the kernel).
#pragma once

#include <cstdint>
#include <string>

namespace valija::base {

class Random {
  public:
    Random() = default;
    virtual ~Random() = default;
    Random(const Random&) = delete;
    Random& operator=(const Random&) = delete;

    // `count` random bytes, 1 to 256.
    virtual std::string bytes(std::size_t count) = 0;
    // Uniform in [0, bound), without modulo bias. REQUIRES: bound > 0.
    std::uint32_t below(std::uint32_t bound);
};

// Thread-safe; has no state.
class SystemRandom final : public Random {
  public:
    std::string bytes(std::size_t count) override;
};

}  // namespace valija::base
