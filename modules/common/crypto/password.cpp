// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crypto/password.h"

#include <sodium.h>

#include <array>

#include "base/fault.h"

namespace valija::crypto {

namespace {

constexpr std::string_view kScheme = "{ARGON2ID}";

// libsodium wants to be started once; thread-safe since 1.0.11.
void start_sodium() {
    if (sodium_init() < 0) base::broken("libsodium did not start");
}

std::size_t memory_bytes(PasswordCost cost) { return std::size_t{cost.memory_kib} * 1024; }

}  // namespace

PasswordCost cost_from_config(const base::Config& config) {
    const PasswordCost usual;
    return {
        .memory_kib = static_cast<std::uint32_t>(config.number_or("password.memory_kib", usual.memory_kib, 8, 229376)),
        .passes = static_cast<std::uint32_t>(config.number_or("password.passes", usual.passes, 1, 16))};
}

std::string hash_password(std::string_view password, PasswordCost cost) {
    start_sodium();
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (crypto_pwhash_str_alg(text.data(), password.data(), password.size(), cost.passes, memory_bytes(cost),
                              crypto_pwhash_ALG_ARGON2ID13) != 0) {
        base::unavailable("no memory for Argon2id");
    }
    return std::string(kScheme) + text.data();
}

bool check_password(std::string_view password, std::string_view hash) {
    start_sodium();
    if (!hash.starts_with(kScheme)) return false;
    const std::string text(hash.substr(kScheme.size()));
    return crypto_pwhash_str_verify(text.c_str(), password.data(), password.size()) == 0;
}

bool is_outdated(std::string_view hash, PasswordCost cost) {
    start_sodium();
    if (!hash.starts_with(kScheme)) return true;
    const std::string text(hash.substr(kScheme.size()));
    return crypto_pwhash_str_needs_rehash(text.c_str(), cost.passes, memory_bytes(cost)) != 0;
}

}  // namespace valija::crypto
