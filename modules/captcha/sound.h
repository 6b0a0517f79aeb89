// SPDX-License-Identifier: AGPL-3.0-or-later
// Speaks the security code: its letters named one after the other, each by a speaker of its own, at a pace, pitch and
// loudness of its own, over a murmur of several voices played backwards; 16-bit mono WAV. A pure function: the same
// answer and seed give the same bytes in every process of one build (only +, -, *, / and square roots, which IEEE 754
// rounds alike everywhere). Throws std::invalid_argument for an answer that is not one (guard).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace valija::captcha {

inline constexpr std::size_t kSoundMaxBytes = 225'000;  // 10 seconds

std::string speak_code(std::string_view answer, std::uint64_t seed);

// Where the letters are; what speak_code() goes by.
struct Utterance {
    char letter = 0;
    std::size_t speaker = 0;
    std::size_t begin = 0;   // samples
    std::size_t length = 0;  // samples
    double speed = 1;        // above 1: faster and higher
    double sway = 0;         // how far the speed goes up and down meanwhile
    double level = 1;
};
std::vector<Utterance> plan_code(std::string_view answer, std::uint64_t seed);

}  // namespace valija::captcha
