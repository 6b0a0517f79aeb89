// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/recovery_secret.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/fault.h"
#include "crypto/digest.h"

namespace valija::accounts {

namespace {

constexpr std::size_t kGroupDigits = kMailedCodeDigits / 2;

std::string bound(std::string_view number, std::string_view secret) {
    std::string text(number);
    return text.append(secret);
}

}  // namespace

std::chrono::minutes code_life(people::ContactKind channel) {
    switch (channel) {
        case people::ContactKind::Mobile:
            return kShortMessageCodeLife;
        case people::ContactKind::AlternateAddress:
            return kMailedCodeLife;
    }
    base::broken("unknown channel of a recovery");
}

RecoverySecret make_recovery_secret(base::Random& random, people::ContactKind channel) {
    const std::size_t digits = channel == people::ContactKind::Mobile ? kShortMessageCodeDigits : kMailedCodeDigits;
    RecoverySecret secret{.code = {}, .link_token = base::to_base64url(random.bytes(crypto::kDigestBytes))};
    while (secret.code.size() < digits) secret.code.push_back(static_cast<char>('0' + random.below(10)));
    return secret;
}

std::string spell_one_time_code(const std::string& code) {
    if (code.size() < kMailedCodeDigits) return code;
    return code.substr(0, kGroupDigits) + ' ' + code.substr(kGroupDigits);
}

std::string one_time_code_hmac(std::string_view key, std::string_view number, std::string_view code) {
    std::string digits(code);
    std::erase_if(digits, [](char c) { return c == ' ' || c == '-'; });
    return crypto::hmac_sha256(key, "recovery code", bound(number, digits));
}

std::string one_time_link_hmac(std::string_view key, std::string_view number, std::string_view token) {
    return crypto::hmac_sha256(key, "recovery link", bound(number, token));
}

}  // namespace valija::accounts
