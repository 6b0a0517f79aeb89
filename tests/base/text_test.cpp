// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"

#include <array>

#include "support/suite.h"

namespace valija::base {

class TextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TextTest);
    CPPUNIT_TEST(first_and_last_of_each_length_are_utf8);
    CPPUNIT_TEST(overlong_forms_are_not_utf8);
    CPPUNIT_TEST(surrogates_are_not_utf8);
    CPPUNIT_TEST(beyond_unicode_is_not_utf8);
    CPPUNIT_TEST(bytes_that_never_occur_are_not_utf8);
    CPPUNIT_TEST(stray_and_missing_continuations_are_not_utf8);
    CPPUNIT_TEST(every_code_point_is_judged_right);
    CPPUNIT_TEST(every_two_bytes_are_judged_right);
    CPPUNIT_TEST(characters_are_counted_not_bytes);
    CPPUNIT_TEST(control_characters_are_found);
    CPPUNIT_TEST(line_ends_are_allowed_where_asked);
    CPPUNIT_TEST(ordinary_text_has_no_control_characters);
    CPPUNIT_TEST(trim_takes_space_from_both_ends);
    CPPUNIT_TEST(lower_case_is_of_ascii_alone);
    CPPUNIT_TEST(cut_never_splits_a_character);
    CPPUNIT_TEST(first_characters_are_counted_whole);
    CPPUNIT_TEST(printable_text_stays);
    CPPUNIT_TEST(unprintable_text_is_marked);
    CPPUNIT_TEST_SUITE_END();

  public:
    void first_and_last_of_each_length_are_utf8() {
        CHECK(is_utf8(""));
        CHECK(is_utf8(std::string_view("\0", 1)));
        for (const char* text : {"\x7f", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80", "\xed\x9f\xbf", "\xee\x80\x80",
                                 "\xef\xbf\xbd", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
            CHECK(is_utf8(text));
        }
    }

    // The same character written too long: "/" past a filter, NUL past a check (Unicode 15, table 3-7).
    void overlong_forms_are_not_utf8() {
        for (const char* text :
             {"\xc0\x80", "\xc0\xaf", "\xc1\xbf", "\xe0\x80\x80", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xf0\x80\x80\x80",
              "\xf0\x80\x80\xaf", "\xf0\x8f\xbf\xbf", "\xf8\x88\x80\x80\x80", "\xfc\x84\x80\x80\x80\x80"}) {
            CHECK(!is_utf8(text));
        }
    }

    void surrogates_are_not_utf8() {
        for (const char* text : {"\xed\xa0\x80", "\xed\xad\xbf", "\xed\xae\x80", "\xed\xbf\xbf",
                                 "\xed\xa0\x80\xed\xb0\x80", "\xed\xaf\xbf\xed\xbf\xbf"}) {
            CHECK(!is_utf8(text));
        }
    }

    void beyond_unicode_is_not_utf8() {
        for (const char* text : {"\xf4\x90\x80\x80", "\xf5\x80\x80\x80", "\xf7\xbf\xbf\xbf"}) CHECK(!is_utf8(text));
    }

    void bytes_that_never_occur_are_not_utf8() {
        for (const int byte : {0xC0, 0xC1, 0xF5, 0xF8, 0xFC, 0xFE, 0xFF}) {
            const std::string one(1, static_cast<char>(byte));
            CHECK(!is_utf8(one));
            CHECK(!is_utf8(one + "\x80\x80\x80"));
        }
        CHECK(!is_utf8("\xfe\xfe\xff\xff"));
    }

    void stray_and_missing_continuations_are_not_utf8() {
        for (const char* text :
             {"\x80", "\xbf", "a\x80", "\xc3\xa1\x80", "\xc3", "\xc3 ", "\xe2\x82", "\xe2\x82 ", "\xe2(\xa1",
              "\xf0\x9f\x98", "\xf0(\x8c\xbc", "\xf0\x90(\xbc", "\xf0\x9f\x98\xc3\xa1"}) {
            CHECK(!is_utf8(text));
        }
    }

    void every_code_point_is_judged_right() {
        for (std::uint32_t point = 0; point <= 0x10FFFF; ++point) {
            const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
            if (is_utf8(encode(point)) == surrogate) CHECK_EQUAL("right", fmt::format("U+{:04X}", point));
        }
    }

    void every_two_bytes_are_judged_right() {
        for (unsigned first = 0; first < 256; ++first) {
            for (unsigned second = 0; second < 256; ++second) {
                const std::string text{static_cast<char>(first), static_cast<char>(second)};
                const bool ascii = first < 0x80 && second < 0x80;
                const bool one = first >= 0xC2 && first <= 0xDF && second >= 0x80 && second <= 0xBF;
                CHECK_EQUAL(ascii || one, is_utf8(text));
            }
        }
    }

    void characters_are_counted_not_bytes() {
        CHECK_EQUAL(0, count_characters(""));
        CHECK_EQUAL(5, count_characters("niñez"));
        CHECK_EQUAL(3, count_characters("€ñ😀"));
        CHECK_EQUAL(2, count_characters("n\xcc\x83"));  // a combining tilde counts by itself
    }

    void control_characters_are_found() {
        for (const char* text : {"\x01", "a\x1f", "\x7f", "\xc2\x80", "\xc2\x9f", "\xe2\x80\xaa", "\xe2\x80\xae",
                                 "\xe2\x81\xa6", "\xe2\x81\xa9", "\xe2\x80\xa8", "\xe2\x80\xa9", "\xef\xbb\xbf"}) {
            CHECK(has_control_characters(text, false));
            CHECK(has_control_characters(text, true));
        }
        CHECK(has_control_characters(std::string_view("a\0b", 3), true));
    }

    void line_ends_are_allowed_where_asked() {
        for (const char* text : {"a\nb", "a\r\nb", "a\tb"}) {
            CHECK(has_control_characters(text, false));
            CHECK(!has_control_characters(text, true));
        }
    }

    void ordinary_text_has_no_control_characters() {
        for (const char* text : {"", " ", "Ñandú, ¿qué tal?", "\xc2\xa0", "😀", "\xe2\x80\x90", "שלום", "العربية"}) {
            CHECK(!has_control_characters(text, false));
        }
    }

    void trim_takes_space_from_both_ends() {
        CHECK_EQUAL("", trim(""));
        CHECK_EQUAL("", trim(" \t\r\n "));
        CHECK_EQUAL("a b", trim("\t a b\r\n"));
        CHECK_EQUAL("ñ", trim("ñ"));
    }

    void lower_case_is_of_ascii_alone() {
        CHECK_EQUAL("ana@educacion.example", to_lower("ANA@Educacion.EXAMPLE"));
        CHECK_EQUAL("Ñ@[`{", to_lower("Ñ@[`{"));
    }

    void cut_never_splits_a_character() {
        const std::string text = "añ€😀";  // 1 + 2 + 3 + 4 bytes
        constexpr std::array<std::size_t, 12> kLengths{0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
        for (std::size_t bytes = 0; bytes < kLengths.size(); ++bytes) {
            CHECK_EQUAL(kLengths[bytes], cut(text, bytes).size());
            CHECK(is_utf8(cut(text, bytes)));
        }
    }

    void first_characters_are_counted_whole() {
        CHECK_EQUAL("", first_characters("añ€😀", 0));
        CHECK_EQUAL("añ€", first_characters("añ€😀", 3));
        CHECK_EQUAL("añ€😀", first_characters("añ€😀", 4));
        CHECK_EQUAL("añ€😀", first_characters("añ€😀", 100));
    }

    void printable_text_stays() {
        for (const char* text : {"", "Mozilla/5.0 (X11; Linux)", "Ñandú €😀"}) CHECK_EQUAL(text, make_printable(text));
    }

    // A log line stays one line, and a terminal does what we want.
    void unprintable_text_is_marked() {
        CHECK_EQUAL("a?b", make_printable("a\nb"));
        CHECK_EQUAL("?[31m", make_printable("\x1b[31m"));
        CHECK_EQUAL("?a", make_printable("\xff"
                                         "a"));
        CHECK_EQUAL("??", make_printable("\xe2\x82"));
        CHECK_EQUAL("evil?cod", make_printable("evil\xe2\x80\xae"
                                               "cod"));
        CHECK_EQUAL("?", make_printable(std::string_view("\0", 1)));
    }

  private:
    // As RFC 3629, section 3 says, surrogates too.
    static std::string encode(std::uint32_t point) {
        const auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
        const auto next = [&](unsigned shift) { return byte(0x80U | ((point >> shift) & 0x3FU)); };
        if (point < 0x80) return {byte(point)};
        if (point < 0x800) return {byte(0xC0U | (point >> 6U)), next(0)};
        if (point < 0x10000) return {byte(0xE0U | (point >> 12U)), next(6), next(0)};
        return {byte(0xF0U | (point >> 18U)), next(12), next(6), next(0)};
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TextTest);

}  // namespace valija::base
