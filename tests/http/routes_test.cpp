// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/routes.h"

#include "support/suite.h"

namespace valija::http {

namespace {

Response nothing(const Request& /*request*/) { return {}; }

}  // namespace

class RoutesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RoutesTest);
    CPPUNIT_TEST(finds_by_method_and_path);
    CPPUNIT_TEST(unknown_path_is_no_such_page);
    CPPUNIT_TEST(other_method_is_told_what_is_allowed);
    CPPUNIT_TEST(folder_takes_one_more_segment);
    CPPUNIT_TEST(every_post_is_guarded);
    CPPUNIT_TEST_SUITE_END();

  public:
    void finds_by_method_and_path() {
        CHECK_EQUAL(Routes::Found::Route, routes_.find(Method::Get, "/login").found);
        CHECK_EQUAL(Method::Get, routes_.find(Method::Get, "/login").route->method);
        CHECK_EQUAL(Method::Post, routes_.find(Method::Post, "/login").route->method);
    }

    void unknown_path_is_no_such_page() {
        for (const char* path : {"", "/", "/login/", "/login/x", "/LOGIN", "/logi", "login", "/logout/"}) {
            CHECK_EQUAL(Routes::Found::NoSuchPage, routes_.find(Method::Get, path).found);
            CHECK(routes_.find(Method::Get, path).route == nullptr);
        }
    }

    void other_method_is_told_what_is_allowed() {
        CHECK_EQUAL(Routes::Found::OtherMethod, routes_.find(Method::Other, "/login").found);
        CHECK_EQUAL("GET, HEAD, POST", routes_.find(Method::Other, "/login").allow);
        CHECK_EQUAL("POST", routes_.find(Method::Get, "/only-post").allow);
        CHECK_EQUAL("GET, HEAD", routes_.find(Method::Post, "/captcha/x.png").allow);
    }

    void folder_takes_one_more_segment() {
        CHECK_EQUAL(Routes::Found::Route, routes_.find(Method::Get, "/captcha/x.png").found);
        CHECK_EQUAL(Routes::Found::Route, routes_.find(Method::Get, "/captcha/").found);
        CHECK_EQUAL(Routes::Found::NoSuchPage, routes_.find(Method::Get, "/captcha/x/y").found);
        CHECK_EQUAL(Routes::Found::NoSuchPage, routes_.find(Method::Get, "/captcha").found);
    }

    void every_post_is_guarded() {
        CHECK_EQUAL(Guard::OwnOrigin, post("/x", nothing).guard);
        CHECK_EQUAL(Guard::None, get("/x", nothing).guard);
    }

  private:
    Routes routes_{get("/login", nothing), post("/login", nothing), post("/only-post", nothing),
                   get("/captcha/", nothing)};
};

CPPUNIT_TEST_SUITE_REGISTRATION(RoutesTest);

}  // namespace valija::http
