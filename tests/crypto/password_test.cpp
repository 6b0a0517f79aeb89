// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crypto/password.h"

#include "support/suite.h"

namespace valija::crypto {

namespace {

constexpr PasswordCost kCheap{.memory_kib = 8, .passes = 1};
constexpr const char* kMadeByPhp =
    "{ARGON2ID}$argon2id$v=19$m=64,t=2,p=1$dTlkSklFcllCM3ptOVU1Tg$cRl7zhHQ9ZYlZSOFxhMo2ql7yWC0/av7CYP2t0uI2Q0";

}  // namespace

class PasswordTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PasswordTest);
    CPPUNIT_TEST(has_the_form_that_dovecot_verifies);
    CPPUNIT_TEST(verifies_what_it_hashed);
    CPPUNIT_TEST(verifies_what_another_library_hashed);
    CPPUNIT_TEST(the_same_password_hashes_differently);
    CPPUNIT_TEST(every_byte_of_the_password_counts);
    CPPUNIT_TEST(malformed_hash_verifies_nothing);
    CPPUNIT_TEST(hash_of_other_costs_is_outdated);
    CPPUNIT_TEST(impossible_costs_are_a_fault);
    CPPUNIT_TEST(no_password_of_ours_is_too_long_for_libsodium);
    CPPUNIT_TEST_SUITE_END();

  public:
    void has_the_form_that_dovecot_verifies() {
        CHECK(hash_password("correo", {}).starts_with("{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$"));
        CHECK(hash_password("correo", kCheap).starts_with("{ARGON2ID}$argon2id$v=19$m=8,t=1,p=1$"));
        CHECK(hash_password("correo", {.memory_kib = 229376, .passes = 16}).size() <= 200);  // mailbox.password_hash
    }

    void verifies_what_it_hashed() {
        for (const char* password : {"", " ", "correcto caballo batería grapa", "contraseña€😀"}) {
            const std::string hash = hash_password(password, kCheap);
            CHECK(check_password(password, hash));
            CHECK(!check_password(std::string(password) + " ", hash));
        }
    }

    // Made by PHP's password_hash(), which is libargon2, the reference implementation.
    void verifies_what_another_library_hashed() {
        CHECK(check_password("password", kMadeByPhp));
        CHECK(!check_password("passwore", kMadeByPhp));
    }

    void the_same_password_hashes_differently() { CHECK(hash_password("a", kCheap) != hash_password("a", kCheap)); }

    // No cut at 8, 72 or 128 bytes, and none at a NUL.
    void every_byte_of_the_password_counts() {
        const std::string password(kPasswordMaxBytes, 'x');
        const std::string hash = hash_password(password, kCheap);
        for (const std::size_t i : {0U, 8U, 72U, 128U, 511U}) {
            std::string other = password;
            other[i] = 'y';
            CHECK(!check_password(other, hash));
        }
        const std::string with_nul("a\0b", 3);
        CHECK(check_password(with_nul, hash_password(with_nul, kCheap)));
        CHECK(!check_password(std::string("a\0c", 3), hash_password(with_nul, kCheap)));
    }

    void malformed_hash_verifies_nothing() {
        const std::string hash = hash_password("correo", kCheap);
        for (const std::string& other :
             {std::string(), std::string("{ARGON2ID}"), std::string("{PLAIN}correo"), std::string("correo"),
              hash.substr(10), hash.substr(0, hash.size() - 1), hash + "A", "{argon2id}" + hash.substr(10),
              std::string("{ARGON2ID}$argon2id$v=19$m=8,t=1,p=1$$"), std::string(10000, '$')}) {
            CHECK(!check_password("correo", other));
            CHECK(!check_password("", other));
        }
    }

    void hash_of_other_costs_is_outdated() {
        const std::string hash = hash_password("correo", kCheap);
        CHECK(!is_outdated(hash, kCheap));
        CHECK(is_outdated(hash, {.memory_kib = 16, .passes = 1}));
        CHECK(is_outdated(hash, {.memory_kib = 8, .passes = 2}));
        CHECK(is_outdated("", kCheap));
        CHECK(is_outdated("{SSHA512}abc", kCheap));
        CHECK(is_outdated("{ARGON2ID}abc", kCheap));
    }

    void impossible_costs_are_a_fault() {
        CHECK_UNAVAILABLE("Argon2id", hash_password("correo", {.memory_kib = 1, .passes = 1}));
        CHECK_UNAVAILABLE("Argon2id", hash_password("correo", {.memory_kib = 8, .passes = 0}));
    }

    void no_password_of_ours_is_too_long_for_libsodium() {
        CHECK(check_password(std::string(kPasswordMaxBytes, 'x'),
                             hash_password(std::string(kPasswordMaxBytes, 'x'), kCheap)));
        CHECK(kPasswordMaxCharacters * 4 <= kPasswordMaxBytes);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PasswordTest);

}  // namespace valija::crypto
