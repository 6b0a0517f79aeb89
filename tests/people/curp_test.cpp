// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/curp.h"

#include "support/suite.h"

namespace valija::people {

namespace {

using namespace std::chrono_literals;

// With its check digit put right, so that only what was changed is wrong.
std::string sealed(std::string text) {
    text.back() = curp_check_digit(std::string_view(text).substr(0, 17));
    return text;
}

std::string with(std::size_t place, std::string_view letters) {
    std::string text = "SABC560626MDFLRN01";
    return sealed(text.replace(place - 1, letters.size(), letters));
}

}  // namespace

class CurpTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CurpTest);
    CPPUNIT_TEST(published_examples_are_valid);
    CPPUNIT_TEST(length);
    CPPUNIT_TEST(letters_and_digits_have_their_places);
    CPPUNIT_TEST(dates_exist);
    CPPUNIT_TEST(place_17_tells_the_century);
    CPPUNIT_TEST(sexes);
    CPPUNIT_TEST(states);
    CPPUNIT_TEST(any_single_wrong_digit_is_seen);
    CPPUNIT_TEST(what_it_says);
    CPPUNIT_TEST_SUITE_END();

  public:
    // Examples of documentation that others check against too.
    void published_examples_are_valid() {
        for (const char* text : {"SABC560626MDFLRN01", "MOTR930411HJCRMN03", "BOXW310820HNERXN09"})
            CHECK(check_curp(text) == CurpVerdict::Valid);
    }

    void length() {
        for (const char* text : {"", "SABC560626MDFLRN0", "SABC560626MDFLRN011", "SABC560626MDFLRN01 "})
            CHECK(check_curp(text) == CurpVerdict::WrongLength);
    }

    void letters_and_digits_have_their_places() {
        for (const char* text : {"sabc560626mdflrn01", "S1BC560626MDFLRN01", "SBBC560626MDFLRN01", "1ABC560626MDFLRN01",
                                 "SABC5606O6MDFLRN01", "SABC5606261DFLRN01", "SABC560626MDFARN01", "SABC560626MDFL1N01",
                                 "SABC560626MDFLRN-1", "SABC560626MDFLRN0A",
                                 "SAB\xC3\x91"
                                 "560626MDFLRN0",
                                 "SABC560626M\xC3\x91"
                                 "LRN01"})
            CHECK(check_curp(text) == CurpVerdict::WrongLetters);
        CHECK(check_curp(with(2, "X")) == CurpVerdict::Valid);
        CHECK(check_curp(with(14, "XXX")) == CurpVerdict::Valid);
    }

    void dates_exist() {
        for (const char* date : {"560026", "561326", "560600", "560631", "560230", "570229", "000229"})
            CHECK(check_curp(with(5, date)) == CurpVerdict::NoSuchDate);
        CHECK(check_curp(with(5, "560229")) == CurpVerdict::Valid);
    }

    // 1900 had no 29 February, 2000 had.
    void place_17_tells_the_century() {
        std::string later = with(5, "000229");
        later[16] = 'A';
        CHECK(check_curp(sealed(later)) == CurpVerdict::Valid);
        CHECK(parse_curp(sealed(later)).born == 2000y / 2 / 29);
        CHECK(parse_curp("SABC560626MDFLRN01").born == 1956y / 6 / 26);
    }

    void sexes() {
        CHECK(parse_curp(with(11, "H")).sex == Sex::Man);
        CHECK(parse_curp(with(11, "M")).sex == Sex::Woman);
        CHECK(parse_curp(with(11, "X")).sex == Sex::Other);
        CHECK(check_curp(with(11, "F")) == CurpVerdict::NoSuchSex);
    }

    void states() {
        for (const char* state : {"AS", "CM", "DF", "MC", "NE", "ZS"})
            CHECK(check_curp(with(12, state)) == CurpVerdict::Valid);
        for (const char* state : {"XX", "CX", "ZZ", "EN"})
            CHECK(check_curp(with(12, state)) == CurpVerdict::NoSuchState);
    }

    void any_single_wrong_digit_is_seen() {
        for (const std::size_t place : {5U, 6U, 17U, 18U}) {
            std::string text = "SABC560626MDFLRN01";
            text[place - 1] = text[place - 1] == '9' ? '8' : static_cast<char>(text[place - 1] + 1);
            CHECK(check_curp(text) == CurpVerdict::WrongCheckDigit);
        }
    }

    void what_it_says() {
        const Curp curp = parse_curp("BOXW310820HNERXN09");
        CHECK(curp.born == 1931y / 8 / 20);
        CHECK(curp.sex == Sex::Man);
        CHECK_EQUAL("NE", curp.state);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CurpTest);

}  // namespace valija::people
