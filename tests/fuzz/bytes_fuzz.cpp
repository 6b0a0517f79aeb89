// SPDX-License-Identifier: AGPL-3.0-or-later
// Hex and base64url: bytes come back as they went, and exactly the canonical spellings are accepted.
#include "base/bytes.h"
#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

bool is_made_of(std::string_view digits, std::string_view text) {
    return text.find_first_not_of(digits) == std::string_view::npos;
}

bool is_canonical_hex(std::string_view text) { return text.size() % 2 == 0 && is_made_of(kHexDigits, text); }

// The last digit's bits that belong to no byte are zero (RFC 4648, section 3.5).
bool is_canonical_base64url(std::string_view text) {
    if (!is_made_of(kBase64Digits, text) || text.size() % 4 == 1) return false;
    if (text.size() % 4 == 0) return true;
    return kBase64Digits.find(text.back()) % (text.size() % 4 == 2 ? 16 : 4) == 0;
}

}  // namespace

void check(std::string_view input) {
    HOLDS(base::from_hex(base::to_hex(input)) == input);
    HOLDS(base::from_base64url(base::to_base64url(input)) == input);
    HOLDS(base::to_base64(input).size() == (input.size() + 2) / 3 * 4);
    const auto from_hex = base::from_hex(input);
    HOLDS(from_hex.has_value() == is_canonical_hex(input));
    HOLDS(!from_hex || base::to_hex(*from_hex) == input);
    const auto from_base64url = base::from_base64url(input);
    HOLDS(from_base64url.has_value() == is_canonical_base64url(input));
    HOLDS(!from_base64url || base::to_base64url(*from_base64url) == input);
}

}  // namespace valija::fuzz
