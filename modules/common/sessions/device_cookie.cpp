// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/device_cookie.h"

#include "base/bytes.h"
#include "crypto/digest.h"

namespace valija::sessions {

namespace {

constexpr std::size_t kRandomBytes = 32;

}  // namespace

std::string DeviceCookie::make(base::Random& random) const {
    const std::string id = base::to_base64url(random.bytes(kRandomBytes));
    return id + '.' + sign(id);
}

std::optional<std::string> DeviceCookie::read(const http::Request& request) const {
    auto value = request.cookie(kDeviceCookie);
    if (!value) return std::nullopt;
    const auto dot = value->find('.');
    if (dot == std::string::npos) return std::nullopt;
    const std::string_view id = std::string_view(*value).substr(0, dot);
    if (!crypto::equal_time(std::string_view(*value).substr(dot + 1), sign(id))) return std::nullopt;
    return value;
}

std::string DeviceCookie::sign(std::string_view id) const {
    return base::to_base64url(crypto::hmac_sha256(key_, "device", id));
}

std::string device_hash(std::string_view value) { return crypto::sha256(value); }

}  // namespace valija::sessions
