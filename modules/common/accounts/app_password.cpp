// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/app_password.h"

#include "accounts/activation_credential.h"
#include "base/bytes.h"
#include "base/text.h"
#include "crypto/digest.h"

namespace valija::accounts {

std::string make_app_password(base::Random& random) { return base::to_lower(make_credential(random)); }

std::string app_password_hash(std::string_view key, std::string_view text) {
    return crypto::sha256(base::to_hex(key).append(text));
}

}  // namespace valija::accounts
