// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/cct.h"

#include "support/suite.h"

namespace valija::people {

class CctTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CctTest);
    CPPUNIT_TEST(keys_of_the_catalogue);
    CPPUNIT_TEST(other_shapes);
    CPPUNIT_TEST_SUITE_END();

  public:
    void keys_of_the_catalogue() {
        for (const char* text : {"06DPR0001A", "09DPR1802X", "11ADG0167B", "11DES0113Z", "01KPR0001S", "32EJN9999Z"})
            CHECK(check_cct(text) == CctVerdict::WellFormed);
    }

    void other_shapes() {
        for (const char* text : {"", "06DPR0001", "06DPR0001AB", "06DPR001A"})
            CHECK(check_cct(text) == CctVerdict::WrongLength);
        for (const char* text : {"00DPR0001A", "33DPR0001A", "99DPR0001A"})
            CHECK(check_cct(text) == CctVerdict::NoSuchEntity);
        for (const char* text :
             {"06dpr0001a", "O6DPR0001A", "0606R0001A", "06DPRO001A", "06DPR00019", "06D\xC3\x91R001A"})
            CHECK(check_cct(text) == CctVerdict::WrongLetters);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CctTest);

}  // namespace valija::people
