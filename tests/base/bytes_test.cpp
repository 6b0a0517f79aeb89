// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/bytes.h"

#include "support/suite.h"

namespace valija::base {

class BytesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(BytesTest);
    CPPUNIT_TEST(hex_is_lower_case);
    CPPUNIT_TEST(hex_comes_back);
    CPPUNIT_TEST(hex_of_other_shape_is_refused);
    CPPUNIT_TEST(base64url_vectors);
    CPPUNIT_TEST(base64url_comes_back);
    CPPUNIT_TEST(base64url_of_other_shape_is_refused);
    CPPUNIT_TEST(one_value_has_one_spelling);
    CPPUNIT_TEST(base64_vectors);
    CPPUNIT_TEST_SUITE_END();

  public:
    void hex_is_lower_case() {
        CHECK_EQUAL("", to_hex(""));
        CHECK_EQUAL("00ff7fa0", to_hex(std::string("\x00\xff\x7f\xa0", 4)));
    }

    void hex_comes_back() {
        for (int byte = 0; byte < 256; ++byte) {
            const std::string one(1, static_cast<char>(byte));
            CHECK_EQUAL(one, from_hex(to_hex(one)));
        }
    }

    void hex_of_other_shape_is_refused() {
        for (const char* text : {"0", "0g", "FF", " 00", "0x00", "00\n", "\xc3\xa1"})
            CHECK_EQUAL(std::nullopt, from_hex(text));
        CHECK_EQUAL(std::nullopt, from_hex(std::string_view("0\0", 2)));
    }

    // RFC 4648, section 10, without padding.
    void base64url_vectors() {
        CHECK_EQUAL("", to_base64url(""));
        CHECK_EQUAL("Zg", to_base64url("f"));
        CHECK_EQUAL("Zm8", to_base64url("fo"));
        CHECK_EQUAL("Zm9v", to_base64url("foo"));
        CHECK_EQUAL("Zm9vYg", to_base64url("foob"));
        CHECK_EQUAL("Zm9vYmE", to_base64url("fooba"));
        CHECK_EQUAL("Zm9vYmFy", to_base64url("foobar"));
        CHECK_EQUAL("-_8", to_base64url("\xfb\xff"));
    }

    void base64url_comes_back() {
        std::string bytes;
        for (int i = 0; i < 300; ++i) {
            CHECK_EQUAL(bytes, from_base64url(to_base64url(bytes)));
            bytes += static_cast<char>(i * 7);
        }
    }

    void base64url_of_other_shape_is_refused() {
        for (const char* text : {"A", "AAAAA", "Zg==", "Zm8=", "+/8A", "Zm 9", "Zm9\n", "\xc3\xb1Zg"}) {
            CHECK_EQUAL(std::nullopt, from_base64url(text));
        }
        CHECK_EQUAL(std::nullopt, from_base64url(std::string_view("Zm\0v", 4)));
    }

    // "Zh" would decode to "f" too if the stray bits were let through: two spellings of one token.
    void one_value_has_one_spelling() {
        constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int accepted = 0;
        for (const char second : kDigits) accepted += from_base64url(std::string("Z") + second).has_value() ? 1 : 0;
        CHECK_EQUAL(4, accepted);
        CHECK_EQUAL(std::nullopt, from_base64url("Zh"));
        CHECK_EQUAL(std::nullopt, from_base64url("Zm9"));
    }

    // RFC 4648, section 10.
    void base64_vectors() {
        CHECK_EQUAL("", to_base64(""));
        CHECK_EQUAL("Zg==", to_base64("f"));
        CHECK_EQUAL("Zm8=", to_base64("fo"));
        CHECK_EQUAL("Zm9v", to_base64("foo"));
        CHECK_EQUAL("Zm9vYg==", to_base64("foob"));
        CHECK_EQUAL("+/8=", to_base64("\xfb\xff"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(BytesTest);

}  // namespace valija::base
