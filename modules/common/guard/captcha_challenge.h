// SPDX-License-Identifier: AGPL-3.0-or-later
// The security code's challenge: a sealed token carried by the form. It holds the answer, the seed of the drawing, a
// nonce and the expiry, so showing and drawing write nothing, and the same challenge always draws the same picture. Its
// first check, right or wrong, burns the nonce in the database, once for all machines.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/config.h"
#include "base/random.h"
#include "db/pool.h"

namespace valija::guard {

// Lower-case letters of which no two look alike when bent, nor sound alike when named in Spanish.
inline constexpr std::string_view kCaptchaAlphabet = "adefhkmpruwxyz";
inline constexpr std::size_t kCaptchaLength = 5;
inline constexpr std::chrono::minutes kCaptchaLife{10};
// What a form needs to take of the two fields.
inline constexpr std::size_t kCaptchaTokenMaxCharacters = 256;
inline constexpr std::size_t kCaptchaAnswerMaxCharacters = 32;

struct CaptchaChallenge {
    std::string answer;
    std::uint64_t seed = 0;
    std::string nonce;  // 16 bytes
    base::Time expires_at;
};

class Captcha {
  public:
    explicit Captcha(std::string key, std::chrono::minutes life = kCaptchaLife) : key_(std::move(key)), life_(life) {}
    // Key keys.captcha and setting captcha.minutes (1 to 60).
    static Captcha from_config(const base::Config& config);

    // A new challenge: 152 base64url characters or fewer.
    std::string issue(base::Random& random, base::Time now) const;
    // nullopt: forged, malformed or expired.
    std::optional<CaptchaChallenge> open(std::string_view token, base::Time now) const;

    enum class Outcome { Right, Wrong, Burnt, Invalid };
    // Burns the challenge and compares. Case and space around the answer do not matter. Invalid: forged, malformed or
    // expired.
    Outcome check(db::Connection& connection, std::string_view token, std::string_view answer, base::Time now) const;
    // The same without a round trip of its own: the transaction's next statement burns it, and Burnt is a
    // db::DuplicateKey there.
    Outcome check_later(db::Connection& connection, std::string_view token, std::string_view answer,
                        base::Time now) const;

  private:
    std::string key_;
    std::chrono::minutes life_;
};

}  // namespace valija::guard
