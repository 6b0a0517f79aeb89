// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/recovery_code.h"

#include <fmt/format.h>

#include <algorithm>

#include "crypto/digest.h"

namespace valija::accounts {

namespace {

constexpr std::uint32_t kHalf = 100'000;

}  // namespace

std::vector<std::string> make_recovery_codes(base::Random& random) {
    std::vector<std::string> codes;
    while (codes.size() < kRecoveryCodes) {
        std::string code = fmt::format("{:05}-{:05}", random.below(kHalf), random.below(kHalf));
        if (std::find(codes.begin(), codes.end(), code) == codes.end()) codes.push_back(std::move(code));
    }
    return codes;
}

std::string digits_of(std::string_view typed) {
    std::string digits;
    std::copy_if(typed.begin(), typed.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

std::string recovery_code_hmac(std::string_view key, std::uint64_t mailbox_id, std::string_view digits) {
    return crypto::hmac_sha256(key, "recovery code", fmt::format("{} {}", mailbox_id, digits));
}

}  // namespace valija::accounts
