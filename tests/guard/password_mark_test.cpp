// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/password_mark.h"

#include <set>

#include "support/suite.h"

namespace valija::guard {

class PasswordMarkTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PasswordMarkTest);
    CPPUNIT_TEST(twelve_bits_of_key_address_and_password);
    CPPUNIT_TEST(each_of_the_three_matters);
    CPPUNIT_TEST(what_is_a_mark);
    CPPUNIT_TEST_SUITE_END();

  public:
    // printf 'key' 'ana@a.example\0' 'secreta' | sha256sum, its first 12 bits.
    void twelve_bits_of_key_address_and_password() {
        CHECK_EQUAL("0c7d", password_mark("key", "ana@a.example", "secreta"));
    }

    void each_of_the_three_matters() {
        const std::set<std::string> marks{
            password_mark("key", "ana@a.example", "secreta"), password_mark("another", "ana@a.example", "secreta"),
            password_mark("key", "eva@a.example", "secreta"), password_mark("key", "ana@a.example", "Secreta")};
        CHECK_EQUAL(4U, marks.size());
    }

    void what_is_a_mark() {
        CHECK(is_password_mark("0afd"));
        for (const char* text : {"", "0af", "0afd0", "0AFD", "0af,", "0af "}) CHECK(!is_password_mark(text));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PasswordMarkTest);

}  // namespace valija::guard
