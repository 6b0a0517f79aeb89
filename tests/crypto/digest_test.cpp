// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crypto/digest.h"

#include "base/bytes.h"
#include "support/suite.h"

namespace valija::crypto {

class DigestTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DigestTest);
    CPPUNIT_TEST(sha256_vectors);
    CPPUNIT_TEST(hmac_vectors);
    CPPUNIT_TEST(hmac_key_may_be_longer_than_a_block);
    CPPUNIT_TEST(purposes_keep_one_key_apart);
    CPPUNIT_TEST(purpose_and_data_do_not_run_together);
    CPPUNIT_TEST(equal_time_compares);
    CPPUNIT_TEST_SUITE_END();

  public:
    // FIPS 180-4 examples of NIST, and the million a's.
    void sha256_vectors() {
        CHECK_EQUAL("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", base::to_hex(sha256("")));
        CHECK_EQUAL("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", base::to_hex(sha256("abc")));
        CHECK_EQUAL("248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
                    base::to_hex(sha256("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")));
        CHECK_EQUAL("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
                    base::to_hex(sha256(std::string(1000000, 'a'))));
    }

    // RFC 2104 over "purpose NUL data", computed with Python's hmac module.
    void hmac_vectors() {
        CHECK_EQUAL("b48a49cdf7d8a5213a6734715960df90fbd768b9ae82b93923297da5430830bd",
                    base::to_hex(hmac_sha256(std::string(32, '\x0b'), "csrf", "Hi There")));
    }

    void hmac_key_may_be_longer_than_a_block() {
        CHECK_EQUAL("22550a2ba95643b8e5180ede02603c98084f330b72ee3c6949cde973fba63dc9",
                    base::to_hex(hmac_sha256(std::string(131, '\xaa'), "csrf", "larger than block-size")));
    }

    void purposes_keep_one_key_apart() {
        const std::string key(32, 'k');
        CHECK(hmac_sha256(key, "csrf", "data") != hmac_sha256(key, "ticket", "data"));
        CHECK(hmac_sha256(key, "csrf", "data") != hmac_sha256(std::string(32, 'l'), "csrf", "data"));
    }

    void purpose_and_data_do_not_run_together() {
        const std::string key(32, 'k');
        CHECK(hmac_sha256(key, "ab", "c") != hmac_sha256(key, "a", "bc"));
        CHECK(hmac_sha256(key, "", "abc") != hmac_sha256(key, "abc", ""));
    }

    void equal_time_compares() {
        CHECK(equal_time("", ""));
        CHECK(equal_time("abc", "abc"));
        CHECK(!equal_time("abc", "abd"));
        CHECK(!equal_time("abc", "ab"));
        CHECK(!equal_time("", "a"));
        CHECK(!equal_time(std::string_view("a\0b", 3), std::string_view("a\0c", 3)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DigestTest);

}  // namespace valija::crypto
