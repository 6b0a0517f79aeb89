// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl outbox and sms: what an operator sees of the messages, and what not.
#include "support/instance.h"
#include "support/outside.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

// Nobody has it: Postfix refuses it for good.
const std::string kNobody = "nadie.de.nadie@educacion.example";

outbox::Notice notice_to(const std::string& address, std::optional<base::Time> expires_at = {}) {
    return {.to = address,
            .name = "account_blocked",
            .values = {{"PERSON", "Ana Secreta"}, {"USER", "ana.secreta@educacion.example"}},
            .expires_at = expires_at};
}

std::uint64_t fail_one() {
    const auto message = queue_outside(outbox::Kind::Mail, notice_to(kNobody));
    wait_until("given up", [&] { return state_of(message) == "failed"; });
    return message;
}

std::string line_of(std::uint64_t message, const std::string& listed) {
    const auto begin = ("\n" + listed).find(fmt::format("\n{}\t", message));
    return begin == std::string::npos ? "" : listed.substr(begin, listed.find('\n', begin) - begin);
}

}  // namespace

class OutboxTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OutboxTest);
    CPPUNIT_TEST(messages_are_listed);
    CPPUNIT_TEST(as_json_for_programs);
    CPPUNIT_TEST(a_message_is_shown_but_not_what_stands_in_it);
    CPPUNIT_TEST(a_failed_message_is_sent_again);
    CPPUNIT_TEST(all_that_failed_is_sent_again);
    CPPUNIT_TEST(what_cannot_be_sent_again_is_refused);
    CPPUNIT_TEST(the_state_of_short_messages);
    CPPUNIT_TEST(wrong_usage_is_2);
    CPPUNIT_TEST(every_command_has_help);
    CPPUNIT_TEST_SUITE_END();

  public:
    void messages_are_listed() {
        const auto failed = fail_one();
        const Finished listed = ctl({"outbox", "list", "--state", "failed", "--last", "5"});
        CHECK_EQUAL(0, listed.status);
        CHECK(line_of(failed, listed.out).ends_with("\tmail\tfailed\taccount_blocked\t-\t-\t1\tsmtp 550 5.1.1"));
        CHECK_LACKS("queued", listed.out);
        const Finished all = ctl({"outbox", "list"});
        CHECK(line_of(failed, all.out) == line_of(failed, listed.out));
        CHECK_EQUAL(0, ctl({"outbox", "list", "--state", "queued"}).status);
    }

    void as_json_for_programs() {
        const auto failed = fail_one();
        const Finished listed = ctl({"outbox", "list", "--last", "1", "--json"});
        CHECK(listed.out.starts_with(fmt::format(
            R"({{"id":{},"site":"educacion","kind":"mail","state":"failed","name":"account_blocked",)", failed)));
        CHECK_CONTAINS(R"("has_body":true,)", listed.out);
        CHECK_CONTAINS(R"("attempts":1,"last_error":"smtp 550 5.1.1"})", listed.out);
    }

    void a_message_is_shown_but_not_what_stands_in_it() {
        const auto failed = fail_one();
        const Finished shown = ctl({"outbox", "show", std::to_string(failed)});
        CHECK_EQUAL(0, shown.status);
        CHECK_CONTAINS(fmt::format("id\t{}\n", failed), shown.out);
        CHECK_CONTAINS("\nstate\tfailed\n", shown.out);
        CHECK_CONTAINS("\nbody\tsealed\n", shown.out);
        for (const char* secret : {"nadie", "Ana", "Secreta", "educacion.example"}) CHECK_LACKS(secret, shown.out);
        CHECK_EQUAL(1, ctl({"outbox", "show", "999999999"}).status);
    }

    void a_failed_message_is_sent_again() {
        const auto failed = fail_one();
        CHECK_EQUAL(0, ctl({"outbox", "retry", std::to_string(failed)}).status);
        wait_until("tried again and given up", [&] {
            return ctl({"outbox", "show", std::to_string(failed)}).out.find("\ntries\t2\n") != std::string::npos &&
                   state_of(failed) == "failed";
        });
    }

    void all_that_failed_is_sent_again() {
        const auto failed = fail_one();
        const Finished done = ctl({"outbox", "retry", "--all-failed"});
        CHECK_EQUAL(0, done.status);
        CHECK_CONTAINS(" messages queued again\n", done.out);
        wait_until("tried again", [&] {
            return ctl({"outbox", "show", std::to_string(failed)}).out.find("\ntries\t2\n") != std::string::npos;
        });
    }

    void what_cannot_be_sent_again_is_refused() {
        CHECK_EQUAL(1, ctl({"outbox", "retry", "999999999"}).status);
        const auto delivered = queue_outside(outbox::Kind::Mail, notice_to(new_outside_address()));
        wait_until_delivered(delivered);
        CHECK_EQUAL(1, ctl({"outbox", "retry", std::to_string(delivered)}).status);
        const auto expired =
            queue_outside(outbox::Kind::Mail, notice_to(new_outside_address(), base::from_sql("2020-01-01 00:00:00")));
        wait_until("expired", [&] { return state_of(expired) == "failed"; });
        CHECK_CONTAINS("\nlast error\texpired\n", ctl({"outbox", "show", std::to_string(expired)}).out);
        CHECK_EQUAL(1, ctl({"outbox", "retry", std::to_string(expired)}).status);
    }

    void the_state_of_short_messages() {
        const Finished status = ctl({"sms", "status"});
        CHECK_EQUAL(0, status.status);
        CHECK_CONTAINS("short messages\topen\ndriver\tgammu\n", status.out);
        CHECK_CONTAINS(" of 500\n", status.out);
        CHECK_CONTAINS(R"({"open":true,"driver":"gammu",)", ctl({"sms", "status", "--json"}).out);
        CHECK_EQUAL(outbox::SmsOutcome::CountryRefused,
                    try_queue_outside(outbox::Kind::Sms, notice_to("+447700900123")));
        const Finished refused = ctl({"sms", "refused", "--last", "1"});
        CHECK_EQUAL(0, refused.status);
        CHECK(refused.out.ends_with("\teducacion\tcountry\taccount_blocked\t-\t-\n"));
        CHECK_CONTAINS("refused in 24 h\tcountry\t", ctl({"sms", "status"}).out);
    }

    void wrong_usage_is_2() {
        for (const Command& words :
             {Command{"outbox", "list", "--state", "lost"}, Command{"outbox", "list", "--last", "0"},
              Command{"outbox", "list", "--last"}, Command{"outbox", "list", "x"}, Command{"outbox", "show"},
              Command{"outbox", "show", "x"}, Command{"outbox", "show", "-1"}, Command{"outbox", "retry"},
              Command{"outbox", "retry", "all"}, Command{"outbox", "retry", "1", "2"}, Command{"outbox"},
              Command{"sms", "stop", "now"}, Command{"sms", "status", "x"}, Command{"sms", "refused", "--last", "x"}})
            CHECK_EQUAL(2, ctl(words).status);
    }

    void every_command_has_help() {
        for (const Command& words : {Command{"outbox", "list"}, Command{"outbox", "show"}, Command{"outbox", "retry"},
                                     Command{"sms", "stop"}, Command{"sms", "status"}, Command{"sms", "refused"}}) {
            Command asked = words;
            asked.emplace_back("--help");
            const Finished help = ctl(asked);
            CHECK_EQUAL(0, help.status);
            CHECK_CONTAINS("usage: valijactl " + words[0] + " " + words[1], help.out);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OutboxTest);

}  // namespace valija::tests
