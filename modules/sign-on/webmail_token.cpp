// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/webmail_token.h"

#include "base/bytes.h"
#include "crypto/digest.h"

namespace valija::sign_on {

namespace {

constexpr std::chrono::minutes kSlot{5};
constexpr std::size_t kIdBytes = 16;

}  // namespace

WebmailToken derive_token(const std::string& key, const std::string& webmail_session_hash, base::Time now) {
    const auto slot = now.time_since_epoch() / kSlot;
    const std::string seed = webmail_session_hash + std::to_string(slot);
    // 2: those before V0017 had no purpose, and one with the same id would be taken for what is there already.
    return {.id = crypto::hmac_sha256(key, "webmail token id 2", seed).substr(0, kIdBytes),
            .secret = base::to_base64url(crypto::hmac_sha256(key, "webmail token", seed)),
            .expires_at = base::Time(kSlot * (slot + 2))};
}

std::string login_name(const WebmailToken& token, const std::string& address) {
    return base::to_hex(token.id) + '*' + address;
}

}  // namespace valija::sign_on
