// SPDX-License-Identifier: AGPL-3.0-or-later
#include "auth-policy/policy_question.h"

#include "support/suite.h"

namespace valija::auth_policy {

namespace {

// As Dovecot 2.3.19 writes it.
constexpr const char* kReport =
    R"({"login":"Ana@educacion.example","protocol":"imap","pwhash":"0afd","real_remote":"127.0.0.7",)"
    R"("remote":"203.0.113.5","success":true,"policy_reject":true})";
const std::string kTokenId(32, 'a');

PolicyQuestion from(std::string login, std::string real_remote, std::string protocol) {
    PolicyQuestion question;
    question.login = std::move(login);
    question.real_remote = std::move(real_remote);
    question.protocol = std::move(protocol);
    return question;
}

}  // namespace

class PolicyQuestionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PolicyQuestionTest);
    CPPUNIT_TEST(dovecots_words_are_read);
    CPPUNIT_TEST(anything_else_is_refused);
    CPPUNIT_TEST(the_webmail_is_known_by_its_tokens);
    CPPUNIT_TEST(delays_grow_and_end);
    CPPUNIT_TEST(the_answer);
    CPPUNIT_TEST_SUITE_END();

  public:
    void dovecots_words_are_read() {
        const auto question = parse_question(kReport);
        CHECK(question.has_value());
        CHECK_EQUAL("ana@educacion.example", question->login);
        CHECK_EQUAL("0afd", question->mark);
        CHECK_EQUAL("203.0.113.5", question->remote);
        CHECK_EQUAL("127.0.0.7", question->real_remote);
        CHECK_EQUAL("imap", question->protocol);
        CHECK(question->success);
        CHECK(question->refused_by_us);
    }

    void anything_else_is_refused() {
        for (const char* body :
             {"", "{", "[]", "7", "\"x\"", "{}", R"({"login":"a","pwhash":"0afd"})", R"({"login":"a","remote":"::1"})",
              R"({"login":7,"pwhash":"0afd","remote":"::1"})", R"({"login":"a","pwhash":"0AFD","remote":"::1"})",
              R"({"login":"a","pwhash":"0afd,0","remote":"::1"})",
              "{\"login\":\"\xff\",\"pwhash\":\"0afd\",\"remote\":\"::1\"}"})
            CHECK(!parse_question(body));
        const std::string longest(513, 'a');
        CHECK(!parse_question(R"({"login":")" + longest + R"(","pwhash":"0afd","remote":"::1"})"));
    }

    void the_webmail_is_known_by_its_tokens() {
        CHECK(is_webmail(from(kTokenId + "*ana@educacion.example", "127.0.0.1", "imap")));
        CHECK(is_webmail(from("whatever", "203.0.113.5", "webmail")));
        CHECK(!is_webmail(from(kTokenId + "*ana@educacion.example", "127.0.0.7", "imap")));
        CHECK(!is_webmail(from("ana@educacion.example", "127.0.0.1", "imap")));
        CHECK(!is_webmail(from("*ana@educacion.example", "127.0.0.1", "imap")));
    }

    void delays_grow_and_end() {
        CHECK_EQUAL(0U, delay_after(0, 6));
        CHECK_EQUAL(2U, delay_after(1, 6));
        CHECK_EQUAL(4U, delay_after(2, 6));
        CHECK_EQUAL(6U, delay_after(3, 6));
        CHECK_EQUAL(6U, delay_after(4'000'000'000U, 6));
        CHECK_EQUAL(0U, delay_after(5, 0));
    }

    void the_answer() {
        CHECK_EQUAL(R"({"msg":"","status":-1})", write_answer(-1));
        CHECK_EQUAL(R"({"msg":"","status":4})", write_answer(4));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PolicyQuestionTest);

}  // namespace valija::auth_policy
