// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/smtp.h"

#include <curl/curl.h>

#include <initializer_list>

#include "support/suite.h"

namespace valija::courier {

namespace {

Delivery judge(int line, std::initializer_list<const char*> dialogue) {
    SmtpReplies replies;
    for (const char* reply : dialogue) replies.read(reply);
    return judge_dialogue(line, replies);
}

}  // namespace

class SmtpTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SmtpTest);
    CPPUNIT_TEST(taken);
    CPPUNIT_TEST(refused_for_good);
    CPPUNIT_TEST(refused_for_now);
    CPPUNIT_TEST(the_good_bye_hides_no_refusal);
    CPPUNIT_TEST(a_greeting_refused_is_not_about_the_mail);
    CPPUNIT_TEST(a_broken_line_is_tried_again);
    CPPUNIT_TEST(reasons_have_numbers_only);
    CPPUNIT_TEST_SUITE_END();

  public:
    void taken() {
        const auto delivery = judge(CURLE_OK, {"220 x", "250-x", "250 SIZE", "250 2.1.0 Ok", "250 2.1.5 Ok", "354 go",
                                               "250 2.0.0 Ok: queued as 4X"});
        CHECK_EQUAL(DeliveryOutcome::Delivered, delivery.outcome);
    }

    void refused_for_good() {
        const auto delivery =
            judge(CURLE_SEND_ERROR, {"220 x", "250 x", "250 2.1.0 Ok", "550 5.1.1 <ana@x.example>: no such user"});
        CHECK_EQUAL(DeliveryOutcome::RefusedForGood, delivery.outcome);
        CHECK_EQUAL("smtp 550 5.1.1", delivery.reason);
    }

    void refused_for_now() {
        const auto delivery = judge(CURLE_SEND_ERROR, {"220 x", "250 x", "250 2.1.0 Ok", "452 4.2.2 Mailbox is full"});
        CHECK_EQUAL(DeliveryOutcome::RefusedForNow, delivery.outcome);
        CHECK_EQUAL("smtp 452 4.2.2", delivery.reason);
    }

    void the_good_bye_hides_no_refusal() {
        const auto delivery = judge(CURLE_SEND_ERROR, {"220 x", "250 x", "550 5.7.1 no", "221 2.0.0 Bye"});
        CHECK_EQUAL(DeliveryOutcome::RefusedForGood, delivery.outcome);
        CHECK_EQUAL("smtp 550 5.7.1", delivery.reason);
    }

    void a_greeting_refused_is_not_about_the_mail() {
        for (const char* greeting : {"554 5.3.2 not today", "421 4.3.2 too busy"}) {
            CHECK_EQUAL(DeliveryOutcome::Unreachable, judge(CURLE_WEIRD_SERVER_REPLY, {greeting}).outcome);
        }
        CHECK_EQUAL(DeliveryOutcome::Unreachable,
                    judge(CURLE_REMOTE_ACCESS_DENIED, {"220 x", "502 what", "554 no"}).outcome);
        // EHLO unknown, HELO known: not refused.
        CHECK_EQUAL(DeliveryOutcome::Unreachable, judge(CURLE_RECV_ERROR, {"220 x", "502 what", "250 x"}).outcome);
    }

    void a_broken_line_is_tried_again() {
        CHECK_EQUAL(DeliveryOutcome::Unreachable, judge(CURLE_COULDNT_CONNECT, {}).outcome);
        CHECK_EQUAL(DeliveryOutcome::Unreachable,
                    judge(CURLE_OPERATION_TIMEDOUT, {"220 x", "250 x", "354 go"}).outcome);
        CHECK_EQUAL(DeliveryOutcome::Unreachable, judge(CURLE_RECV_ERROR, {"220 x", "250 x", "junk", "9"}).outcome);
    }

    void reasons_have_numbers_only() {
        for (const char* reply : {"550 ana@x.example", "550 5.1.1@x.example", "550-ana", "550", "550 1.2.3.4.5 x",
                                  "550 5.1.12345678901234567890 x"}) {
            const auto delivery = judge(CURLE_SEND_ERROR, {"250 x", reply});
            CHECK_EQUAL(std::string::npos, delivery.reason.find_first_of("@x-"));
            CHECK(delivery.reason.size() <= std::string_view("smtp 550 5.999.9999").size());
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmtpTest);

}  // namespace valija::courier
