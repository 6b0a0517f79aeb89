// SPDX-License-Identifier: AGPL-3.0-or-later
// The code's letters, each named aloud by several speakers: 16-bit mono, all equally loud, without silence at the ends.
// They were recorded when the program was built (recorder.cpp) and lie in its read-only part, which both twins share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace valija::captcha {

inline constexpr int kSampleRate = 11025;  // samples a second
using Samples = std::span<const std::int16_t>;

std::size_t speaker_count();
// REQUIRES: a letter of guard::kCaptchaAlphabet, speaker < speaker_count().
Samples recording_of(char letter, std::size_t speaker);

}  // namespace valija::captcha
