// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/recovery_secret.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/fault.h"
#include "crypto/digest.h"

namespace valija::accounts {

namespace {

constexpr std::uint32_t kCodes = 1'000'000;

std::string bound(std::string_view number, std::string_view secret) {
    std::string text(number);
    return text.append(secret);
}

}  // namespace

std::chrono::minutes code_life(RecoveryChannel channel) {
    switch (channel) {
        case RecoveryChannel::Mobile:
            return kShortMessageCodeLife;
        case RecoveryChannel::AlternateAddress:
            return kMailedCodeLife;
    }
    base::broken("unknown channel of a recovery");
}

RecoverySecret make_recovery_secret(base::Random& random) {
    return {.code = fmt::format("{:0{}}", random.below(kCodes), kOneTimeCodeDigits),
            .link_token = base::to_base64url(random.bytes(crypto::kDigestBytes))};
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
