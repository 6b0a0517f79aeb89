// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/shown_once.h"

#include <cstring>
#include <utility>

#include "base/bytes.h"
#include "crypto/digest.h"
#include "crypto/sealed.h"

namespace valija::account {

// The key of its own, because `key` is used for something else as well.
ShownOnce::ShownOnce(std::string_view key, std::string purpose)
    : key_(crypto::hmac_sha256(key, "shown once", purpose)), purpose_(std::move(purpose)) {}

std::string ShownOnce::purpose_of(std::string_view session) const {
    return "shown once " + purpose_ + ' ' + std::string(session);
}

std::string ShownOnce::seal(std::string_view session, std::string_view secret, base::Random& random,
                            base::Time now) const {
    const std::int64_t expires_at = (now + kShownOnceLife).time_since_epoch().count();
    std::string plain(sizeof expires_at, '\0');
    std::memcpy(plain.data(), &expires_at, sizeof expires_at);
    return base::to_base64url(crypto::seal(key_, purpose_of(session), plain.append(secret), random));
}

std::optional<std::string> ShownOnce::open(std::string_view session, std::string_view value, base::Time now) const {
    const auto box = base::from_base64url(value);
    if (!box) return std::nullopt;
    const auto plain = crypto::open_sealed(key_, purpose_of(session), *box);
    std::int64_t expires_at = 0;
    if (!plain || plain->size() < sizeof expires_at) return std::nullopt;
    std::memcpy(&expires_at, plain->data(), sizeof expires_at);
    if (base::Time(std::chrono::milliseconds(expires_at)) <= now) return std::nullopt;
    return plain->substr(sizeof expires_at);
}

}  // namespace valija::account
