// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/cedula.h"

#include "support/suite.h"

namespace valija::people {

class CedulaTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CedulaTest);
    CPPUNIT_TEST(as_people_write_it);
    CPPUNIT_TEST(shapes);
    CPPUNIT_TEST_SUITE_END();

  public:
    void as_people_write_it() {
        for (const char* typed : {"1098765432", "1.098.765.432", "1 098 765 432", "1.098.765 432"})
            CHECK_EQUAL("1098765432", strip_cedula(typed));
        CHECK_EQUAL("12-3", strip_cedula("12-3"));
    }

    void shapes() {
        for (const char* text : {"123", "19123456", "52123456", "1098765432"})
            CHECK(check_cedula(text) == CedulaVerdict::WellFormed);
        for (const char* text : {"", "12", "10987654321"}) CHECK(check_cedula(text) == CedulaVerdict::WrongLength);
        for (const char* text : {"12A4", "12-4", "+123", "123\n",
                                 "1\xC2\xB2"
                                 "3"})
            CHECK(check_cedula(text) == CedulaVerdict::WrongLetters);
        CHECK(check_cedula("0123456") == CedulaVerdict::BeginsWithZero);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CedulaTest);

}  // namespace valija::people
