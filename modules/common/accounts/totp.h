// SPDX-License-Identifier: AGPL-3.0-or-later
// Time-based one-time codes (RFC 6238, as the usual apps have them: HMAC-SHA-1, 30 seconds, 6 digits) and the ways in
// which a secret reaches an app. Pure: time is a parameter.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"

namespace valija::accounts {

inline constexpr std::size_t kTotpSecretBytes = 20;  // 160 bits: RFC 4226, R6
inline constexpr std::size_t kTotpDigits = 6;

// Steps of 30 seconds since 1970.
std::uint64_t totp_step(base::Time now);
std::string totp_code(std::string_view secret, std::uint64_t step);
// The step whose code was typed: the present one, the one before or the one after (RFC 6238, 5.2), and later than
// `last_step`, so that none is taken twice. The same work whatever was typed.
std::optional<std::uint64_t> find_totp_step(std::string_view secret, std::string_view typed, std::uint64_t last_step,
                                            base::Time now);

// Base32 (RFC 4648) in groups of four: "JBSW Y3DP ...", for whoever cannot read a picture into the app.
std::string spell_totp_secret(std::string_view secret);
// otpauth://totp/..., what the picture says. The app shows `issuer` and `account`.
std::string totp_uri(std::string_view secret, std::string_view issuer, std::string_view account);

}  // namespace valija::accounts
