// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/front.h"

#include "base/fault.h"
#include "db/connection.h"
#include "support/request.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::service {

namespace {

const std::string kPragma = "{{%AUTOESCAPE context=\"HTML\"}}\n";
const std::string kCookie = "a." + std::string(43, 'A');

std::string find_header(const http::Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
        if (key == name) return value;
    }
    return "none";
}

}  // namespace

class FrontTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FrontTest);
    CPPUNIT_TEST(a_route_is_served);
    CPPUNIT_TEST(unknown_site_is_misdirected);
    CPPUNIT_TEST(unknown_page_is_404);
    CPPUNIT_TEST(other_method_is_405_and_says_which);
    CPPUNIT_TEST(post_of_our_own_form_is_served);
    CPPUNIT_TEST(post_without_token_is_403);
    CPPUNIT_TEST(post_with_anothers_token_is_403);
    CPPUNIT_TEST(post_without_cookie_is_403);
    CPPUNIT_TEST(post_from_elsewhere_is_403);
    CPPUNIT_TEST(post_of_broken_shape_is_400);
    CPPUNIT_TEST(unavailable_is_503_with_request_id);
    CPPUNIT_TEST(deadlock_that_stays_is_503);
    CPPUNIT_TEST(broken_is_500_and_says_nothing_of_why);
    CPPUNIT_TEST(a_header_with_a_line_break_is_500);
    CPPUNIT_TEST(a_refusal_without_body_gets_its_page);
    CPPUNIT_TEST(request_id_is_escaped);
    CPPUNIT_TEST(without_error_page_the_status_still_arrives);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        write("templates/titles", "common/error_page.tpl  Error\n");
        write("templates/common/layout.tpl", kPragma + "<title>{{TITLE}}</title>{{>CONTENT}}");
        write("templates/common/bare.tpl", kPragma + "{{>CONTENT}}");
        write("templates/common/error_page.tpl",
              kPragma + "{{#ERROR_403}}no{{/ERROR_403}}{{#ERROR_503}}luego{{/ERROR_503}}<b>{{REQUEST_ID}}</b>");
        write("secrets/test.toml", "[keys]\ncsrf = '" + std::string(64, 'a') + "'\n");
        write("valija.toml",
              fmt::format("[paths]\ntemplates = '{0}/templates'\nsites = '{1}/sites'\nsecrets = '{0}/secrets'\n"
                          "[publish]\nassets = '/assets/abc'\n",
                          folder_.path(), VALIJA_SOURCE));
        world_ = std::make_unique<World>("test", folder_.path("valija.toml"));
        world_->open_templates();
        world_->open_csrf();
    }

    void a_route_is_served() { CHECK_EQUAL("shown", answer(get("/page")).body); }

    void unknown_site_is_misdirected() {
        auto request = get("/page");
        request.site_key = "nowhere";
        CHECK_EQUAL(421, answer(request).status);
        request.site_key = "";
        CHECK_EQUAL(421, answer(request).status);
    }

    void unknown_page_is_404() {
        const auto response = answer(get("/none"));
        CHECK_EQUAL(404, response.status);
        CHECK_CONTAINS("<b>request-7</b>", response.body);
        CHECK_EQUAL("no-store", find_header(response, "Cache-Control"));
    }

    void other_method_is_405_and_says_which() {
        auto request = get("/page");
        request.method = http::Method::Other;
        const auto response = answer(request);
        CHECK_EQUAL(405, response.status);
        CHECK_EQUAL("GET, HEAD, POST", find_header(response, "Allow"));
        CHECK_CONTAINS("<b>request-7</b>", response.body);
    }

    void post_of_our_own_form_is_served() { CHECK_EQUAL("posted", answer(post(token())).body); }

    void post_without_token_is_403() {
        for (const char* body : {"", "csrf=", "x=1"}) CHECK_EQUAL(403, answer(post_body(body)).status);
        CHECK_CONTAINS("no<b>", answer(post_body("")).body);
    }

    void post_with_anothers_token_is_403() {
        CHECK_EQUAL(403, answer(post(world_->csrf().token("a." + std::string(42, 'A') + "B"))).status);
        CHECK_EQUAL(403, answer(post(token().substr(1))).status);
    }

    void post_without_cookie_is_403() {
        auto request = post(token());
        request.cookies = "";
        CHECK_EQUAL(403, answer(request).status);
        request.cookies = "__Host-valija_session=; other=1";
        CHECK_EQUAL(403, answer(request).status);
    }

    void post_from_elsewhere_is_403() {
        auto request = post(token());
        request.origin = "http://evil.example";
        CHECK_EQUAL(403, answer(request).status);
        request.origin = "";
        request.fetch_site = "cross-site";
        CHECK_EQUAL(403, answer(request).status);
    }

    void post_of_broken_shape_is_400() {
        CHECK_EQUAL(400, answer(post_body("csrf=" + token() + "&csrf=" + token())).status);
        CHECK_EQUAL(400, answer(post_body("csrf[]=" + token())).status);
        CHECK_EQUAL(400, answer(post_body("csrf=%zz")).status);
        auto request = post(token());
        request.content_type = "multipart/form-data";
        CHECK_EQUAL(400, answer(request).status);
    }

    void unavailable_is_503_with_request_id() {
        const auto response = answer(get("/unavailable"));
        CHECK_EQUAL(503, response.status);
        CHECK_CONTAINS("luego<b>request-7</b>", response.body);
        CHECK(find_header(response, "Retry-After") != "none");
        CHECK_LACKS("secret detail", response.body);
    }

    void deadlock_that_stays_is_503() { CHECK_EQUAL(503, answer(get("/retry")).status); }

    void broken_is_500_and_says_nothing_of_why() {
        for (const char* path : {"/broken", "/logic"}) {
            const auto response = answer(get(path));
            CHECK_EQUAL(500, response.status);
            CHECK_CONTAINS("<b>request-7</b>", response.body);
            CHECK_LACKS("secret detail", response.body);
        }
    }

    // Found only when it was written out, past the last catch, it would end the program and every other request in it.
    void a_header_with_a_line_break_is_500() {
        const auto response = answer(get("/split"));
        CHECK_EQUAL(500, response.status);
        CHECK_EQUAL("none", find_header(response, "X-Name"));
    }

    void a_refusal_without_body_gets_its_page() {
        const auto response = answer(get("/refused"));
        CHECK_EQUAL(410, response.status);
        CHECK_CONTAINS("<b>request-7</b>", response.body);
    }

    void request_id_is_escaped() {
        auto request = get("/none");
        request.id = "<script>";
        CHECK_CONTAINS("<b>&lt;script&gt;</b>", answer(request).body);
    }

    void without_error_page_the_status_still_arrives() {
        write("templates/titles", "common/layout.tpl Nothing\n");
        world_->open_templates();
        const auto response = answer(get("/unavailable"));
        CHECK_EQUAL(503, response.status);
        CHECK_EQUAL("", response.body);
    }

  private:
    http::Response answer(http::Request request) const {
        const auto fail = [](auto error) { return [error](const http::Request&) -> http::Response { throw error; }; };
        const Front front(
            *world_, {http::get("/page", [](const auto&) { return http::html(200, "shown"); }),
                      http::post("/page", [](const auto&) { return http::html(200, "posted"); }),
                      http::get("/unavailable", fail(base::Fault(base::Fault::Kind::Unavailable, "secret detail"))),
                      http::get("/broken", fail(base::Fault(base::Fault::Kind::Broken, "secret detail"))),
                      http::get("/retry", fail(db::Retry("secret detail"))),
                      http::get("/split",
                                [](const auto&) {
                                    auto split = http::html(200, "shown");
                                    split.add_header("X-Name", "a\r\nSet-Cookie: b");
                                    return split;
                                }),
                      http::get("/logic", fail(std::logic_error("secret detail"))),
                      http::get("/refused", [](const auto&) { return http::bare(410); })});
        return front.answer(request);
    }

    static http::Request get(const std::string& path) {
        return tests::make_request({{"REQUEST_METHOD", "GET"},
                                    {"DOCUMENT_URI", path},
                                    {"REQUEST_ID", "request-7"},
                                    {"VALIJA_SITE", "educacion"}});
    }

    http::Request post(const std::string& token) const { return post_body("csrf=" + token); }

    http::Request post_body(const std::string& body) const {
        return tests::make_request({{"REQUEST_METHOD", "POST"},
                                    {"DOCUMENT_URI", "/page"},
                                    {"REQUEST_ID", "request-7"},
                                    {"VALIJA_SITE", "educacion"},
                                    {"CONTENT_TYPE", "application/x-www-form-urlencoded"},
                                    {"HTTP_COOKIE", "__Host-valija_session=" + kCookie},
                                    {"HTTP_ORIGIN", world_->sites().find("educacion")->base_url}},
                                   body);
    }

    std::string token() const { return world_->csrf().token(kCookie); }

    void write(const std::string& name, const std::string& text) const { static_cast<void>(folder_.write(name, text)); }

    tests::TemporaryFolder folder_;
    std::unique_ptr<World> world_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(FrontTest);

}  // namespace valija::service
