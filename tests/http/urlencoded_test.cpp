// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/urlencoded.h"

#include "support/suite.h"

namespace valija::http {

namespace {

std::string join(const std::optional<Pairs>& pairs) {
    if (!pairs) return "malformed";
    std::string text;
    for (const auto& [name, value] : *pairs) text.append(name).append("=").append(value).append(";");
    return text;
}

std::string repeat(std::string_view text, int times) {
    std::string result;
    for (int i = 0; i < times; ++i) result += text;
    return result;
}

}  // namespace

class UrlencodedTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(UrlencodedTest);
    CPPUNIT_TEST(reads_pairs_in_order);
    CPPUNIT_TEST(decodes_plus_and_percent);
    CPPUNIT_TEST(empty_pairs_names_and_values);
    CPPUNIT_TEST(broken_escapes_are_malformed);
    CPPUNIT_TEST(nul_is_malformed);
    CPPUNIT_TEST(what_is_not_utf8_is_malformed);
    CPPUNIT_TEST(more_than_64_pairs_are_malformed);
    CPPUNIT_TEST(our_own_links_come_back);
    CPPUNIT_TEST_SUITE_END();

  public:
    void reads_pairs_in_order() {
        CHECK_EQUAL("", join(parse_urlencoded("")));
        CHECK_EQUAL("b=2;a=1;b=3;", join(parse_urlencoded("b=2&a=1&b=3")));
        CHECK_EQUAL("a=b=c;", join(parse_urlencoded("a=b=c")));
    }

    void decodes_plus_and_percent() {
        CHECK_EQUAL("a b=c d;", join(parse_urlencoded("a+b=c%20d")));
        CHECK_EQUAL("k=+&=%;", join(parse_urlencoded("k=%2b%26%3D%25")));
        CHECK_EQUAL("ñ=€😀;", join(parse_urlencoded("%C3%b1=%e2%82%ac%F0%9F%98%80")));
        CHECK_EQUAL("k=%41;", join(parse_urlencoded("k=%2541")));  // decoded once
        CHECK_EQUAL("k=a;b;", join(parse_urlencoded("k=a;b")));    // ';' separates nothing
    }

    void empty_pairs_names_and_values() {
        CHECK_EQUAL("a=1;b=2;", join(parse_urlencoded("&a=1&&b=2&")));
        CHECK_EQUAL("a=;b=;=c;=;", join(parse_urlencoded("a&b=&=c&=")));
    }

    void broken_escapes_are_malformed() {
        for (const char* text :
             {"%", "a=%", "a=%4", "a=%zz", "a=%4g", "a=%%41", "a=% 41", "a=%+1", "%zz=a", "a=1&b=%f"}) {
            CHECK_EQUAL("malformed", join(parse_urlencoded(text)));
        }
    }

    void nul_is_malformed() {
        CHECK_EQUAL("malformed", join(parse_urlencoded("a=b%00c")));
        CHECK_EQUAL("malformed", join(parse_urlencoded("%00=b")));
        CHECK_EQUAL("malformed", join(parse_urlencoded(std::string_view("a=b\0c", 5))));
    }

    void what_is_not_utf8_is_malformed() {
        for (const char* text : {"a=%ff", "a=%c0%af", "a=%ed%a0%80", "a=%c3", "a=\xf1", "%f1=a", "a=%f4%90%80%80"}) {
            CHECK_EQUAL("malformed", join(parse_urlencoded(text)));
        }
        // A character cut in two by '&' is not one character.
        CHECK_EQUAL("malformed", join(parse_urlencoded("a=%c3&%b1=")));
    }

    void more_than_64_pairs_are_malformed() {
        CHECK_EQUAL(64, parse_urlencoded(repeat("a=1&", 64)).value().size());
        CHECK_EQUAL("malformed", join(parse_urlencoded(repeat("a=1&", 65))));
        CHECK_EQUAL(0, parse_urlencoded(repeat("&", 100000)).value().size());
    }

    void our_own_links_come_back() {
        CHECK_EQUAL("aZ09-._~", percent_encode("aZ09-._~"));
        CHECK_EQUAL("a%20%26%3D%2B%25%2F%3F%23", percent_encode("a &=+%/?#"));
        for (const char* text : {"", "ana pérez", "<script>\"'&", "€😀\r\n"}) {
            CHECK_EQUAL(text, parse_urlencoded("k=" + percent_encode(text)).value().at(0).second);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UrlencodedTest);

}  // namespace valija::http
