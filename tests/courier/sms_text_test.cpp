// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/sms_text.h"

#include "support/suite.h"

namespace valija::courier {

namespace {

std::string repeat(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

// The sizes of the parts, in units.
std::vector<std::size_t> sizes(const SmsParts& sms) {
    std::vector<std::size_t> all;
    for (const auto& part : sms.parts) all.push_back(part.size());
    return all;
}

}  // namespace

class SmsTextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SmsTextTest);
    CPPUNIT_TEST(spanish_that_the_alphabet_has);
    CPPUNIT_TEST(spanish_that_it_lacks);
    CPPUNIT_TEST(whole_alphabet);
    CPPUNIT_TEST(septets_are_counted);
    CPPUNIT_TEST(units_are_counted);
    CPPUNIT_TEST(two_septets_are_never_cut);
    CPPUNIT_TEST(a_pair_of_units_is_never_cut);
    CPPUNIT_TEST(an_empty_text_is_one_part);
    CPPUNIT_TEST_SUITE_END();

  public:
    void spanish_that_the_alphabet_has() {
        for (const char* text :
             {"Su contraseña es nueva", "¿Qué? ¡Ñu!", "é ñ Ñ ü Ü ¿ ¡", "C0d-1 @ $ _ {} [] ~ | ^ \\ €"})
            CHECK_EQUAL(SmsCoding::Gsm7, split_sms(text).coding);
    }

    void spanish_that_it_lacks() {
        for (const char* letter : {"á", "í", "ó", "ú", "Á", "Í", "Ó", "Ú", "«", "’", "😀", "`"})
            CHECK_EQUAL(SmsCoding::Ucs2, split_sms(letter).coding);
    }

    void whole_alphabet() {
        const std::string all =
            "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
            "¿abcdefghijklmnopqrstuvwxyzäöñüà";
        const auto sms = split_sms(all);
        CHECK_EQUAL(SmsCoding::Gsm7, sms.coding);
        CHECK_EQUAL(1, sms.parts.size());
        CHECK_EQUAL(127, sms.parts[0].size());  // 128 less ESC
    }

    void septets_are_counted() {
        CHECK((sizes(split_sms(repeat("a", 160))) == std::vector<std::size_t>{160}));
        CHECK((sizes(split_sms(repeat("a", 161))) == std::vector<std::size_t>{153, 8}));
        CHECK((sizes(split_sms(repeat("ñ", 307))) == std::vector<std::size_t>{153, 153, 1}));
        CHECK_EQUAL(1, split_sms(repeat("€", 80)).parts.size());
        CHECK_EQUAL(2, split_sms(repeat("€", 81)).parts.size());
    }

    void units_are_counted() {
        CHECK((sizes(split_sms(repeat("á", 70))) == std::vector<std::size_t>{70}));
        CHECK((sizes(split_sms(repeat("á", 71))) == std::vector<std::size_t>{67, 4}));
        const auto sms = split_sms("á€");
        CHECK(sms.parts[0] == u"\u00E1\u20AC");
    }

    void two_septets_are_never_cut() {
        const auto sms = split_sms(repeat("a", 152) + repeat("€", 10));
        CHECK((sizes(sms) == std::vector<std::size_t>{152, 10}));
    }

    void a_pair_of_units_is_never_cut() {
        const auto sms = split_sms(repeat("a", 66) + repeat("😀", 10));
        CHECK((sizes(sms) == std::vector<std::size_t>{66, 20}));
        CHECK(sms.parts[1].substr(0, 2) == u"\U0001F600");
    }

    void an_empty_text_is_one_part() { CHECK((sizes(split_sms("")) == std::vector<std::size_t>{0})); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmsTextTest);

}  // namespace valija::courier
