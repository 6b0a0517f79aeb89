// SPDX-License-Identifier: AGPL-3.0-or-later
#include "outbox/sms_gate.h"

#include <atomic>
#include <thread>

#include "base/random.h"
#include "db/pool.h"
#include "outbox/outbox_store.h"
#include "outbox/sms_store.h"
#include "support/database.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::outbox {

using namespace std::chrono_literals;

namespace {

const std::string kNumber = "+525555550120";

SmsLimits generous() {
    constexpr unsigned kMany = 1000;
    return {.per_number = kMany, .per_person = kMany, .per_address = kMany, .per_day = kMany, .in_all = kMany};
}

}  // namespace

class SmsGateTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SmsGateTest);
    CPPUNIT_TEST(numbers_are_e164);
    CPPUNIT_TEST(a_country_that_is_not_listed_is_refused);
    CPPUNIT_TEST(capped_for_each_number);
    CPPUNIT_TEST(capped_for_each_person);
    CPPUNIT_TEST(capped_for_each_network);
    CPPUNIT_TEST(capped_for_a_day);
    CPPUNIT_TEST(capped_in_all);
    CPPUNIT_TEST(a_cap_of_none_lets_none_through);
    CPPUNIT_TEST(what_one_cap_refuses_counts_at_no_other);
    CPPUNIT_TEST(news_use_up_no_codes);
    CPPUNIT_TEST(what_is_rolled_back_does_not_count);
    CPPUNIT_TEST(the_switch_stops_and_starts);
    CPPUNIT_TEST(without_a_gateway_nothing_is_queued);
    CPPUNIT_TEST(a_refusal_stays_for_staff);
    CPPUNIT_TEST(counters_name_nobody);
    CPPUNIT_TEST(old_rows_go);
    CPPUNIT_TEST(ten_thousand_requests_get_no_more_than_the_cap);
    CPPUNIT_TEST(limits_come_from_the_configuration);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override { connection_.reset(); }

    void numbers_are_e164() {
        for (const char* good : {"+525555550120", "+573005550111", "+12025550", "+123456789012345"})
            CHECK(is_mobile_number(good));
        for (const char* bad : {"", "+", "525555550120", "+0525555550120", "+5255555501a", "+52 5555550120", "+1234567",
                                "+1234567890123456", "+525555550120\n", "++525555550120"})
            CHECK(!is_mobile_number(bad));
        CHECK_EQUAL(SmsOutcome::NotANumber, queue(Outbox(kKey, random_), "5555550120"));
    }

    void a_country_that_is_not_listed_is_refused() {
        const Outbox outbox(kKey, random_);
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, "+573005550111"));
        CHECK_EQUAL(SmsOutcome::CountryRefused, queue(outbox, "+447700900123"));
        CHECK_EQUAL(SmsOutcome::CountryRefused, queue(outbox, "+152555501200"));
        SmsLimits nobody;
        nobody.countries.clear();
        CHECK_EQUAL(SmsOutcome::CountryRefused, queue(Outbox(kKey, random_, nobody), kNumber));
    }

    void capped_for_each_number() {
        SmsLimits limits = generous();
        limits.per_number = 2;
        const Outbox outbox(kKey, random_, limits);
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        CHECK_EQUAL(SmsOutcome::CappedForNumber, queue(outbox, kNumber));
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, "+525555550121"));
        now_ += 24h - 1ms;
        CHECK_EQUAL(SmsOutcome::CappedForNumber, queue(outbox, kNumber));
        now_ += 1ms;
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
    }

    void capped_for_each_person() {
        SmsLimits limits = generous();
        limits.per_person = 1;
        const Outbox outbox(kKey, random_, limits);
        about_.person_id = 5;
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        CHECK_EQUAL(SmsOutcome::CappedForPerson, queue(outbox, "+525555550121"));
        about_.person_id = 6;
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, "+525555550121"));
        about_.person_id = {};
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
    }

    void capped_for_each_network() {
        SmsLimits limits = generous();
        limits.per_address = 1;
        const Outbox outbox(kKey, random_, limits);
        about_.remote = "203.0.113.0/24";
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        CHECK_EQUAL(SmsOutcome::CappedForAddress, queue(outbox, "+525555550121"));
        about_.remote = "198.51.100.0/24";
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, "+525555550121"));
        about_.remote = "";
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
    }

    void capped_for_a_day() {
        SmsLimits limits = generous();
        limits.per_day = 2;
        const Outbox outbox(kKey, random_, limits);
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, "+525555550121"));
        CHECK_EQUAL(SmsOutcome::CappedForDay, queue(outbox, "+525555550122"));
        CHECK_EQUAL(2, outbox.sms_gate().use(*connection_, now_).in_day);
        now_ += 24h;
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, "+525555550122"));
        CHECK_EQUAL(1, outbox.sms_gate().use(*connection_, now_).in_day);
        CHECK_EQUAL(3, outbox.sms_gate().use(*connection_, now_).in_all);
    }

    void capped_in_all() {
        SmsLimits limits = generous();
        limits.in_all = 1;
        const Outbox outbox(kKey, random_, limits);
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        now_ += 25h;
        CHECK_EQUAL(SmsOutcome::CappedInAll, queue(outbox, kNumber));
        now_ += 30 * 24h;
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
    }

    void a_cap_of_none_lets_none_through() {
        SmsLimits limits = generous();
        limits.per_day = 0;
        CHECK_EQUAL(SmsOutcome::CappedForDay, queue(Outbox(kKey, random_, limits), kNumber));
    }

    // Else whoever is refused for himself would use up what others may have.
    void what_one_cap_refuses_counts_at_no_other() {
        SmsLimits limits = generous();
        limits.per_person = 1;
        const Outbox outbox(kKey, random_, limits);
        about_.person_id = 5;
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        for (int i = 0; i < 10; ++i) CHECK_EQUAL(SmsOutcome::CappedForPerson, queue(outbox, kNumber));
        CHECK_EQUAL(1, outbox.sms_gate().use(*connection_, now_).in_day);
        limits.per_number = 2;
        about_.person_id = 6;
        CHECK_EQUAL(SmsOutcome::Queued, queue(Outbox(kKey, random_, limits), kNumber));
        CHECK_EQUAL("2", text("SELECT COUNT(*) FROM outbox"));
    }

    void what_is_rolled_back_does_not_count() {
        const Outbox outbox(kKey, random_, generous());
        connection_->begin();
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        connection_->rollback();
        CHECK_EQUAL(0, outbox.sms_gate().use(*connection_, now_).in_day);
    }

    void the_switch_stops_and_starts() {
        const Outbox outbox(kKey, random_, generous());
        CHECK(outbox.sms_available(*connection_));
        set_sms_switch(*connection_, false, now_);
        CHECK(!outbox.sms_available(*connection_));
        CHECK_EQUAL(SmsOutcome::Stopped, queue(outbox, kNumber));
        CHECK(find_sms_switch_change(*connection_) == now_);
        set_sms_switch(*connection_, true, now_);
        CHECK_EQUAL(SmsOutcome::Queued, queue(outbox, kNumber));
        connection_->run_script("DELETE FROM sms_switch");
        CHECK_EQUAL(SmsOutcome::Stopped, queue(outbox, kNumber));
    }

    void without_a_gateway_nothing_is_queued() {
        SmsLimits limits = generous();
        limits.has_gateway = false;
        const Outbox outbox(kKey, random_, limits);
        CHECK(!outbox.sms_available(*connection_));
        CHECK_EQUAL(SmsOutcome::Stopped, queue(outbox, kNumber));
    }

    void a_refusal_stays_for_staff() {
        SmsLimits limits = generous();
        limits.per_number = 1;
        const Outbox outbox(kKey, random_, limits);
        about_ = {.site_key = "formacion", .mailbox_id = 7, .person_id = 5};
        queue(outbox, kNumber);
        queue(outbox, kNumber);
        const auto refusals = list_refusals(*connection_, 10);
        CHECK_EQUAL(1, refusals.size());
        CHECK_EQUAL("formacion", refusals[0].site_key);
        CHECK_EQUAL("number", refusals[0].reason);
        CHECK_EQUAL("account_password_changed", refusals[0].name);
        CHECK_EQUAL(7U, refusals[0].mailbox_id.value());
        CHECK_EQUAL(5U, refusals[0].person_id.value());
        CHECK(refusals[0].refused_at == now_);
        const auto counts = count_refusals(*connection_, now_ - 1h);
        CHECK_EQUAL("number", counts.at(0).reason);
        CHECK_EQUAL(1, counts.at(0).count);
        CHECK(count_refusals(*connection_, now_).empty());
    }

    void counters_name_nobody() {
        about_.remote = "203.0.113.0/24";
        queue(Outbox(kKey, random_), kNumber);
        const std::string rows = text("SELECT GROUP_CONCAT(subject) FROM sms_count");
        for (const char* secret : {"5555", "203.0", "number", "day"}) CHECK_LACKS(secret, rows);
        CHECK_EQUAL("4", text("SELECT COUNT(*) FROM sms_count WHERE LENGTH(subject) = 16"));
    }

    void old_rows_go() {
        SmsLimits limits = generous();
        limits.per_number = 1;
        const Outbox outbox(kKey, random_, limits);
        queue(outbox, kNumber);
        queue(outbox, kNumber);
        CHECK_EQUAL(0, expire_sms_counts(*connection_, now_ + 24h - 1ms, 100));
        CHECK_EQUAL(2, expire_sms_counts(*connection_, now_ + 24h, 100));
        CHECK_EQUAL(0, expire_sms_refusals(*connection_, now_ + 30 * 24h - 1ms, 100));
        CHECK_EQUAL(1, expire_sms_refusals(*connection_, now_ + 30 * 24h, 100));
    }

    // Many programs at once, each request a transaction with a message of its own.
    void ten_thousand_requests_get_no_more_than_the_cap() {
        constexpr unsigned kThreads = 8;
        constexpr unsigned kRequests = 10000;
        constexpr unsigned kCap = 40;
        SmsLimits limits = generous();
        limits.per_day = kCap;
        limits.per_number = 3;
        const Outbox outbox(kKey, random_, limits);
        db::Pool pool(tests::Database::shared().settings(), kThreads);
        std::atomic<unsigned> queued = 0;
        std::atomic<unsigned> failed = 0;
        {
            std::vector<std::jthread> threads;
            for (unsigned thread = 0; thread < kThreads; ++thread) {
                threads.emplace_back([&, thread] {
                    for (unsigned i = thread; i < kRequests; i += kThreads) {
                        const Notice notice = notice_to(fmt::format("+52555555{:04}", i % 30));
                        try {
                            const auto outcome = db::transact(pool, [&](db::Connection& connection) {
                                return outbox.queue(connection, {.site_key = "educacion", .mailbox_id = {}}, Kind::Sms,
                                                    notice, now_);
                            });
                            if (outcome == SmsOutcome::Queued) ++queued;
                        } catch (const std::exception&) {
                            ++failed;
                        }
                    }
                });
            }
        }
        CHECK_EQUAL(0, failed.load());
        CHECK_EQUAL(kCap, queued.load());
        CHECK_EQUAL(std::to_string(kCap), text("SELECT COUNT(*) FROM outbox"));
        CHECK_EQUAL(std::to_string(kRequests - kCap), text("SELECT COUNT(*) FROM sms_refusal"));
        CHECK_EQUAL(kCap, outbox.sms_gate().use(*connection_, now_).in_day);
        CHECK_EQUAL(kCap, outbox.sms_gate().use(*connection_, now_).in_all);
    }

    // Ten app passwords in a day, each told by a short message, and no code to register another mobile with.
    void news_use_up_no_codes() {
        const Outbox outbox(kKey, random_, {.per_number = 2, .per_person = 2});
        about_.person_id = 7;
        Notice code = notice_to("+525555550120");
        code.name = "contact_code";
        for (const auto expected : {SmsOutcome::Queued, SmsOutcome::Queued, SmsOutcome::CappedForNumber})
            CHECK_EQUAL(expected, queue(outbox, "+525555550120"));
        for (const auto expected : {SmsOutcome::Queued, SmsOutcome::Queued, SmsOutcome::CappedForNumber})
            CHECK_EQUAL(expected, outbox.queue(*connection_, about_, Kind::Sms, code, now_));
        code.to = "+525555550121";
        CHECK_EQUAL(SmsOutcome::CappedForPerson, outbox.queue(*connection_, about_, Kind::Sms, code, now_));
    }

    void limits_come_from_the_configuration() {
        const tests::TemporaryFolder folder;
        base::Config config;
        CHECK(!SmsLimits::from_config(config).has_gateway);
        config.add_file(folder.write("a.toml",
                                     "[sms]\ndriver = 'gammu'\ncountries = '52,,1787'\nper_number = 1\nper_person = 2\n"
                                     "per_address = 3\nper_day = 4\nin_all = 0\n"));
        const auto limits = SmsLimits::from_config(config);
        CHECK(limits.has_gateway);
        CHECK((limits.countries == std::vector<std::string>{"52", "1787"}));
        CHECK_EQUAL("1 2 3 4 0", fmt::format("{} {} {} {} {}", limits.per_number, limits.per_person, limits.per_address,
                                             limits.per_day, limits.in_all));
        config.add_file(folder.write("b.toml", "[sms]\ncountries = '+52'\n"));
        CHECK_BROKEN("sms.countries", SmsLimits::from_config(config));
    }

  private:
    static Notice notice_to(const std::string& number) {
        return {.to = number, .name = "account_password_changed", .values = {{"USER", "ana@educacion.example"}}};
    }
    SmsOutcome queue(const Outbox& outbox, const std::string& number) {
        return outbox.queue(*connection_, about_, Kind::Sms, notice_to(number), now_);
    }
    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }

    const std::string kKey = std::string(32, 'o');
    base::SystemRandom random_;
    base::Time now_ = base::from_sql("2026-11-25 20:15:00");
    About about_{.site_key = "educacion", .mailbox_id = {}};
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SmsGateTest);

}  // namespace valija::outbox
