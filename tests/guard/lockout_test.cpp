// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/lockout.h"

#include <fmt/format.h>

#include <atomic>
#include <thread>
#include <vector>

#include "guard/lockout_store.h"
#include "support/database.h"
#include "support/suite.h"

namespace valija::guard {

using namespace std::chrono_literals;

class LockoutTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LockoutTest);
    CPPUNIT_TEST(three_failures_are_tolerated_the_fourth_locks);
    CPPUNIT_TEST(it_opens_by_itself);
    CPPUNIT_TEST(refused_tries_do_not_prolong_it);
    CPPUNIT_TEST(the_same_wrong_password_counts_once);
    CPPUNIT_TEST(the_same_wrong_password_does_not_open_a_lock);
    CPPUNIT_TEST(failures_are_forgotten_after_their_window);
    CPPUNIT_TEST(another_network_and_another_address_are_free);
    CPPUNIT_TEST(neighbours_share_a_network);
    CPPUNIT_TEST(a_right_password_takes_only_its_own_try_back);
    CPPUNIT_TEST(a_right_fourth_try_enters_and_leaves_no_lock);
    CPPUNIT_TEST(many_networks_lock_it_everywhere);
    CPPUNIT_TEST(each_further_failure_of_the_day_locks_again);
    CPPUNIT_TEST(refused_tries_bring_no_other_lock_nearer);
    CPPUNIT_TEST(a_known_browser_is_not_locked_by_others);
    CPPUNIT_TEST(a_known_browser_is_locked_by_itself);
    CPPUNIT_TEST(a_known_browser_that_enters_begins_anew);
    CPPUNIT_TEST(a_known_network_is_not_locked_by_others);
    CPPUNIT_TEST(one_network_over_many_addresses_is_locked);
    CPPUNIT_TEST(many_networks_at_once_get_no_more_than_the_limit);
    CPPUNIT_TEST(at_the_portal_a_network_is_not_known);
    CPPUNIT_TEST(a_hundred_at_once_get_four_tries);
    CPPUNIT_TEST(no_address_stands_in_the_tables);
    CPPUNIT_TEST(rows_expire_in_steps);
    CPPUNIT_TEST(counting_commits_the_callers_transaction);
    CPPUNIT_TEST(right_and_wrong_at_once_wait_in_no_circle);
    CPPUNIT_TEST(looking_waits_for_nobody);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        pool_ = std::make_unique<db::Pool>(tests::Database::shared().settings(), 8);
        time_ = base::from_sql("2026-11-25 10:00:00");
        marks_ = 0;
    }
    void tearDown() override { pool_.reset(); }

    void three_failures_are_tolerated_the_fourth_locks() {
        for (int i = 0; i < 3; ++i) {
            const Verdict verdict = fail(ana());
            CHECK(verdict.admitted);
            CHECK(!verdict.locked_until);
            CHECK_EQUAL(static_cast<unsigned>(i), verdict.failures);
        }
        const Verdict fourth = fail(ana());
        CHECK(fourth.admitted);
        CHECK(fourth.locked_until == time_ + 15min);
        const Verdict fifth = fail(ana());
        CHECK(!fifth.admitted);
        CHECK(fifth.locked_until == time_ + 15min);
    }

    void it_opens_by_itself() {
        fail(ana(), 4);
        time_ += 15min - 1ms;
        CHECK(!fail(ana()).admitted);
        time_ += 1ms;
        const Verdict verdict = fail(ana());
        CHECK(verdict.admitted);
        CHECK(!verdict.locked_until);
        CHECK_EQUAL(0U, verdict.failures);
    }

    void refused_tries_do_not_prolong_it() {
        fail(ana(), 4);
        time_ += 14min;
        fail(ana(), 100);
        time_ += 1min;
        CHECK(fail(ana()).admitted);
    }

    void the_same_wrong_password_counts_once() {
        for (int i = 0; i < 20; ++i) CHECK(admit(ana("0abc")).admitted);
        fail(ana(), 2);
        CHECK(admit(ana("0abc")).admitted);
        CHECK_EQUAL(3U, fail(ana()).failures);
    }

    void the_same_wrong_password_does_not_open_a_lock() {
        CHECK(admit(ana("0abc")).admitted);
        fail(ana(), 3);
        CHECK(!admit(ana("0abc")).admitted);
    }

    void failures_are_forgotten_after_their_window() {
        fail(ana(), 3);
        time_ += 15min;
        fail(ana(), 3);
        CHECK(fail(ana()).locked_until.has_value());
    }

    void another_network_and_another_address_are_free() {
        fail(ana(), 5);
        CHECK(fail(from("198.51.100.1", ana())).admitted);
        Try beto = ana();
        beto.address = "beto@educacion.example";
        CHECK(fail(beto).admitted);
    }

    void neighbours_share_a_network() {
        fail(from("203.0.113.7", ana()), 2);
        fail(from("203.0.113.200", ana()), 2);
        CHECK(!fail(from("203.0.113.99", ana())).admitted);
    }

    // Somebody whose mail program comes in every few minutes must not give a neighbour more tries.
    void a_right_password_takes_only_its_own_try_back() {
        fail(ana(), 2);
        enter(ana("0aaa"));
        fail(ana(), 1);
        enter(ana("0aaa"));
        CHECK(fail(ana()).locked_until.has_value());
        CHECK(!admit(ana("0aaa")).admitted);
    }

    void a_right_fourth_try_enters_and_leaves_no_lock() {
        fail(ana(), 3);
        CHECK(admit(ana("0aaa")).admitted);
        CHECK(!admit(ana("0bbb")).admitted);  // while the fourth is looked at
        forgive(ana("0aaa"));
        CHECK(admit(ana("0aaa")).admitted);
    }

    void many_networks_lock_it_everywhere() {
        fail_from_many(30);
        const Verdict last = fail(from("198.51.100.1", ana()));
        CHECK(last.admitted);
        CHECK(last.locked_until == time_ + 15min);
        CHECK(!fail(from("192.0.2.1", ana())).admitted);
        time_ += 15min;
        CHECK(fail(from("192.0.2.1", ana())).admitted);
    }

    void each_further_failure_of_the_day_locks_again() {
        fail_from_many(31);
        time_ += 15min;
        CHECK(fail(from("192.0.2.1", ana())).locked_until == time_ + 15min);
        time_ += 24h;
        CHECK(!fail(from("192.0.2.1", ana())).locked_until);
    }

    // Otherwise one network could close the address everywhere with tries that cost nothing.
    void refused_tries_bring_no_other_lock_nearer() {
        fail(ana(), 200);
        CHECK(fail(from("198.51.100.1", ana())).admitted);
    }

    void a_known_browser_is_not_locked_by_others() {
        fail(ana(), 5);      // from behind the same NAT
        fail_from_many(31);  // and from everywhere
        CHECK(fail(known_browser(ana())).admitted);
    }

    void a_known_browser_is_locked_by_itself() {
        fail(known_browser(ana()), 4);
        CHECK(!fail(known_browser(ana())).admitted);
        CHECK(fail(ana()).admitted);
        Try other = known_browser(ana());
        other.device_hash = std::string(32, 'e');
        CHECK(fail(other).admitted);
    }

    void a_known_browser_that_enters_begins_anew() {
        fail(known_browser(ana()), 3);
        enter(known_browser(ana("0aaa")));
        fail(known_browser(ana()), 3);
        CHECK(fail(known_browser(ana())).admitted);
    }

    void a_known_network_is_not_locked_by_others() {
        const Try own = mail_program(ana("0aaa"));
        enter(own);
        fail_from_many(31);
        CHECK(!admit(mail_program(from("192.0.2.1", ana()))).admitted);
        CHECK(admit(own).admitted);
        time_ += 31 * 24h;
        fail_from_many(31);
        CHECK(!admit(own).admitted);
    }

    void one_network_over_many_addresses_is_locked() {
        for (int i = 0; i < 300; ++i) CHECK(fail(stranger(i)).admitted);
        CHECK(fail(stranger(300)).locked_until.has_value());
        CHECK(!fail(stranger(301)).admitted);
        CHECK(fail(from("198.51.100.1", stranger(302))).admitted);
        CHECK(fail(known_browser(ana())).admitted);
    }

    void many_networks_at_once_get_no_more_than_the_limit() {
        int admitted = 0;
        for (int i = 0; i < 80; ++i)
            admitted += admit(from("10.0." + std::to_string(i) + ".1", ana())).admitted ? 1 : 0;
        CHECK_EQUAL(31, admitted);
    }

    // Or who sits in the same network would learn that the address exists.
    void at_the_portal_a_network_is_not_known() {
        enter(mail_program(ana("0aaa")));
        fail_from_many(31);
        CHECK(!admit(ana("0aaa")).admitted);
        CHECK(admit(mail_program(ana("0aaa"))).admitted);
    }

    void a_hundred_at_once_get_four_tries() {
        std::atomic<int> admitted = 0;
        std::vector<std::jthread> threads;
        for (int i = 0; i < 20; ++i) {
            threads.emplace_back([&, i] {
                for (int j = 0; j < 5; ++j) {
                    const Try attempt = ana("0a" + std::to_string(10 + i) + std::to_string(j));
                    if (admit(attempt).admitted) ++admitted;
                }
            });
        }
        threads.clear();
        CHECK_EQUAL(4, admitted.load());
    }

    void no_address_stands_in_the_tables() {
        enter(mail_program(ana("0aaa")));
        fail(ana());
        constexpr db::Query kAll{
            "all", "SELECT HEX(subject), marks FROM lockout UNION SELECT HEX(subject), '' FROM known_place"};
        for (const db::Row& row : pool_->take()->select(kAll)) {
            CHECK_EQUAL(32U, row.text(0).size());
            CHECK(row.text(1).size() <= 6);
        }
    }

    void rows_expire_in_steps() {
        enter(mail_program(ana("0aaa")));
        fail_from_many(4);
        auto connection = pool_->take();
        CHECK_EQUAL(0U, expire_lockouts(*connection, time_ + 15min - 1ms, 3));
        CHECK_EQUAL(3U, expire_lockouts(*connection, time_ + 15min, 3));
        CHECK_EQUAL(0U, expire_known_places(*connection, time_ + 30 * 24h - 1ms, 3));
        CHECK_EQUAL(1U, expire_known_places(*connection, time_ + 31 * 24h, 3));
    }

    // In one round trip, so that nobody waits for the counted rows longer than the commit takes.
    void counting_commits_the_callers_transaction() {
        auto connection = pool_->take();
        constexpr db::Query kFirst{"first", "INSERT INTO known_place (subject, expires_at) VALUES ('before', NOW())"};
        connection->begin();
        connection->change_later(kFirst);
        CHECK(lockout_.admit(*connection, ana(), random_, time_).admitted);
        connection->rollback();
        CHECK_EQUAL(2, connection->find({"counted", "SELECT COUNT(*) FROM lockout"})->number(0));
        CHECK_EQUAL(1, connection->find({"before", "SELECT COUNT(*) FROM known_place"})->number(0));
    }

    // Taking back took the rows in the order of their keys and counting in the order place, everywhere: they waited for
    // each other, and who had just signed in with a second factor was told that there is no service.
    void right_and_wrong_at_once_wait_in_no_circle() {
        constexpr db::Query kDeadlocks{"deadlocks", "SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'"};
        const auto before = pool_->take()->find(kDeadlocks)->number(1);
        LockoutLimits wide;
        for (Limit* limit : {&wide.at_place, &wide.everywhere, &wide.network}) limit->tolerated = 50'000;
        const Lockout lockout(std::string(32, 'k'), wide);
        for (const char* address : {"ana@", "beto@", "carla@", "diego@", "eva@"}) {
            const auto attempt = [&](int thread, int turn) {
                return Try{.address = address,
                           .remote_address = fmt::format("10.0.{}.1", thread % 2),
                           .mark = fmt::format("{:02x}{:02x}", thread, turn),
                           .device_hash = {},
                           .by_mail_program = thread % 3 == 0};
            };
            for (int thread = 0; thread < 8; ++thread) {  // the rows are there: two that make one may meet
                CHECK(lockout.admit(*pool_, attempt(thread, 0), random_, time_).admitted);
                lockout.fail(*pool_, attempt(thread, 0), random_, time_);
            }
            std::vector<std::jthread> threads;
            for (int thread = 0; thread < 8; ++thread) {
                threads.emplace_back([&, thread] {
                    for (int turn = 1; turn <= 20; ++turn) {
                        if (!lockout.admit(*pool_, attempt(thread, turn), random_, time_).admitted) continue;
                        if (turn % 2 == 0) {
                            lockout.forgive(*pool_, attempt(thread, turn), time_);
                        } else {
                            lockout.fail(*pool_, attempt(thread, turn), random_, time_);
                        }
                    }
                });
            }
        }
        CHECK_EQUAL(before, pool_->take()->find(kDeadlocks)->number(1));
    }

    // What IF selects is locked: whoever only looked whether the network is locked stood in line behind whoever counted
    // there, and two at once for one address were a deadlock.
    void looking_waits_for_nobody() {
        fail(ana(), 1);
        auto holder = pool_->take();
        holder->begin();
        CHECK_EQUAL(3U, holder->change({"hold", "UPDATE lockout SET failures = failures + 1 WHERE failures = 1"}));
        CHECK(admit(stranger(1)).admitted);  // from the same network: the connection gives up after 5 seconds
        holder->rollback();
    }

  private:
    // With a password not given before.
    Try ana() { return ana(fmt::format("{:04x}", marks_++)); }
    static Try ana(std::string mark) {
        return {.address = "ana@educacion.example",
                .remote_address = "203.0.113.7",
                .mark = std::move(mark),
                .device_hash = {},
                .by_mail_program = false};
    }
    static Try mail_program(Try attempt) {
        attempt.by_mail_program = true;
        return attempt;
    }
    Try stranger(int number) {
        Try attempt = ana();
        attempt.address = "nadie" + std::to_string(number) + "@educacion.example";
        return attempt;
    }
    static Try from(std::string address, Try attempt) {
        attempt.remote_address = std::move(address);
        return attempt;
    }
    static Try known_browser(Try attempt) {
        attempt.device_hash = std::string(32, 'd');
        return attempt;
    }

    Verdict admit(const Try& attempt) { return lockout_.admit(*pool_, attempt, random_, time_); }
    // A wrong password; admitted and locked_until: it has closed the door.
    Verdict fail(const Try& attempt) {
        Verdict verdict = admit(attempt);
        if (verdict.admitted) verdict.locked_until = lockout_.fail(*pool_, attempt, random_, time_);
        return verdict;
    }
    // So many tries like this one, each with a password of its own.
    void fail(Try attempt, int times) {
        for (int i = 0; i < times; ++i) {
            attempt.mark = ana().mark;
            fail(attempt);
        }
    }
    void fail_from_many(int times) {
        for (int i = 0; i < times; ++i) fail(from("10.0." + std::to_string(i) + ".1", ana()));
    }
    void forgive(const Try& attempt) { lockout_.forgive(*pool_, attempt, time_); }
    void enter(const Try& attempt) {
        CHECK(admit(attempt).admitted);
        forgive(attempt);
    }

    std::unique_ptr<db::Pool> pool_;
    base::SystemRandom random_;
    base::Time time_;
    int marks_ = 0;
    Lockout lockout_{std::string(32, 'k'), LockoutLimits{}};
};

CPPUNIT_TEST_SUITE_REGISTRATION(LockoutTest);

}  // namespace valija::guard
