// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/totp.h"

#include <fmt/format.h>
#include <liboath/oath.h>

#include <array>
#include <chrono>

#include "base/fault.h"
#include "crypto/digest.h"

namespace valija::accounts {

namespace {

constexpr unsigned kStepSeconds = OATH_TOTP_DEFAULT_TIME_STEP_SIZE;
constexpr std::string_view kBase32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr unsigned kLetterBits = 5;
constexpr std::size_t kGroup = 4;

std::string to_base32(std::string_view bytes) {
    std::string text;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        for (held += 8; held >= kLetterBits; held -= kLetterBits)
            text += kBase32[(bits >> (held - kLetterBits)) & 0x1FU];
    }
    if (held > 0) text += kBase32[(bits << (kLetterBits - held)) & 0x1FU];
    return text;
}

// RFC 3986, 2.1: everything but the unreserved characters.
std::string percent_encode(std::string_view text) {
    constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    std::string encoded;
    for (const char c : text) {
        if (kUnreserved.find(c) != std::string_view::npos) {
            encoded += c;
        } else {
            encoded += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    return encoded;
}

}  // namespace

std::uint64_t totp_step(base::Time now) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    return static_cast<std::uint64_t>(seconds) / kStepSeconds;
}

std::string totp_code(std::string_view secret, std::uint64_t step) {
    static const int kStarted = oath_init();
    std::array<char, kTotpDigits + 1> code{};
    if (kStarted != OATH_OK || oath_hotp_generate(secret.data(), secret.size(), step, kTotpDigits, false,
                                                  OATH_HOTP_DYNAMIC_TRUNCATION, code.data()) != OATH_OK)
        base::broken("liboath makes no code");
    return {code.data(), kTotpDigits};
}

std::optional<std::uint64_t> find_totp_step(std::string_view secret, std::string_view typed, std::uint64_t last_step,
                                            base::Time now) {
    const std::uint64_t present = totp_step(now);
    std::optional<std::uint64_t> found;
    for (const std::uint64_t step : {present + 1, present, present - 1}) {
        if (crypto::equal_time(totp_code(secret, step), typed) && step > last_step) found = step;
    }
    return found;
}

std::string spell_totp_secret(std::string_view secret) {
    std::string spelt;
    for (const char letter : to_base32(secret)) {
        if (spelt.size() % (kGroup + 1) == kGroup) spelt += ' ';
        spelt += letter;
    }
    return spelt;
}

std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account) {
    const std::string name = percent_encode(issuer);
    return fmt::format("otpauth://totp/{}:{}?secret={}&issuer={}", name, percent_encode(account), to_base32(secret),
                       name);
}

}  // namespace valija::accounts
