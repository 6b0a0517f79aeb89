// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/mobile.h"

#include "support/suite.h"

namespace valija::people {

class MobileTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MobileTest);
    CPPUNIT_TEST(mexican_numbers);
    CPPUNIT_TEST(colombian_numbers);
    CPPUNIT_TEST(numbers_of_elsewhere);
    CPPUNIT_TEST(what_is_no_number);
    CPPUNIT_TEST_SUITE_END();

  public:
    void mexican_numbers() {
        for (const char* typed : {"5555550120", "55 5555 0120", "(55) 5555-0120", "+52 55 5555 0120", "+525555550120",
                                  "0052 5555550120", "525555550120", "+52 1 55 5555 0120", " 55.5555.0120 "})
            CHECK_EQUAL("+525555550120", read_mobile(typed, "52"));
        for (const char* typed : {"555555012", "55555501200", "0155550120", "1555550120", "+52555555012"})
            CHECK_EQUAL(std::nullopt, read_mobile(typed, "52"));
    }

    void colombian_numbers() {
        for (const char* typed : {"3005550120", "300 555 0120", "+57 300 5550120", "573005550120", "0057-300-555-0120"})
            CHECK_EQUAL("+573005550120", read_mobile(typed, "57"));
        for (const char* typed : {"6015550120", "+57 601 5550120", "+571 300 5550120"})
            CHECK_EQUAL(std::nullopt, read_mobile(typed, "57"));
    }

    void numbers_of_elsewhere() {
        CHECK_EQUAL("+34600555012", read_mobile("+34 600 555 012", "52"));
        CHECK_EQUAL("+12025550120", read_mobile("001 202 555 0120", "57"));
        CHECK_EQUAL("+123456789012345", read_mobile("+123456789012345", "52"));
        CHECK_EQUAL(std::nullopt, read_mobile("+1234567890123456", "52"));
        CHECK_EQUAL(std::nullopt, read_mobile("+1234567", "52"));
        CHECK_EQUAL(std::nullopt, read_mobile("+0345678901", "52"));
    }

    void what_is_no_number() {
        for (const char* typed : {"", "+", "5555 5x01 20", "55555501+20", "++525555550120", "5555550120;rm",
                                  "55555\n50120", "tel: 5555550120", "\xD9\xA1\xD9\xA2"})
            CHECK_EQUAL(std::nullopt, read_mobile(typed, "52"));
        CHECK_EQUAL(std::nullopt, read_mobile(std::string(10000, ' ') + "5555550120", "52"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MobileTest);

}  // namespace valija::people
