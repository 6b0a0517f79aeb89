// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crypto/sealed.h"

#include <openssl/evp.h>

#include <cassert>
#include <memory>

#include "base/fault.h"

namespace valija::crypto {

namespace {

constexpr std::size_t kKeyBytes = 32;
constexpr std::size_t kNonceBytes = 12;
constexpr std::size_t kTagBytes = 16;

struct CipherFree {
    void operator()(EVP_CIPHER_CTX* context) const { EVP_CIPHER_CTX_free(context); }
};
using Cipher = std::unique_ptr<EVP_CIPHER_CTX, CipherFree>;

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }
unsigned char* raw(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

void check(int result) {
    if (result != 1) base::broken("AES-256-GCM failed");
}

// Looked up once: EVP_aes_256_gcm() would be looked up again at each use.
const EVP_CIPHER* aes_256_gcm() {
    static const EVP_CIPHER* const kCipher = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    if (kCipher == nullptr) base::broken("this OpenSSL has no AES-256-GCM");
    return kCipher;
}

Cipher make_cipher() {
    Cipher cipher(EVP_CIPHER_CTX_new());
    if (!cipher) base::broken("no memory for a cipher");
    return cipher;
}

}  // namespace

std::string seal(std::string_view key, std::string_view purpose, std::string_view plain, base::Random& random) {
    assert(key.size() == kKeyBytes);
    const std::string nonce = random.bytes(kNonceBytes);
    std::string sealed(plain.size(), '\0');
    std::string tag(kTagBytes, '\0');
    const Cipher cipher = make_cipher();
    int length = 0;
    check(EVP_EncryptInit_ex(cipher.get(), aes_256_gcm(), nullptr, raw(key), raw(std::string_view(nonce))));
    check(EVP_EncryptUpdate(cipher.get(), nullptr, &length, raw(purpose), static_cast<int>(purpose.size())));
    check(EVP_EncryptUpdate(cipher.get(), raw(sealed), &length, raw(plain), static_cast<int>(plain.size())));
    check(EVP_EncryptFinal_ex(cipher.get(), raw(tag), &length));
    check(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_GET_TAG, kTagBytes, tag.data()));
    return nonce + sealed + tag;
}

std::optional<std::string> open_sealed(std::string_view key, std::string_view purpose, std::string_view box) {
    assert(key.size() == kKeyBytes);
    if (box.size() < kSealOverheadBytes) return std::nullopt;
    const std::string_view nonce = box.substr(0, kNonceBytes);
    const std::string_view sealed = box.substr(kNonceBytes, box.size() - kSealOverheadBytes);
    std::string tag(box.substr(box.size() - kTagBytes));
    std::string plain(sealed.size() + 1, '\0');  // one spare, so that Final has somewhere to point
    const Cipher cipher = make_cipher();
    int length = 0;
    check(EVP_DecryptInit_ex(cipher.get(), aes_256_gcm(), nullptr, raw(key), raw(nonce)));
    check(EVP_DecryptUpdate(cipher.get(), nullptr, &length, raw(purpose), static_cast<int>(purpose.size())));
    check(EVP_DecryptUpdate(cipher.get(), raw(plain), &length, raw(sealed), static_cast<int>(sealed.size())));
    check(EVP_CIPHER_CTX_ctrl(cipher.get(), EVP_CTRL_GCM_SET_TAG, kTagBytes, tag.data()));
    if (EVP_DecryptFinal_ex(cipher.get(), raw(plain) + sealed.size(), &length) != 1) return std::nullopt;
    plain.resize(sealed.size());
    return plain;
}

}  // namespace valija::crypto
