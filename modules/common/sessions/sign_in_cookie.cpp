// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/sign_in_cookie.h"

#include "base/bytes.h"
#include "crypto/digest.h"

namespace valija::sessions {

namespace {

constexpr std::size_t kRandomBytes = 32;

}  // namespace

std::string make_sign_in_value(base::Random& random) { return base::to_base64url(random.bytes(kRandomBytes)); }

std::optional<std::string> sign_in_hash(const http::Request& request) {
    const auto value = request.cookie(kSignInCookie);
    if (!value) return std::nullopt;
    const auto bytes = base::from_base64url(*value);
    if (!bytes || bytes->size() != kRandomBytes) return std::nullopt;
    return sign_in_hash(*value);
}

std::string sign_in_hash(std::string_view value) { return crypto::sha256(value); }

}  // namespace valija::sessions
