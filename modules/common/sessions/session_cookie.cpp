// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/session_cookie.h"

#include "base/bytes.h"
#include "crypto/digest.h"

namespace valija::sessions {

namespace {

constexpr std::size_t kRandomBytes = 32;
constexpr std::string_view kAnonymous = "a.";
constexpr std::string_view kSignedIn = "s.";

bool is_ours(std::string_view value) {
    if (!value.starts_with(kAnonymous) && !value.starts_with(kSignedIn)) return false;
    const auto bytes = base::from_base64url(value.substr(kAnonymous.size()));
    return bytes && bytes->size() == kRandomBytes;
}

std::string make_value(std::string_view prefix, base::Random& random) {
    return std::string(prefix) + base::to_base64url(random.bytes(kRandomBytes));
}

}  // namespace

std::optional<std::string> cookie_value(const http::Request& request) {
    auto value = request.cookie(kSessionCookie);
    if (!value || !is_ours(*value)) return std::nullopt;
    return value;
}

bool is_signed_in_form(std::string_view value) { return value.starts_with(kSignedIn); }

std::string make_anonymous_value(base::Random& random) { return make_value(kAnonymous, random); }
std::string make_signed_in_value(base::Random& random) { return make_value(kSignedIn, random); }

std::string id_hash(std::string_view value) { return crypto::sha256(value); }

}  // namespace valija::sessions
