// SPDX-License-Identifier: AGPL-3.0-or-later
// The cookie of a browser that somebody entered with: "<256 random bits>.<HMAC>". It outlives the session and opens
// nothing; it only lets this browser's failures be counted apart from everybody else's (OWASP Authentication Cheat
// Sheet, device cookies). The signature keeps made-up ones away from the database.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "http/request.h"

namespace valija::sessions {

inline constexpr std::string_view kDeviceCookie = "__Host-valija_device";
inline constexpr std::chrono::days kDeviceLife{365};  // from the last entry on

class DeviceCookie {
  public:
    explicit DeviceCookie(std::string key) : key_(std::move(key)) {}

    std::string make(base::Random& random) const;
    // The cookie's value if we signed it.
    std::optional<std::string> read(const http::Request& request) const;

  private:
    std::string sign(std::string_view id) const;

    std::string key_;
};

// SHA-256 of the value: how table device knows it.
std::string device_hash(std::string_view value);

}  // namespace valija::sessions
