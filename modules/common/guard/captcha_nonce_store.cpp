// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/captcha_nonce_store.h"

namespace valija::guard {

namespace {

constexpr db::Query kBurn{"burn_nonce", "INSERT INTO captcha_nonce (nonce, expires_at) VALUES (?, ?)"};
constexpr db::Query kExpire{"expire_nonces", "DELETE FROM captcha_nonce WHERE expires_at <= ? LIMIT ?"};

}  // namespace

BurnOutcome burn_nonce(db::Connection& connection, const std::string& nonce, base::Time expires_at) {
    try {
        connection.change(kBurn, db::Bytes(nonce), expires_at);
        return BurnOutcome::Burnt;
    } catch (const db::DuplicateKey&) {
        return BurnOutcome::BurntBefore;
    }
}

void burn_nonce_later(db::Connection& connection, const std::string& nonce, base::Time expires_at) {
    connection.change_later(kBurn, db::Bytes(nonce), expires_at);
}

std::uint64_t expire_nonces(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpire, now, most);
}

}  // namespace valija::guard
