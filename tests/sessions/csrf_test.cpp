// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/csrf.h"

#include "support/request.h"
#include "support/suite.h"

namespace valija::sessions {

class CsrfTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CsrfTest);
    CPPUNIT_TEST(token_belongs_to_one_cookie);
    CPPUNIT_TEST(token_belongs_to_one_key);
    CPPUNIT_TEST(every_other_token_is_refused);
    CPPUNIT_TEST(no_cookie_has_no_token);
    CPPUNIT_TEST(own_origin);
    CPPUNIT_TEST(foreign_origin);
    CPPUNIT_TEST(without_origin_the_browsers_own_word_counts);
    CPPUNIT_TEST_SUITE_END();

  public:
    void token_belongs_to_one_cookie() {
        CHECK(csrf_.check_token("a.one", csrf_.token("a.one")));
        CHECK(!csrf_.check_token("a.two", csrf_.token("a.one")));
        CHECK(!csrf_.check_token("s.one", csrf_.token("a.one")));
    }

    void token_belongs_to_one_key() { CHECK(!Csrf(std::string(32, 'l')).check_token("a.one", csrf_.token("a.one"))); }

    void every_other_token_is_refused() {
        const std::string token = csrf_.token("a.one");
        CHECK_EQUAL(43, token.size());
        for (std::size_t i = 0; i < token.size(); ++i) {
            std::string changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            CHECK(!csrf_.check_token("a.one", changed));
            CHECK(!csrf_.check_token("a.one", token.substr(0, i)));
        }
        CHECK(!csrf_.check_token("a.one", token + "A"));
    }

    void no_cookie_has_no_token() { CHECK(!csrf_.check_token("", csrf_.token(""))); }

    void own_origin() {
        CHECK(is_own("http://localhost:8080", ""));
        CHECK(is_own("http://localhost:8080", "same-origin"));
    }

    void foreign_origin() {
        for (const char* origin : {"null", "http://localhost", "http://localhost:8081", "https://localhost:8080",
                                   "http://webmail.localhost:8080", "http://localhost:8080.evil.example",
                                   "http://localhost:8080/", "http://LOCALHOST:8080", "http://evil.example"}) {
            CHECK(!is_own(origin, ""));
            CHECK(!is_own(origin, "same-origin"));
        }
    }

    void without_origin_the_browsers_own_word_counts() {
        CHECK(is_own("", ""));
        CHECK(is_own("", "same-origin"));
        for (const char* site : {"cross-site", "same-site", "none", "SAME-ORIGIN"}) CHECK(!is_own("", site));
    }

  private:
    static bool is_own(const char* origin, const char* fetch_site) {
        return Csrf::is_own_origin(tests::make_request({{"HTTP_ORIGIN", origin}, {"HTTP_SEC_FETCH_SITE", fetch_site}}),
                                   "http://localhost:8080");
    }

    Csrf csrf_{std::string(32, 'k')};
};

CPPUNIT_TEST_SUITE_REGISTRATION(CsrfTest);

}  // namespace valija::sessions
