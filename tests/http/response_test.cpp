// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/response.h"

#include "support/suite.h"

namespace valija::http {

class ResponseTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ResponseTest);
    CPPUNIT_TEST(a_page_is_not_kept);
    CPPUNIT_TEST(a_redirection_is_303);
    CPPUNIT_TEST(body_is_sent_to_the_letter);
    CPPUNIT_TEST(a_line_break_in_a_header_is_a_fault);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_page_is_not_kept() {
        CHECK_EQUAL(
            "Status: 422 Refused\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
            "Content-Length: 9\r\n\r\n<p>ñ</p>",
            to_cgi(html(422, "<p>ñ</p>")));
    }

    void a_redirection_is_303() {
        CHECK_EQUAL(
            "Status: 303 See Other\r\nLocation: http://localhost/x\r\nCache-Control: no-store\r\n"
            "Content-Length: 0\r\n\r\n",
            to_cgi(see_other("http://localhost/x")));
    }

    void body_is_sent_to_the_letter() {
        const std::string body("\r\n\0\xff", 4);
        CHECK(to_cgi(html(200, body)).ends_with("\r\n\r\n" + body));
    }

    // Response splitting: whatever reached a header, no second header comes out.
    void a_line_break_in_a_header_is_a_fault() {
        for (const std::string& value : {std::string("x\r\nSet-Cookie: a=b"), std::string("x\ny"), std::string("x\ry"),
                                         std::string("\n"), std::string("x\0y", 3)}) {
            Response response = bare(200);
            response.add_header("X-Name", value);
            CHECK_BROKEN("header X-Name", to_cgi(response));
            CHECK_BROKEN("header Location", to_cgi(see_other(value)));
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ResponseTest);

}  // namespace valija::http
