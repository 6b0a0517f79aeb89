// SPDX-License-Identifier: AGPL-3.0-or-later
// A person's own pages open to their session and to nothing else.
#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kSession = "__Host-valija_session";

std::string url() { return portal() + "/account"; }
bool is_sent_to_sign_in(const Answer& answer) { return answer.leads_to(portal() + "/login?to=account"); }

}  // namespace

class OverviewPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OverviewPageTest);
    CPPUNIT_TEST(a_stranger_is_sent_to_sign_in);
    CPPUNIT_TEST(a_session_opens_its_own_account);
    CPPUNIT_TEST(the_session_of_another_site_opens_nothing);
    CPPUNIT_TEST(it_is_only_there_to_be_read);
    CPPUNIT_TEST(it_leads_to_the_other_tools);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_stranger_is_sent_to_sign_in() {
        Browser browser;
        CHECK(is_sent_to_sign_in(browser.get(url())));
        browser.cookies["localhost"][kSession] = "s." + std::string(43, 'A');
        CHECK(is_sent_to_sign_in(browser.get(url())));
    }

    void a_session_opens_its_own_account() {
        const DemoPerson ana = person("ana.");
        Browser browser;
        sign_in(browser, ana);
        const Answer answer = browser.get(url());
        CHECK_EQUAL(200, answer.status);
        CHECK_EQUAL("no-store", answer.header("cache-control"));
        CHECK_CONTAINS("<dd>" + ana.address + "</dd>", answer.body);
        CHECK_CONTAINS("Ha ingresado como", answer.body);
    }

    // A session belongs to the site where it was opened, whatever host its cookie is sent to.
    void the_session_of_another_site_opens_nothing() {
        Browser browser;
        sign_in(browser, person("ana."));
        browser.cookies["formacion.localhost"][kSession] = browser.cookies["localhost"][kSession];
        const Answer answer = browser.get(other_portal() + "/account");
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(other_portal() + "/login?to=account", answer.header("location"));
    }

    void it_leads_to_the_other_tools() {
        const Command tool{"domain", "tool", "educacion.example", "Aula <virtual>"};
        const auto with = [&](const char* url) {
            Command command = tool;
            command.emplace_back(url);
            return command;
        };
        for (const char* bad : {"http://aula.educacion.example/", "javascript:alert(1)", "https://", "https:///x",
                                "https://aula.educacion.example/ x", "https://aula.educacion.example/\"x"})
            CHECK(ctl(with(bad)).status != 0);
        CHECK_EQUAL(0, ctl(with("https://aula.educacion.example/?a=1&b=2")).status);
        CHECK_CONTAINS("Aula <virtual>\thttps://aula", ctl({"domain", "tools", "educacion.example"}).out);
        Browser browser;
        sign_in(browser, person("ana."));
        const std::string page = browser.get(url()).body;
        CHECK_EQUAL(0, ctl(with("-")).status);
        CHECK(ctl(with("-")).status != 0);
        CHECK_CONTAINS("href=\"https://aula.educacion.example/?a=1&amp;b=2\"", page);
        CHECK_CONTAINS("Aula &lt;virtual&gt;", page);
        CHECK_LACKS("Aula", browser.get(url()).body);
    }

    void it_is_only_there_to_be_read() {
        Browser browser;
        sign_in(browser, person("ana."));
        CHECK_EQUAL(405, browser.post(url(), {}).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OverviewPageTest);

}  // namespace valija::tests
