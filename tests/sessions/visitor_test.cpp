// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/visitor.h"

#include "sessions/session_cookie.h"
#include "support/request.h"
#include "support/suite.h"

namespace valija::sessions {

namespace {

const std::string kCookieName = "__Host-valija_session=";
const std::string kRandomPart(43, 'A');  // 32 zero bytes

}  // namespace

class VisitorTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(VisitorTest);
    CPPUNIT_TEST(a_new_browser_gets_a_cookie);
    CPPUNIT_TEST(a_known_browser_keeps_its_cookie);
    CPPUNIT_TEST(a_cookie_not_ours_is_replaced);
    CPPUNIT_TEST(the_token_fits_the_cookie);
    CPPUNIT_TEST(cookies_are_never_the_same);
    CPPUNIT_TEST(anonymous_and_signed_in_are_told_apart);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_new_browser_gets_a_cookie() {
        const Visitor visitor(tests::make_get("/login"), csrf_, random_);
        const auto response = visitor.greet({});
        CHECK_EQUAL("Set-Cookie", response.headers.at(0).first);
        CHECK_EQUAL(kCookieName + visitor.cookie() + "; Path=/; Secure; HttpOnly; SameSite=Lax",
                    response.headers.at(0).second);
        CHECK(!is_signed_in_form(visitor.cookie()));
    }

    void a_known_browser_keeps_its_cookie() {
        for (const char* kind : {"a.", "s."}) {
            const Visitor visitor(tests::make_get("/login", kCookieName + kind + kRandomPart), csrf_, random_);
            CHECK_EQUAL(kind + kRandomPart, visitor.cookie());
            CHECK_EQUAL(0, visitor.greet({}).headers.size());
        }
    }

    void a_cookie_not_ours_is_replaced() {
        for (const std::string& value :
             {std::string(), std::string("x"), "b." + kRandomPart, kRandomPart, "a." + kRandomPart + "A",
              "a." + kRandomPart.substr(1), "a." + kRandomPart.substr(1) + "=", "a." + kRandomPart.substr(1) + "B",
              "A." + kRandomPart, "a." + kRandomPart + "; " + kCookieName + "a." + kRandomPart}) {
            const Visitor visitor(tests::make_get("/login", kCookieName + value), csrf_, random_);
            CHECK(visitor.cookie() != value);
            CHECK_EQUAL(1, visitor.greet({}).headers.size());
        }
    }

    void the_token_fits_the_cookie() {
        const Visitor visitor(tests::make_get("/login"), csrf_, random_);
        CHECK(csrf_.check_token(visitor.cookie(), visitor.csrf_token()));
    }

    void cookies_are_never_the_same() {
        CHECK(make_anonymous_value(random_) != make_anonymous_value(random_));
        CHECK(make_signed_in_value(random_) != make_signed_in_value(random_));
        CHECK_EQUAL(45, make_signed_in_value(random_).size());
    }

    void anonymous_and_signed_in_are_told_apart() {
        CHECK(is_signed_in_form(make_signed_in_value(random_)));
        CHECK(!is_signed_in_form(make_anonymous_value(random_)));
        CHECK(id_hash("s." + kRandomPart) != id_hash("a." + kRandomPart));
        CHECK_EQUAL(32, id_hash("s." + kRandomPart).size());
    }

  private:
    Csrf csrf_{std::string(32, 'k')};
    base::SystemRandom random_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(VisitorTest);

}  // namespace valija::sessions
