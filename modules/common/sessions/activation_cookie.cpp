// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/activation_cookie.h"

#include "base/bytes.h"
#include "crypto/digest.h"

namespace valija::sessions {

namespace {

constexpr std::size_t kRandomBytes = 32;

}  // namespace

std::string make_activation_value(base::Random& random) { return base::to_base64url(random.bytes(kRandomBytes)); }

std::optional<std::string> activation_hash(const http::Request& request) {
    const auto value = request.cookie(kActivationCookie);
    if (!value) return std::nullopt;
    const auto bytes = base::from_base64url(*value);
    if (!bytes || bytes->size() != kRandomBytes) return std::nullopt;
    return activation_hash(*value);
}

std::string activation_hash(std::string_view value) { return crypto::sha256(value); }

}  // namespace valija::sessions
