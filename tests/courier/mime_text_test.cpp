// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/mime_text.h"

#include <string>
#include <vector>

#include "support/suite.h"

namespace valija::courier {

namespace {

// Every line of a text whose lines end in CR LF; a lone CR or LF fails.
std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = text.find("\r\n");
        lines.emplace_back(text.substr(0, end));
        CHECK_EQUAL(std::string::npos, lines.back().find_first_of("\r\n"));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 2);
    }
    return lines;
}

std::string repeat(std::string_view text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

class MimeTextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MimeTextTest);
    CPPUNIT_TEST(plain_words_stay);
    CPPUNIT_TEST(other_letters_become_encoded_words);
    CPPUNIT_TEST(what_looks_encoded_is_encoded);
    CPPUNIT_TEST(long_text_is_folded_between_characters);
    CPPUNIT_TEST(a_header_stays_one_header);
    CPPUNIT_TEST(quoted_printable_vectors);
    CPPUNIT_TEST(quoted_printable_lines_are_short);
    CPPUNIT_TEST(quoted_printable_keeps_space_at_line_ends);
    CPPUNIT_TEST_SUITE_END();

  public:
    void plain_words_stay() {
        CHECK_EQUAL("", encode_header_text(""));
        CHECK_EQUAL("Mesa de ayuda", encode_header_text("Mesa de ayuda"));
        CHECK_EQUAL("Mesa", encode_header_text("  Mesa "));
    }

    // printf '¿Niño?' | base64
    void other_letters_become_encoded_words() {
        CHECK_EQUAL("=?UTF-8?B?wr9OacOxbz8=?=", encode_header_text("¿Niño?"));
        CHECK_EQUAL("=?UTF-8?B?YSwgYg==?=", encode_header_text("a, b"));
    }

    void what_looks_encoded_is_encoded() {
        CHECK_EQUAL("=?UTF-8?B?PT9VVEYtOD9CP1lRPT0/PQ==?=", encode_header_text("=?UTF-8?B?YQ==?="));
    }

    void long_text_is_folded_between_characters() {
        const auto lines = lines_of(encode_header_text(repeat("año ", 100)));
        CHECK(lines.size() > 10);
        for (const auto& line : lines) {
            CHECK(line.size() <= 76 - std::string_view("Subject: ").size());
            CHECK_CONTAINS("=?UTF-8?B?", line);
            CHECK(line.ends_with("?="));
        }
        // 39 bytes would end in the middle of an ñ ("aaa…ñ" of 38 + 2): one byte less is taken.
        const auto cut = lines_of(encode_header_text(std::string(38, 'a') + "ñ"));
        CHECK_EQUAL(2, cut.size());
        CHECK_EQUAL(" =?UTF-8?B?w7E=?=", cut[1]);
    }

    void a_header_stays_one_header() {
        for (const char* text :
             {"Hola\r\nBcc: a@b.example", "Hola\nBcc: a@b.example", "Hola\rBcc: a@b.example", "Hola\x0b: Bcc", "\xc3",
              "Hola\xe2\x80\xa8"
              "Bcc: x"}) {
            const std::string encoded = encode_header_text(text);
            CHECK_EQUAL(std::string::npos, encoded.find_first_of("\r\n\x0b\xc3"));
            CHECK_LACKS("Bcc: a", encoded);
        }
        CHECK_EQUAL(encode_header_text("Hola??Bcc"), encode_header_text("Hola\r\nBcc"));
    }

    void quoted_printable_vectors() {
        CHECK_EQUAL("", encode_quoted_printable(""));
        CHECK_EQUAL("hola\r\n", encode_quoted_printable("hola"));
        CHECK_EQUAL("hola\r\n\r\n.\r\n", encode_quoted_printable("hola\n\n.\n"));
        CHECK_EQUAL("=C2=BFNi=C3=B1o=3D1?\r\n", encode_quoted_printable("¿Niño=1?"));
        CHECK_EQUAL("a=0Db=00c=7F\r\n", encode_quoted_printable(std::string_view("a\rb\0c\x7f", 6)));
    }

    void quoted_printable_lines_are_short() {
        for (const char* unit : {"a", "ñ", "€", "a=", "año "}) {
            for (int times = 1; times < 200; ++times) {
                const std::string text = repeat(unit, times);
                std::string back;
                for (auto line : lines_of(encode_quoted_printable(text))) {
                    CHECK(line.size() <= 76);
                    back += line.ends_with('=') ? line.substr(0, line.size() - 1) : line;
                }
                std::string decoded;
                for (std::size_t i = 0; i < back.size(); ++i) {
                    decoded +=
                        back[i] == '=' ? static_cast<char>(std::stoi(back.substr(i + 1, 2), nullptr, 16)) : back[i];
                    if (back[i] == '=') i += 2;
                }
                CHECK_EQUAL(text, decoded);
            }
        }
    }

    // Servers take trailing blanks away (RFC 2045, 6.7, rule 3).
    void quoted_printable_keeps_space_at_line_ends() {
        CHECK_EQUAL("a=20\r\nb=09\r\n", encode_quoted_printable("a \nb\t\n"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MimeTextTest);

}  // namespace valija::courier
