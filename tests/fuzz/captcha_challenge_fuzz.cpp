// SPDX-License-Identifier: AGPL-3.0-or-later
// A security code's token opens if it is letter by letter the one we gave and its time is not over. Whatever else may
// be sealed with the same key for the same purpose is no challenge, or all of it is.
#include "guard/captcha_challenge.h"

#include <cstring>

#include "base/bytes.h"
#include "crypto/sealed.h"
#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

constexpr base::Time kNow{std::chrono::hours(500000)};

std::string packed(const guard::CaptchaChallenge& challenge) {
    const std::int64_t expires_at = challenge.expires_at.time_since_epoch().count();
    std::string numbers(sizeof challenge.seed + sizeof expires_at, '\0');
    std::memcpy(numbers.data(), &challenge.seed, sizeof challenge.seed);
    std::memcpy(numbers.data() + sizeof challenge.seed, &expires_at, sizeof expires_at);
    return challenge.answer + numbers.substr(0, sizeof challenge.seed) + challenge.nonce +
           numbers.substr(sizeof challenge.seed);
}

}  // namespace

void check(std::string_view input) {
    SameRandom random;
    const guard::Captcha captcha(std::string(32, 'k'));
    const std::string token = captcha.issue(random, kNow);
    HOLDS(captcha.open(token, kNow) && !captcha.open(token, kNow + guard::kCaptchaLife));
    HOLDS(!captcha.open(input, kNow) || input == token);
    const std::string changed = edited(token, input);
    HOLDS(captcha.open(changed, kNow).has_value() == (changed == token));
    const std::string other_key(32, 'K');
    const std::string box = crypto::seal(other_key, "captcha", input, random);
    const auto sealed = guard::Captcha(other_key).open(base::to_base64url(box), kNow);
    HOLDS(!sealed || (sealed->expires_at > kNow && packed(*sealed) == input));
}

}  // namespace valija::fuzz
