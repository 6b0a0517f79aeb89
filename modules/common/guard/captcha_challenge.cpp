// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/captcha_challenge.h"

#include <cstring>

#include "base/bytes.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "crypto/sealed.h"
#include "guard/captcha_nonce_store.h"

namespace valija::guard {

namespace {

constexpr std::string_view kPurpose = "captcha";
constexpr std::size_t kNonceBytes = 16;
constexpr std::size_t kPlainBytes = kCaptchaLength + sizeof(std::uint64_t) + kNonceBytes + sizeof(std::int64_t);

template <typename Number>
std::string to_bytes(Number number) {
    std::string bytes(sizeof number, '\0');
    std::memcpy(bytes.data(), &number, sizeof number);
    return bytes;
}

template <typename Number>
Number take_number(std::string_view& bytes) {
    Number number{};
    std::memcpy(&number, bytes.data(), sizeof number);
    bytes.remove_prefix(sizeof number);
    return number;
}

std::string take_text(std::string_view& bytes, std::size_t count) {
    std::string text(bytes.substr(0, count));
    bytes.remove_prefix(count);
    return text;
}

// Of many bytes at once, since each draw asks the kernel; those that would favour some letters are left out.
std::string draw_answer(base::Random& random) {
    constexpr std::size_t kFair = 256 / kCaptchaAlphabet.size() * kCaptchaAlphabet.size();
    std::string answer;
    while (answer.size() < kCaptchaLength) {
        for (const char drawn : random.bytes(2 * kCaptchaLength)) {
            const auto byte = static_cast<unsigned char>(drawn);
            if (byte < kFair && answer.size() < kCaptchaLength)
                answer += kCaptchaAlphabet[byte % kCaptchaAlphabet.size()];
        }
    }
    return answer;
}

Captcha::Outcome compare(const CaptchaChallenge& challenge, std::string_view answer) {
    return crypto::equal_time(base::to_lower(base::trim(answer)), challenge.answer) ? Captcha::Outcome::Right
                                                                                    : Captcha::Outcome::Wrong;
}

}  // namespace

Captcha Captcha::from_config(const base::Config& config) {
    return Captcha(config.key("captcha"),
                   std::chrono::minutes(config.number_or("captcha.minutes", kCaptchaLife.count(), 1, 60)));
}

std::string Captcha::issue(base::Random& random, base::Time now) const {
    const base::Time expires_at = now + life_;
    const std::string plain = draw_answer(random) + random.bytes(sizeof(std::uint64_t) + kNonceBytes) +
                              to_bytes(std::int64_t{expires_at.time_since_epoch().count()});
    return base::to_base64url(crypto::seal(key_, kPurpose, plain, random));
}

std::optional<CaptchaChallenge> Captcha::open(std::string_view token, base::Time now) const {
    const auto box = base::from_base64url(token);
    if (!box) return std::nullopt;
    const auto plain = crypto::open_sealed(key_, kPurpose, *box);
    if (!plain || plain->size() != kPlainBytes) return std::nullopt;
    std::string_view rest = *plain;
    CaptchaChallenge challenge;
    challenge.answer = take_text(rest, kCaptchaLength);
    challenge.seed = take_number<std::uint64_t>(rest);
    challenge.nonce = take_text(rest, kNonceBytes);
    challenge.expires_at = base::Time(std::chrono::milliseconds(take_number<std::int64_t>(rest)));
    if (challenge.expires_at <= now) return std::nullopt;
    return challenge;
}

Captcha::Outcome Captcha::check(db::Connection& connection, std::string_view token, std::string_view answer,
                                base::Time now) const {
    const auto challenge = open(token, now);
    if (!challenge) return Outcome::Invalid;
    if (burn_nonce(connection, challenge->nonce, challenge->expires_at) == BurnOutcome::BurntBefore)
        return Outcome::Burnt;
    return compare(*challenge, answer);
}

Captcha::Outcome Captcha::check_later(db::Connection& connection, std::string_view token, std::string_view answer,
                                      base::Time now) const {
    const auto challenge = open(token, now);
    if (!challenge) return Outcome::Invalid;
    burn_nonce_later(connection, challenge->nonce, challenge->expires_at);
    return compare(*challenge, answer);
}

}  // namespace valija::guard
