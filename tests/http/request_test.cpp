// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/request.h"

#include "support/request.h"
#include "support/suite.h"

namespace valija::http {

class RequestTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RequestTest);
    CPPUNIT_TEST(methods);
    CPPUNIT_TEST(absent_parameters_are_empty);
    CPPUNIT_TEST(browsers_words_are_made_harmless);
    CPPUNIT_TEST(name_is_the_last_segment);
    CPPUNIT_TEST(query_value_must_be_there_once);
    CPPUNIT_TEST_SUITE_END();

  public:
    void methods() {
        const auto method = [](const char* name) { return tests::make_request({{"REQUEST_METHOD", name}}).method; };
        CHECK_EQUAL(Method::Get, method("GET"));
        CHECK_EQUAL(Method::Get, method("HEAD"));
        CHECK_EQUAL(Method::Post, method("POST"));
        for (const char* name : {"", "get", "PUT", "DELETE", "TRACE", "OPTIONS", "POST "}) {
            CHECK_EQUAL(Method::Other, method(name));
        }
    }

    void absent_parameters_are_empty() {
        const auto request = tests::make_request({});
        CHECK_EQUAL("", request.path);
        CHECK_EQUAL("", request.remote_address);
        CHECK_EQUAL("", request.name());
        CHECK(request.site == nullptr);
        CHECK_EQUAL(std::nullopt, request.cookie("a"));
        CHECK_EQUAL(std::nullopt, request.query_value("a"));
    }

    void browsers_words_are_made_harmless() {
        const auto request = tests::make_request({{"HTTP_USER_AGENT", "evil\n\x1b[31m\xff" + std::string(300, 'x')}});
        CHECK(request.user_agent.starts_with("evil??[31m?xxx"));
        CHECK_EQUAL(200, request.user_agent.size());
    }

    void name_is_the_last_segment() {
        CHECK_EQUAL("x.png", tests::make_get("/captcha/x.png").name());
        CHECK_EQUAL("", tests::make_get("/captcha/").name());
        CHECK_EQUAL("login", tests::make_get("/login").name());
    }

    void query_value_must_be_there_once() {
        const auto value = [](const char* query) {
            return tests::make_request({{"QUERY_STRING", query}}).query_value("a");
        };
        CHECK_EQUAL("1 2", value("b=x&a=1%202"));
        CHECK_EQUAL("", value("a"));
        CHECK_EQUAL(std::nullopt, value("b=1"));
        CHECK_EQUAL(std::nullopt, value("a=1&a=1"));
        CHECK_EQUAL(std::nullopt, value("a=%zz"));
        CHECK_EQUAL(std::nullopt, value("a=1&b=%ff"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RequestTest);

}  // namespace valija::http
