// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/desk_store.h"

#include "base/random.h"
#include "support/database.h"
#include "support/suite.h"

namespace valija::outbox {

using namespace std::chrono_literals;

class DeskStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeskStoreTest);
    CPPUNIT_TEST(messages_are_listed_newest_first);
    CPPUNIT_TEST(a_message_is_found_by_its_number);
    CPPUNIT_TEST(a_failed_message_is_tried_again_for_another_48_hours);
    CPPUNIT_TEST(a_waiting_message_is_tried_at_once);
    CPPUNIT_TEST(what_must_not_be_sent_again_is_refused);
    CPPUNIT_TEST(all_that_failed_is_tried_again);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override { connection_.reset(); }

    void messages_are_listed_newest_first() {
        queue();
        const auto failed = fail(queue());
        queue();
        const auto all = list_messages(*connection_, "", 10);
        CHECK_EQUAL(3, all.size());
        CHECK(all[0].id > all[1].id && all[1].id > all[2].id);
        CHECK_EQUAL(2, list_messages(*connection_, "", 2).size());
        CHECK_EQUAL(2, list_messages(*connection_, "queued", 10).size());
        const auto only = list_messages(*connection_, "failed", 10);
        CHECK_EQUAL(1, only.size());
        CHECK_EQUAL(failed.id, only[0].id);
        CHECK_EQUAL("account_created", only[0].name.value());
        CHECK_EQUAL("smtp 550", only[0].last_error.value());
        CHECK_EQUAL("formacion", only[0].site_key);
        CHECK_EQUAL(9U, only[0].person_id.value());
    }

    void a_message_is_found_by_its_number() {
        const auto message = queue();
        const auto found = find_message(*connection_, message.id).value();
        CHECK_EQUAL("mail", found.kind);
        CHECK_EQUAL("queued", found.state);
        CHECK(found.has_body);
        CHECK(found.expires_at == now_ + 72h);
        CHECK(!find_message(*connection_, message.id + 1));
    }

    // The same message: its number, its time and so its Message-ID stay, and so do its tries, by which couriers know
    // whose lease it is.
    void a_failed_message_is_tried_again_for_another_48_hours() {
        const auto message = fail(queue());
        const auto later = now_ + 50h;
        CHECK_EQUAL(RetryOutcome::Queued, retry(*connection_, message.id, later));
        const auto again = claim_due(*connection_, Kind::Mail, later, later + 1min, 1).at(0);
        CHECK_EQUAL(message.id, again.id);
        CHECK(again.created_at == message.created_at);
        CHECK_EQUAL(2, again.attempts);
        CHECK(again.give_up_at == later + 48h);
    }

    void a_waiting_message_is_tried_at_once() {
        const auto message = queue();
        mark_retry(*connection_, message, now_ + 30min, "smtp 451");
        CHECK_EQUAL(RetryOutcome::Queued, retry(*connection_, message.id, now_));
        CHECK_EQUAL(1, claim_due(*connection_, Kind::Mail, now_, now_ + 1min, 1).size());
    }

    void what_must_not_be_sent_again_is_refused() {
        const auto leased = queue();
        CHECK_EQUAL(RetryOutcome::BeingSent, retry(*connection_, leased.id, now_));
        mark_delivered(*connection_, leased, now_);
        CHECK_EQUAL(RetryOutcome::Delivered, retry(*connection_, leased.id, now_));
        const auto dead = queue();
        mark_expired(*connection_, dead);
        CHECK_EQUAL(RetryOutcome::Expired, retry(*connection_, dead.id, now_));
        const auto old = fail(queue());
        CHECK_EQUAL(RetryOutcome::Expired, retry(*connection_, old.id, now_ + 72h));
        CHECK_EQUAL(RetryOutcome::NoSuchMessage, retry(*connection_, old.id + 1, now_));
    }

    void all_that_failed_is_tried_again() {
        fail(queue());
        fail(queue());
        mark_expired(*connection_, queue());
        mark_delivered(*connection_, queue(), now_);
        CHECK_EQUAL(2, retry_all_failed(*connection_, now_));
        CHECK_EQUAL(2, claim_due(*connection_, Kind::Mail, now_, now_ + 1min, 10).size());
        CHECK_EQUAL(0, retry_all_failed(*connection_, now_));
    }

  private:
    // Queued and claimed.
    Claimed queue() {
        outbox_.queue(*connection_, {.site_key = "formacion", .mailbox_id = 7, .person_id = 9}, Kind::Mail,
                      {.to = "ana@otra.example", .name = "account_created", .values = {}, .expires_at = now_ + 72h},
                      now_);
        return claim_due(*connection_, Kind::Mail, now_, now_ + 1min, 1).at(0);
    }
    Claimed fail(const Claimed& message) {
        mark_failed(*connection_, message, "smtp 550");
        return message;
    }

    base::SystemRandom random_;
    Outbox outbox_{std::string(32, 'o'), random_};
    base::Time now_ = base::from_sql("2026-11-25 20:15:00");
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeskStoreTest);

}  // namespace valija::outbox
