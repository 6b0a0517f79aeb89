// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crypto/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

#include "base/fault.h"

namespace valija::crypto {

namespace {

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

}  // namespace

std::string sha256(std::string_view data) {
    std::string digest(kDigestBytes, '\0');
    if (EVP_Digest(data.data(), data.size(), raw(digest), nullptr, EVP_sha256(), nullptr) != 1)
        base::broken("SHA-256 failed");
    return digest;
}

std::string hmac_sha256(std::string_view key, std::string_view purpose, std::string_view data) {
    std::string message(purpose);
    message += '\0';  // ends the purpose: none of ours contains it
    message += data;
    std::string digest(kDigestBytes, '\0');
    unsigned length = 0;
    if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), raw(std::string_view(message)), message.size(),
             raw(digest), &length) == nullptr) {
        base::broken("HMAC failed");
    }
    return digest;
}

bool equal_time(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace valija::crypto
