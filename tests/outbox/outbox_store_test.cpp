// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/outbox_store.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/config.h"
#include "crypto/digest.h"
#include "crypto/sealed.h"
#include "support/database.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::outbox {

using namespace std::chrono_literals;

class OutboxStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OutboxStoreTest);
    CPPUNIT_TEST(a_message_comes_back_whole);
    CPPUNIT_TEST(a_notice_comes_back_whole);
    CPPUNIT_TEST(a_notice_can_be_found_without_opening_it);
    CPPUNIT_TEST(a_message_is_sealed_at_rest);
    CPPUNIT_TEST(another_key_or_kind_does_not_open_it);
    CPPUNIT_TEST(a_message_of_an_unknown_site_is_a_fault);
    CPPUNIT_TEST(a_claimed_message_is_leased);
    CPPUNIT_TEST(a_lease_ends);
    CPPUNIT_TEST(two_couriers_never_claim_the_same);
    CPPUNIT_TEST(most_due_first_and_no_more_than_asked);
    CPPUNIT_TEST(a_message_is_wiped_once_delivered);
    CPPUNIT_TEST(a_retry_waits_for_its_time);
    CPPUNIT_TEST(a_failed_message_is_kept_and_not_tried);
    CPPUNIT_TEST(an_error_is_cut_and_made_printable);
    CPPUNIT_TEST(who_lost_the_lease_changes_nothing);
    CPPUNIT_TEST(who_has_the_key_of_mail_alone_queues_nothing_else);
    CPPUNIT_TEST(a_mail_of_the_key_before_opens);
    CPPUNIT_TEST(an_expired_message_is_wiped_and_failed);
    CPPUNIT_TEST(what_failed_is_wiped_when_it_has_expired);
    CPPUNIT_TEST(what_is_queued_is_wiped_when_it_has_expired);
    CPPUNIT_TEST(what_failed_is_kept_for_a_month);
    CPPUNIT_TEST(who_is_queued_is_known);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override { connection_.reset(); }

    void a_message_comes_back_whole() {
        outbox_.queue(*connection_, {.site_key = "educacion", .mailbox_id = {}}, mail_, now_);
        const auto claimed = claim_due(*connection_, Kind::Mail, now_, now_ + 1min, 10);
        const Mail mail = outbox_.open_mail(claimed.at(0).sealed);
        CHECK_EQUAL(mail_.from, mail.from);
        CHECK_EQUAL(mail_.from_name, mail.from_name);
        CHECK_EQUAL(mail_.to, mail.to);
        CHECK_EQUAL(mail_.reply_to, mail.reply_to);
        CHECK_EQUAL(mail_.subject, mail.subject);
        CHECK_EQUAL(mail_.text, mail.text);
        CHECK_EQUAL(Kind::Mail, claimed[0].kind);
        CHECK(claimed[0].created_at == now_);
    }

    void a_notice_comes_back_whole() {
        CHECK_EQUAL(SmsOutcome::Queued, outbox_.queue(*connection_, about_, Kind::Mail, notice_, now_));
        const auto claimed = claim_due(*connection_, Kind::Mail, now_, now_ + 1min, 10).at(0);
        const auto queued = outbox_.open_notice(Kind::Mail, claimed.sealed).value();
        CHECK_EQUAL("educacion", queued.site_key);
        CHECK_EQUAL(notice_.to, queued.notice.to);
        CHECK_EQUAL(notice_.name, queued.notice.name);
        CHECK(notice_.values == queued.notice.values);
        CHECK(claimed.expires_at == notice_.expires_at);
        CHECK(claimed.give_up_at == now_ + 48h);
        CHECK_BROKEN("cannot be opened", outbox_.open_notice(Kind::Sms, claimed.sealed));
        outbox_.queue(*connection_, about_, mail_, now_);
        const auto mail = claim_due(*connection_, Kind::Mail, now_, now_ + 1min, 10).at(0);
        CHECK(!outbox_.open_notice(Kind::Mail, mail.sealed));
    }

    void a_notice_can_be_found_without_opening_it() {
        outbox_.queue(*connection_, about_, Kind::Mail, notice_, now_);
        CHECK_EQUAL(
            "mail 7 9 account_created 2026-11-24 20:15:00.000 2026-11-23 20:15:00.000",
            text("SELECT CONCAT_WS(' ', kind, mailbox_id, person_id, name, expires_at, give_up_at) FROM outbox"));
    }

    void a_message_is_sealed_at_rest() {
        outbox_.queue(*connection_, {.site_key = "educacion", .mailbox_id = {}}, mail_, now_);
        outbox_.queue(*connection_, about_, Kind::Mail, notice_, now_);
        const std::string row = text("SELECT GROUP_CONCAT(CONCAT_WS(' ', kind, state, sealed)) FROM outbox");
        for (const std::string& secret : {mail_.to, mail_.subject, mail_.text, notice_.to, std::string("ABCD-EFGH")})
            CHECK_LACKS(secret, row);
    }

    void another_key_or_kind_does_not_open_it() {
        queue_kick("ana@educacion.example");
        const std::string sealed = text("SELECT sealed FROM outbox");
        CHECK_EQUAL("ana@educacion.example", outbox_.open_kick(sealed).address);
        CHECK_BROKEN("cannot be opened", Outbox(std::string(32, 'x'), random_).open_kick(sealed));
        CHECK_BROKEN("cannot be opened", outbox_.open_kick(""));
        CHECK_BROKEN("cannot be opened", outbox_.open_mail(sealed));
    }

    void a_message_of_an_unknown_site_is_a_fault() {
        CHECK_BROKEN("no such site", outbox_.queue(*connection_, {.site_key = "none", .mailbox_id = {}}, mail_, now_));
    }

    void a_claimed_message_is_leased() {
        queue_kick("a");
        CHECK_EQUAL(1, claim(now_, now_ + 1min, 10).at(0).attempts);
        CHECK_EQUAL(0, claim(now_, now_ + 1min, 10).size());
        CHECK_EQUAL(0, claim(now_ + 1min - 1ms, now_ + 2min, 10).size());
    }

    void a_lease_ends() {
        queue_kick("a");
        CHECK_EQUAL(1, claim(now_, now_ + 1min, 10).size());
        CHECK_EQUAL(2, claim(now_ + 1min, now_ + 2min, 10).at(0).attempts);
    }

    // Each in its own open transaction: the second passes by the rows that the first has locked.
    void two_couriers_never_claim_the_same() {
        for (const char* address : {"a", "b", "c", "d"}) queue_kick(address);
        db::Connection other(tests::Database::shared().settings());
        connection_->begin();
        other.begin();
        const auto first = claim(now_, now_ + 1min, 2);
        const auto second = claim_due(other, Kind::Kick, now_, now_ + 1min, 4);
        connection_->commit();
        other.commit();
        CHECK_EQUAL(2, first.size());
        CHECK_EQUAL(2, second.size());
        for (const auto& one : first) {
            CHECK(std::none_of(second.begin(), second.end(), [&](const auto& two) { return one.id == two.id; }));
        }
    }

    void most_due_first_and_no_more_than_asked() {
        queue_kick("late", now_ + 2s);
        queue_kick("early", now_ + 1s);
        queue_kick("not yet", now_ + 1h);
        CHECK_EQUAL(0, claim(now_, now_ + 1min, 10).size());
        CHECK_EQUAL("early", outbox_.open_kick(claim(now_ + 5s, now_ + 1min, 1).at(0).sealed).address);
        CHECK_EQUAL("late", outbox_.open_kick(claim(now_ + 5s, now_ + 1min, 10).at(0).sealed).address);
    }

    void a_message_is_wiped_once_delivered() {
        queue_kick("a");
        mark_delivered(*connection_, claim_one(), now_ + 1s);
        CHECK_EQUAL("delivered gone 2026-11-21 20:15:01.000",
                    text("SELECT CONCAT_WS(' ', state, IFNULL(sealed, 'gone'), delivered_at) FROM outbox"));
        CHECK_EQUAL(0, claim(now_ + 1h, now_ + 2h, 10).size());
    }

    void a_retry_waits_for_its_time() {
        queue_kick("a");
        mark_retry(*connection_, claim_one(), now_ + 5min, "no answer");
        CHECK_EQUAL(0, claim(now_ + 5min - 1ms, now_ + 1h, 10).size());
        CHECK_EQUAL(2, claim(now_ + 5min, now_ + 1h, 10).at(0).attempts);
        CHECK_EQUAL("no answer", text("SELECT last_error FROM outbox"));
    }

    void a_failed_message_is_kept_and_not_tried() {
        queue_kick("a");
        mark_failed(*connection_, claim_one(), "given up");
        CHECK_EQUAL("failed given up",
                    text("SELECT CONCAT_WS(' ', state, last_error) FROM outbox WHERE sealed IS NOT NULL"));
        CHECK_EQUAL(0, claim(now_ + 24h, now_ + 25h, 10).size());
    }

    void an_error_is_cut_and_made_printable() {
        queue_kick("a");
        mark_retry(*connection_, claim_one(), now_, "line\r\n\xff" + std::string(1000, 'x'));
        CHECK(text("SELECT last_error FROM outbox").starts_with("line???xxx"));
        CHECK_EQUAL("200", text("SELECT LENGTH(last_error) FROM outbox"));
    }

    // A slow courier comes back after another has delivered in its place.
    void who_lost_the_lease_changes_nothing() {
        queue_kick("a");
        const Claimed mine = claim_one();
        const Claimed others = claim(now_ + 1min, now_ + 2min, 1).at(0);
        mark_delivered(*connection_, mine, now_);
        CHECK_EQUAL("queued", text("SELECT state FROM outbox"));
        mark_delivered(*connection_, others, now_);
        mark_retry(*connection_, others, now_, "too late");
        mark_failed(*connection_, mine, "too late");
        CHECK_EQUAL("delivered", text("SELECT state FROM outbox"));
    }

    // contact-us and self-service, the most exposed programs, could seal any kind of message.
    void who_has_the_key_of_mail_alone_queues_nothing_else() {
        const std::string key = crypto::hmac_sha256(std::string(32, 'o'), "outbox mail", "");
        const tests::TemporaryFolder folder;
        folder.write("a.toml", "[keys]\noutbox_mail = \"" + base::to_hex(key) + "\"\n");
        base::Config config;
        config.add_file(folder.path() + "/a.toml");
        const auto outbox = Outbox::from_config(config, random_);
        outbox.queue(*connection_, {.site_key = "educacion", .mailbox_id = {}}, mail_, now_);
        const std::string sealed = connection_->find({"sealed", "SELECT sealed FROM outbox"})->text(0);
        CHECK_EQUAL(mail_.subject, outbox_.open_mail(sealed).subject);
        CHECK_BROKEN("may queue mail alone", outbox.queue(*connection_, about_, Kick{.address = "a"}, now_));
    }

    // What waited while mail got a key of its own could never be opened.
    void a_mail_of_the_key_before_opens() {
        const std::string sealed =
            crypto::seal(std::string(32, 'o'), "outbox mail",
                         R"({"from":"a","from_name":"","to":"b","reply_to":"","subject":"antes","text":""})", random_);
        CHECK_EQUAL("antes", outbox_.open_mail(sealed).subject);
    }

    void an_expired_message_is_wiped_and_failed() {
        queue_kick("a");
        mark_expired(*connection_, claim_one());
        CHECK_EQUAL("failed gone expired",
                    text("SELECT CONCAT_WS(' ', state, IFNULL(sealed, 'gone'), last_error) FROM outbox"));
        CHECK_EQUAL(0, claim(now_ + 1h, now_ + 2h, 10).size());
    }

    // A refused message kept its credential, sealed, for ever.
    void what_failed_is_wiped_when_it_has_expired() {
        queue_kick("a");
        mark_failed(*connection_, claim_one(), "refused");
        connection_->change({"expire", "UPDATE outbox SET expires_at = ?"}, now_ + 1h);
        CHECK_EQUAL(0, wipe_expired(*connection_, now_ + 59min, 10));
        CHECK_EQUAL(1, wipe_expired(*connection_, now_ + 1h, 10));
        CHECK_EQUAL("failed gone", text("SELECT CONCAT_WS(' ', state, IFNULL(sealed, 'gone')) FROM outbox"));
        CHECK_EQUAL(0, wipe_expired(*connection_, now_ + 2h, 10));
    }

    // With the switch closed nobody claims a short message, and its code stood there, sealed, for ever.
    void what_is_queued_is_wiped_when_it_has_expired() {
        queue_kick("a");
        queue_kick("b");
        connection_->change({"expire", "UPDATE outbox SET expires_at = ?"}, now_ + 1h);
        CHECK_EQUAL(1, claim(now_, now_ + 2h, 1).size());
        CHECK_EQUAL(0, wipe_expired(*connection_, now_ + 59min, 10));
        CHECK_EQUAL(1, wipe_expired(*connection_, now_ + 1h, 10));  // not the one that somebody is at
        CHECK_EQUAL("failed gone expired",
                    text("SELECT CONCAT_WS(' ', state, IFNULL(sealed, 'gone'), last_error) FROM outbox"
                         " WHERE lease_until IS NULL"));
        CHECK_EQUAL(1, wipe_expired(*connection_, now_ + 2h, 10));
    }

    void what_failed_is_kept_for_a_month() {
        queue_kick("a");
        mark_failed(*connection_, claim_one(), "refused");
        CHECK_EQUAL(0, wipe_expired(*connection_, now_ + 48h + 30 * 24h - 1s, 10));
        CHECK_EQUAL(1, wipe_expired(*connection_, now_ + 48h + 30 * 24h, 10));
        CHECK_EQUAL("failed gone", text("SELECT CONCAT_WS(' ', state, IFNULL(sealed, 'gone')) FROM outbox"));
    }

    void who_is_queued_is_known() {
        queue_kick("a");
        const Claimed message = claim_one();
        CHECK(is_queued(*connection_, message.id, message.created_at));
        CHECK(!is_queued(*connection_, message.id, message.created_at + 1ms));
        CHECK(!is_queued(*connection_, message.id + 1, message.created_at));
        mark_delivered(*connection_, message, now_);
        CHECK(!is_queued(*connection_, message.id, message.created_at));
    }

  private:
    void queue_kick(const std::string& address) { queue_kick(address, now_); }
    void queue_kick(const std::string& address, base::Time due) {
        outbox_.queue(*connection_, {.site_key = "educacion", .mailbox_id = {}}, Kick{.address = address}, due);
    }
    std::vector<Claimed> claim(base::Time now, base::Time lease_until, unsigned most) {
        return claim_due(*connection_, Kind::Kick, now, lease_until, most);
    }
    Claimed claim_one() { return claim(now_, now_ + 1min, 1).at(0); }
    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }

    base::SystemRandom random_;
    Outbox outbox_{std::string(32, 'o'), random_};
    base::Time now_ = base::from_sql("2026-11-21 20:15:00");
    Mail mail_{.from = "no-responder@educacion.example",
               .from_name = "Educación",
               .to = "mesa.ayuda@educacion.example",
               .reply_to = "ana@educacion.example",
               .subject = "Olvidé \"mi\" contraseña 😀",
               .text = "Línea uno\n\nlínea dos\n"};
    Notice notice_{.to = "ana@otra.example",
                   .name = "account_created",
                   .values = {{"USER", "ana@educacion.example"}, {"ACTIVATION", "ABCD-EFGH"}},
                   .expires_at = now_ + 72h};
    About about_{.site_key = "educacion", .mailbox_id = 7, .person_id = 9};
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(OutboxStoreTest);

}  // namespace valija::outbox
