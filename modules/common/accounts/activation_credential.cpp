// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/activation_credential.h"

#include <array>

#include "base/text.h"
#include "crypto/digest.h"

namespace valija::accounts {

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr std::size_t kRandomBytes = 10;
constexpr unsigned kLetterBits = 5;
constexpr std::size_t kGroup = 4;

// As the letters were printed: what reads alike is the same.
std::string as_issued(std::string_view typed) {
    std::string plain;
    for (const char c : base::to_lower(typed)) {
        if (c == ' ' || c == '-' || c == '\t') continue;
        if (c == 'o') {
            plain += '0';
        } else if (c == 'i' || c == 'l') {
            plain += '1';
        } else {
            plain += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        }
    }
    return plain;
}

}  // namespace

std::string make_credential(base::Random& random) {
    const std::string bytes = random.bytes(kRandomBytes);
    std::string credential;
    unsigned bits = 0;
    unsigned held = 0;
    for (const char byte : bytes) {
        bits = (bits << 8U) | static_cast<unsigned char>(byte);
        for (held += 8; held >= kLetterBits; held -= kLetterBits) {
            if (credential.size() % (kGroup + 1) == kGroup) credential += '-';
            credential += kLetters[(bits >> (held - kLetterBits)) & 0x1FU];
        }
    }
    return credential;
}

std::string credential_hmac(std::string_view key, std::string_view typed) {
    return crypto::hmac_sha256(key, "activation", as_issued(typed));
}

}  // namespace valija::accounts
