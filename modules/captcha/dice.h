// SPDX-License-Identifier: AGPL-3.0-or-later
// Reproducible chance for drawing: the same seed rolls the same numbers everywhere (the standard's distributions may
// differ from library to library, its engines may not). Not for secrets.
#pragma once

#include <cstdint>
#include <random>

namespace valija::captcha {

class Dice {
  public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}

    // Uniform in [low, high).
    double between(double low, double high) {
        return low + (high - low) * 0x1p-53 * static_cast<double>(engine_() >> 11U);
    }
    // Uniform in [0, count). REQUIRES: count > 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(between(0, static_cast<double>(count))); }

  private:
    std::mt19937_64 engine_;
};

}  // namespace valija::captcha
