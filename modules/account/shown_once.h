// SPDX-License-Identifier: AGPL-3.0-or-later
// A secret on its way from the POST that made it to the page that shows it, and nowhere after: sealed in a cookie of
// the browser that asked, for two minutes, readable beside that session alone, and taken away by the page that shows
// it. The server keeps nothing of it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"

namespace valija::account {

inline constexpr std::string_view kShownOnceCookie = "__Host-valija_shown_once";
inline constexpr std::chrono::minutes kShownOnceLife{2};

class ShownOnce {
  public:
    // `purpose` tells one page's secrets from another's.
    ShownOnce(std::string_view key, std::string purpose);

    // The cookie's value. `session`: its hash.
    std::string seal(std::string_view session, std::string_view secret, base::Random& random, base::Time now) const;
    // nullopt: forged, expired, another session's or another page's.
    std::optional<std::string> open(std::string_view session, std::string_view value, base::Time now) const;

  private:
    std::string purpose_of(std::string_view session) const;

    std::string key_;
    std::string purpose_;
};

}  // namespace valija::account
