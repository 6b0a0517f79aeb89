// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/cookie.h"

#include "support/suite.h"

namespace valija::http {

class CookieTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CookieTest);
    CPPUNIT_TEST(finds_a_cookie_among_others);
    CPPUNIT_TEST(absent_cookie_is_nothing);
    CPPUNIT_TEST(a_planted_twin_hides_both);
    CPPUNIT_TEST(names_are_whole_and_case_matters);
    CPPUNIT_TEST(ours_have_every_protection);
    CPPUNIT_TEST(removal_has_the_same_attributes);
    CPPUNIT_TEST_SUITE_END();

  public:
    void finds_a_cookie_among_others() {
        CHECK_EQUAL("1", find_cookie("a=1", "a"));
        CHECK_EQUAL("2", find_cookie("a=1; b=2; c=3", "b"));
        CHECK_EQUAL("3", find_cookie("a=1;b=2;c=3", "c"));
        CHECK_EQUAL("", find_cookie("a=; b=2", "a"));
        CHECK_EQUAL("x=y", find_cookie("a=x=y", "a"));
        CHECK_EQUAL("1", find_cookie("; ;junk; a=1;", "a"));
    }

    void absent_cookie_is_nothing() {
        for (const char* header : {"", ";", "a", "b=1", "ab=1", "=1"})
            CHECK_EQUAL(std::nullopt, find_cookie(header, "a"));
    }

    // Somebody between browser and server, or another host, may set a second one; which is ours nobody can tell.
    void a_planted_twin_hides_both() {
        CHECK_EQUAL(std::nullopt, find_cookie("a=1; a=2", "a"));
        CHECK_EQUAL(std::nullopt, find_cookie("a=1; b=2; a=1", "a"));
        CHECK_EQUAL(std::nullopt, find_cookie("a=1; a=1; a=1", "a"));
    }

    void names_are_whole_and_case_matters() {
        CHECK_EQUAL("2", find_cookie("__host-x=1; __Host-x=2; x=3", "__Host-x"));
        CHECK_EQUAL(std::nullopt, find_cookie("A=1", "a"));
    }

    void ours_have_every_protection() {
        CHECK_EQUAL("__Host-x=v; Path=/; Secure; HttpOnly; SameSite=Lax", make_cookie("__Host-x", "v"));
    }

    void removal_has_the_same_attributes() {
        CHECK_EQUAL("__Host-x=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0", expire_cookie("__Host-x"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CookieTest);

}  // namespace valija::http
