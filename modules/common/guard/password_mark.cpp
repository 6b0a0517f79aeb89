// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/password_mark.h"

#include "base/bytes.h"
#include "crypto/digest.h"

namespace valija::guard {

std::string password_mark(std::string_view key, std::string_view address, std::string_view password) {
    std::string text(key);
    text.append(address).append(1, '\0').append(password);
    // 12 bits shifted to the right of two bytes.
    return '0' + base::to_hex(crypto::sha256(text)).substr(0, kPasswordMarkCharacters - 1);
}

std::string random_mark(base::Random& random) { return base::to_hex(random.bytes(kPasswordMarkCharacters / 2)); }

bool is_password_mark(std::string_view text) {
    return text.size() == kPasswordMarkCharacters &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace valija::guard
