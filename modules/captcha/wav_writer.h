// SPDX-License-Identifier: AGPL-3.0-or-later
// RIFF WAVE, PCM, 16 bits, mono (Microsoft and IBM, "Multimedia Programming Interface and Data Specifications 1.0").
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace valija::captcha {

inline constexpr std::size_t kWavHeaderBytes = 44;

std::string write_wav(const std::vector<std::int16_t>& samples, int sample_rate);

}  // namespace valija::captcha
