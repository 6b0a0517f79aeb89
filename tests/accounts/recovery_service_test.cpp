// SPDX-License-Identifier: AGPL-3.0-or-later
// Recovery as the service decides it: who is sent a code, what a flood costs, and what ends a request.
#include "accounts/recovery_service.h"

#include <atomic>
#include <memory>
#include <thread>

#include "base/bytes.h"
#include "outbox/sms_store.h"
#include "people/person_store.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr const char* kOlga = "olga.vidal@educacion.example";
const std::string kKey(32, 'r');

// One who asks: a browser of their own.
RecoveryKey browser(const std::string& name) {
    return {.visitor_hash = name + std::string(32 - name.size(), '.'), .site_key = "educacion"};
}

}  // namespace

class RecoveryServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RecoveryServiceTest);
    CPPUNIT_TEST(ten_thousand_requests_send_no_more_than_the_caps);
    CPPUNIT_TEST(the_switch_stops_what_is_on_its_way);
    CPPUNIT_TEST(a_code_that_nobody_was_sent_is_never_right);
    CPPUNIT_TEST(delivered_twice_it_is_sent_once);
    CPPUNIT_TEST(a_resend_voids_the_code_before);
    CPPUNIT_TEST(a_mailed_code_is_longer);
    CPPUNIT_TEST(a_code_with_spaces_is_the_same_code);
    CPPUNIT_TEST(any_new_password_ends_what_was_asked_for);
    CPPUNIT_TEST(a_function_account_is_recovered_by_who_answers_for_it);
    CPPUNIT_TEST(what_has_expired_is_cleaned_away);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        service_ = std::make_unique<RecoveryService>(world_->pool(), world_->tools(), kKey);
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        mailbox_id_ = world_->create(kOlga);
        const auto person_id = static_cast<std::uint64_t>(
            connection_->find({"holder", "SELECT person_id FROM holding WHERE mailbox_id = ?"}, mailbox_id_)
                ->number(0));
        const auto then = world_->clock().now() - std::chrono::hours(24 * 30);
        people::set_mobile(*connection_, person_id, "+525555550199", people::ConfirmedBy::Code, then);
        people::set_alternate_address(*connection_, person_id, "olga@casa.example", people::ConfirmedBy::Link, then);
    }
    void tearDown() override {
        connection_.reset();
        service_.reset();
        world_.reset();
    }

    // From a thousand networks, past every page: the number has its five a day, nobody else anything, and who asks
    // hears the same each time.
    void ten_thousand_requests_send_no_more_than_the_caps() {
        constexpr int kRequests = 10'000;
        constexpr int kThreads = 4;
        std::vector<std::thread> threads;
        std::atomic<int> queued = 0;
        for (int thread = 0; thread < kThreads; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = thread; i < kRequests; i += kThreads) {
                    const auto key = browser("b" + std::to_string(i));
                    service_->begin(key, i % 2 == 0 ? kOlga : "nadie" + std::to_string(i) + "@educacion.example");
                    if (send(key, people::ContactKind::Mobile, "10." + std::to_string(i % 1000)) ==
                        SendRecoveryOutcome::Queued)
                        ++queued;
                }
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK_EQUAL(kRequests, queued.load());
        deliver_all();
        CHECK_EQUAL(5, count("SELECT COUNT(*) FROM outbox WHERE kind = 'sms'"));
        CHECK_EQUAL(5, count("SELECT COUNT(*) FROM recovery_request WHERE sent_at IS NOT NULL"));
        CHECK(count("SELECT COUNT(*) FROM sms_refusal WHERE reason IN ('number', 'person')") > 4000);
    }

    void the_switch_stops_what_is_on_its_way() {
        ask("b", people::ContactKind::Mobile);
        outbox::set_sms_switch(*connection_, false, world_->clock().now());
        deliver_all();
        CHECK_EQUAL(0, count("SELECT COUNT(*) FROM outbox WHERE kind = 'sms'"));
        ask("c", people::ContactKind::AlternateAddress);
        deliver_all();
        CHECK_EQUAL(1, count("SELECT COUNT(*) FROM outbox WHERE kind = 'mail'"));
    }

    void a_code_that_nobody_was_sent_is_never_right() {
        ask("b", people::ContactKind::Mobile);
        const std::string code = last_recovery().code;
        CHECK_EQUAL(VerifyRecoveryOutcome::Wrong, verify("b", code));
        deliver_all();
        CHECK_EQUAL(VerifyRecoveryOutcome::Verified, verify("b", code));
    }

    // A courier that was killed after it had queued the message claims the row again.
    void delivered_twice_it_is_sent_once() {
        ask("b", people::ContactKind::Mobile);
        const auto recovery = last_recovery();
        CHECK(deliver(recovery));
        CHECK(!deliver(recovery));
        CHECK_EQUAL(1, count("SELECT COUNT(*) FROM outbox WHERE kind = 'sms'"));
    }

    void a_resend_voids_the_code_before() {
        ask("b", people::ContactKind::Mobile);
        const auto first = last_recovery();
        CHECK_EQUAL(SendRecoveryOutcome::Queued, send(browser("b"), people::ContactKind::AlternateAddress, ""));
        CHECK(!deliver(first));
        const auto second = last_recovery();
        CHECK(deliver(second));
        if (first.code != second.code) CHECK_EQUAL(VerifyRecoveryOutcome::Wrong, verify("b", first.code));
        CHECK_EQUAL(VerifyRecoveryOutcome::Verified, service_->verify_link(browser("b"), second.link_token));
    }

    // A mail has no caps that bound how many codes somebody can have sent, and guess at.
    void a_mailed_code_is_longer() {
        ask("b", people::ContactKind::Mobile);
        CHECK_EQUAL(kShortMessageCodeDigits, last_recovery().code.size());
        ask("c", people::ContactKind::AlternateAddress);
        const std::string code = last_recovery().code;
        CHECK_EQUAL(kMailedCodeDigits, code.size());
        CHECK_EQUAL(code.substr(0, 5) + ' ' + code.substr(5), spell_one_time_code(code));
        deliver_all();
        CHECK_EQUAL(VerifyRecoveryOutcome::Verified, verify("c", spell_one_time_code(code)));
    }

    void a_code_with_spaces_is_the_same_code() {
        ask("b", people::ContactKind::Mobile);
        const std::string code = last_recovery().code;
        deliver_all();
        CHECK_EQUAL(VerifyRecoveryOutcome::Verified, verify("b", " " + code.substr(0, 3) + "-" + code.substr(3)));
    }

    void any_new_password_ends_what_was_asked_for() {
        ask("b", people::ContactKind::Mobile);
        const auto account = world_->service().find(kOlga).value();
        CHECK_EQUAL(ChangePasswordOutcome::Changed,
                    world_->service().change_password(account, "{ARGON2ID}another", "", {}));
        CHECK_EQUAL(0, count("SELECT COUNT(*) FROM recovery_request"));
        ask("c", people::ContactKind::Mobile);
        static_cast<void>(world_->service().reset(kOlga, Delivery::Letter, {}));
        CHECK_EQUAL(0, count("SELECT COUNT(*) FROM recovery_request"));
        // Without a password there is nothing to recover.
        ask("d", people::ContactKind::Mobile);
        CHECK_EQUAL(1, count("SELECT COUNT(*) FROM recovery_request WHERE mailbox_id IS NULL"));
    }

    void a_function_account_is_recovered_by_who_answers_for_it() {
        connection_->change({"make_function", "UPDATE holding SET account_type = 'function'"});
        ask("b", people::ContactKind::AlternateAddress);
        deliver_all();
        CHECK_EQUAL(1, count("SELECT COUNT(*) FROM outbox WHERE kind = 'mail' AND name = 'recovery_code'"));
        connection_->change({"nobodys", "UPDATE holding SET account_type = 'service', person_id = NULL"});
        ask("c", people::ContactKind::AlternateAddress);
        deliver_all();
        CHECK_EQUAL(1, count("SELECT COUNT(*) FROM outbox WHERE kind = 'mail' AND name = 'recovery_code'"));
    }

    void what_has_expired_is_cleaned_away() {
        ask("b", people::ContactKind::Mobile);
        const auto now = world_->clock().now();
        CHECK_EQUAL(0U, expire_recovery_requests(*connection_, now + std::chrono::hours(24), 10));
        CHECK_EQUAL(1U, expire_recovery_requests(*connection_, now + std::chrono::hours(26), 10));
    }

  private:
    SendRecoveryOutcome send(const RecoveryKey& key, people::ContactKind channel, const std::string& remote) {
        return service_->send(key, base::to_hex(service_->find(key).value().number), channel, remote);
    }
    void ask(const std::string& name, people::ContactKind channel) {
        service_->begin(browser(name), kOlga);
        CHECK_EQUAL(SendRecoveryOutcome::Queued, send(browser(name), channel, ""));
    }
    VerifyRecoveryOutcome verify(const std::string& name, const std::string& code) {
        const auto key = browser(name);
        return service_->verify_code(key, base::to_hex(service_->find(key).value().number), code);
    }
    outbox::Recovery last_recovery() {
        const auto row =
            connection_->find({"last", "SELECT sealed FROM outbox WHERE kind = 'recovery' ORDER BY id DESC LIMIT 1"});
        return world_->outbox().open_recovery(row.value().text(0));
    }
    bool deliver(const outbox::Recovery& recovery) {
        return db::transact(world_->pool(), [&](db::Connection& connection) {
            return deliver_recovery(connection, world_->tools(), kKey, recovery);
        });
    }
    // As the courier does, one after the other.
    void deliver_all() {
        const auto rows = connection_->select(
            {"all", "SELECT sealed FROM outbox WHERE kind = 'recovery' AND sealed IS NOT NULL ORDER BY id"});
        for (const db::Row& row : rows) deliver(world_->outbox().open_recovery(row.text(0)));
        connection_->change({"wipe", "UPDATE outbox SET sealed = NULL, state = 'delivered' WHERE kind = 'recovery'"});
    }
    std::int64_t count(const char* sql) { return connection_->find({sql, sql})->number(0); }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<RecoveryService> service_;
    std::unique_ptr<db::Connection> connection_;
    std::uint64_t mailbox_id_ = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(RecoveryServiceTest);

}  // namespace valija::accounts
