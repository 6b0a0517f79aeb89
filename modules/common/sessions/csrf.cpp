// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/csrf.h"

#include "base/bytes.h"
#include "crypto/digest.h"

namespace valija::sessions {

std::string Csrf::token(std::string_view cookie_value) const {
    return base::to_base64url(crypto::hmac_sha256(key_, "csrf", cookie_value));
}

bool Csrf::is_own_origin(const http::Request& request, std::string_view base_url) {
    if (!request.origin.empty()) return request.origin == base_url;
    return request.fetch_site.empty() || request.fetch_site == "same-origin";
}

bool Csrf::check_token(std::string_view cookie_value, std::string_view given) const {
    return !cookie_value.empty() && crypto::equal_time(given, token(cookie_value));
}

}  // namespace valija::sessions
