// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/pass.h"

#include <cstring>

#include "base/bytes.h"
#include "crypto/sealed.h"

namespace valija::contact_us {

namespace {

constexpr std::size_t kNonceBytes = 16;

// Authenticated with the box, so that it opens beside this cookie only.
std::string purpose(std::string_view cookie) { return "contact-us pass " + std::string(cookie); }

}  // namespace

std::string Passes::issue(std::string_view cookie, base::Random& random, base::Time now) const {
    const std::int64_t expires_at = (now + kPassLife).time_since_epoch().count();
    std::string plain(sizeof expires_at, '\0');
    std::memcpy(plain.data(), &expires_at, sizeof expires_at);
    plain += random.bytes(kNonceBytes);
    return base::to_base64url(crypto::seal(key_, purpose(cookie), plain, random));
}

std::optional<Pass> Passes::open(std::string_view cookie, std::string_view token, base::Time now) const {
    const auto box = base::from_base64url(token);
    if (!box) return std::nullopt;
    const auto plain = crypto::open_sealed(key_, purpose(cookie), *box);
    std::int64_t expires_at = 0;
    if (!plain || plain->size() != sizeof expires_at + kNonceBytes) return std::nullopt;
    std::memcpy(&expires_at, plain->data(), sizeof expires_at);
    Pass pass{.nonce = plain->substr(sizeof expires_at),
              .expires_at = base::Time(std::chrono::milliseconds(expires_at))};
    return pass.expires_at > now ? std::optional(std::move(pass)) : std::nullopt;
}

}  // namespace valija::contact_us
