// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/wav_writer.h"

#include <bit>

namespace valija::captcha {

namespace {

static_assert(std::endian::native == std::endian::little, "RIFF is little-endian and we copy");

template <typename Number>
void append(std::string& bytes, Number number) {
    bytes.append(reinterpret_cast<const char*>(&number), sizeof number);
}

}  // namespace

std::string write_wav(const std::vector<std::int16_t>& samples, int sample_rate) {
    constexpr std::uint16_t kPcm = 1;
    constexpr std::uint16_t kChannels = 1;
    constexpr std::uint16_t kBytes = sizeof(std::int16_t);  // a sample
    const auto rate = static_cast<std::uint32_t>(sample_rate);
    const auto data_bytes = static_cast<std::uint32_t>(samples.size() * kBytes);
    std::string bytes;
    bytes.reserve(kWavHeaderBytes + data_bytes);
    bytes += "RIFF";
    append(bytes, static_cast<std::uint32_t>(kWavHeaderBytes - 8 + data_bytes));
    bytes += "WAVEfmt ";
    append(bytes, std::uint32_t{16});  // bytes of this chunk
    append(bytes, kPcm);
    append(bytes, kChannels);
    append(bytes, rate);
    append(bytes, rate * kBytes);
    append(bytes, kBytes);
    append(bytes, static_cast<std::uint16_t>(8 * kBytes));
    bytes += "data";
    append(bytes, data_bytes);
    bytes.append(reinterpret_cast<const char*>(samples.data()), data_bytes);
    return bytes;
}

}  // namespace valija::captcha
