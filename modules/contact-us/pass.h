// SPDX-License-Identifier: AGPL-3.0-or-later
// What the first step gives: a sealed token that opens the message form in the browser it was given to, for 30 minutes
// and for one message. It is carried by the form, so showing the form writes nothing; sending burns its nonce.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "base/random.h"

namespace valija::contact_us {

inline constexpr std::chrono::minutes kPassLife{30};
inline constexpr std::size_t kPassMaxCharacters = 128;  // base64url

struct Pass {
    std::string nonce;  // 16 bytes
    base::Time expires_at;
};

class Passes {
  public:
    explicit Passes(std::string key) : key_(std::move(key)) {}

    std::string issue(std::string_view cookie, base::Random& random, base::Time now) const;
    // nullopt: forged, malformed, expired or of another browser.
    std::optional<Pass> open(std::string_view cookie, std::string_view token, base::Time now) const;

  private:
    std::string key_;
};

}  // namespace valija::contact_us
