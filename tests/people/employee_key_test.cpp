// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/employee_key.h"

#include "support/suite.h"

namespace valija::people {

class EmployeeKeyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EmployeeKeyTest);
    CPPUNIT_TEST(the_whole_key_must_match);
    CPPUNIT_TEST(keys_are_kept_in_upper_case);
    CPPUNIT_TEST(only_printable_ascii_up_to_40_places);
    CPPUNIT_TEST(a_bad_pattern_is_told);
    CPPUNIT_TEST(a_catastrophic_pattern_is_told_and_holds_nobody_up);
    CPPUNIT_TEST_SUITE_END();

  public:
    void the_whole_key_must_match() {
        const EmployeeKeyPattern pattern("[A-Z]{2}\\d{4}|X");
        for (const char* key : {"AB1234", "X"}) CHECK(pattern.matches(key));
        for (const char* key : {"", "AB123", "AB12345", "XAB1234", "AB1234X", "AB1234\n", "ab1234"})
            CHECK(!pattern.matches(key));
    }

    void keys_are_kept_in_upper_case() {
        CHECK_EQUAL("CURT-01", strip_employee_key(" curt-01\r\n"));
        CHECK_EQUAL("\xC3\xB1", strip_employee_key("\xC3\xB1"));
    }

    void only_printable_ascii_up_to_40_places() {
        const EmployeeKeyPattern pattern(".*");
        CHECK(pattern.matches(std::string(40, 'A')));
        CHECK(!pattern.matches(std::string(41, 'A')));
        for (const std::string& key :
             {std::string("A\0B", 3), std::string("A B"), std::string("\xC3\x91"), std::string("\x7F")})
            CHECK(!pattern.matches(key));
    }

    void a_bad_pattern_is_told() {
        CHECK_EQUAL("", EmployeeKeyPattern::explain("[0-9A-Z]{4,20}"));
        CHECK_CONTAINS("the pattern fails at place ", EmployeeKeyPattern::explain("[0-9"));
        CHECK_CONTAINS("the pattern fails at place ", EmployeeKeyPattern::explain("(*UTF)A"));
        CHECK_EQUAL("a pattern has 1 to 120 places", EmployeeKeyPattern::explain(""));
        CHECK_EQUAL("a pattern has 1 to 120 places", EmployeeKeyPattern::explain(std::string(121, 'A')));
        CHECK_BROKEN("the pattern fails at place", EmployeeKeyPattern("(A"));
    }

    void a_catastrophic_pattern_is_told_and_holds_nobody_up() {
        for (const char* text : {"(A+)+B", "(A|A)*B", "([0-9A-Z]+)*-", "A*A*A*A*A*A*A*A*A*A*A*B"}) {
            CHECK_CONTAINS("too many steps", EmployeeKeyPattern::explain(text));
            const EmployeeKeyPattern pattern(text);
            CHECK_BROKEN("too many steps", pattern.matches(std::string(40, 'A')));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EmployeeKeyTest);

}  // namespace valija::people
