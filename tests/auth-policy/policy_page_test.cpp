// SPDX-License-Identifier: AGPL-3.0-or-later
// Dovecot's question through nginx: who may ask, what is answered, and what junk gets.
#include <fstream>

#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

std::string question(const std::string& more = "") {
    return R"({"login":"nadie@educacion.example","protocol":"imap","pwhash":"0abc","real_remote":"192.0.2.7",)"
           R"("remote":"192.0.2.7")" +
           more + "}";
}

std::string url(const std::string& command) {
    return "http://127.0.0.1:" + std::to_string(port() + 6) + "/auth-policy?command=" + command;
}

std::string key_header() {
    std::ifstream file(folder() + "/etc/keys/policy");
    std::string key;
    std::getline(file, key);
    return "X-API-Key: " + key;
}

Answer ask(const std::string& address, const std::string& body, const Headers& headers = {key_header()}) {
    Headers all = headers;
    all.emplace_back("Content-Type: application/json");
    return Browser().send("POST", address, body, all);
}

}  // namespace

class PolicyPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PolicyPageTest);
    CPPUNIT_TEST(who_has_the_key_is_answered);
    CPPUNIT_TEST(others_are_refused);
    CPPUNIT_TEST(a_portal_has_no_such_page);
    CPPUNIT_TEST(junk_is_refused);
    CPPUNIT_TEST(each_failure_waits_longer_and_the_fifth_is_refused);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { forget_failures(); }
    void tearDown() override { forget_failures(); }

    void who_has_the_key_is_answered() {
        const Answer answer = ask(url("allow"), question());
        CHECK_EQUAL(200, answer.status);
        CHECK_EQUAL("application/json", answer.header("content-type"));
        CHECK_EQUAL(R"({"msg":"","status":0})", answer.body);
        CHECK_EQUAL(200, ask(url("report"), question(R"(,"success":false,"policy_reject":false)")).status);
    }

    void others_are_refused() {
        CHECK_EQUAL(403, ask(url("allow"), question(), {}).status);
        CHECK_EQUAL(403, ask(url("allow"), question(), {"X-API-Key: "}).status);
        CHECK_EQUAL(403, ask(url("allow"), question(), {key_header() + "0"}).status);
        CHECK_EQUAL(405, Browser().get(url("allow"), {key_header()}).status);
    }

    void a_portal_has_no_such_page() {
        for (const std::string& host : {portal(), webmail(), other_portal()})
            CHECK_EQUAL(404, ask(host + "/auth-policy?command=allow", question()).status);
        CHECK_EQUAL(404, Browser().get("http://127.0.0.1:" + std::to_string(port() + 6) + "/login").status);
    }

    void junk_is_refused() {
        for (const char* body : {"", "{}", "[1,2]", "{\"login\":", "login=a"})
            CHECK_EQUAL(400, ask(url("allow"), body).status);
        CHECK_EQUAL(400, ask(url("open"), question()).status);
        CHECK_EQUAL(400, ask(url("allow") + "&command=report", question()).status);
        CHECK_EQUAL(413, ask(url("allow"), std::string(1 << 20, ' ')).status);
        std::string deep(60000, '[');
        CHECK_EQUAL(400, ask(url("allow"), deep).status);
    }

    void each_failure_waits_longer_and_the_fifth_is_refused() {
        std::string answers;
        for (int i = 0; i < 5; ++i) {
            std::string body = question();
            body.replace(body.find("0abc"), 4, "0ab" + std::to_string(i));
            answers += ask(url("allow"), body).body + "\n";
        }
        for (const char* status :
             {"\"status\":0}\n", "\"status\":2}\n", "\"status\":4}\n", "\"status\":6}\n", "\"status\":-1}\n"})
            CHECK_CONTAINS(status, answers);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PolicyPageTest);

}  // namespace valija::tests
