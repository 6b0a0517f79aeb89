// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/pool.h"

#include <atomic>
#include <future>
#include <latch>
#include <thread>

#include "support/database.h"
#include "support/suite.h"

namespace valija::db {

namespace {

constexpr Query kId{"id", "SELECT CONNECTION_ID()"};
constexpr Query kAdd{"add", "UPDATE t SET number = number + 1 WHERE id = ?"};
constexpr Query kNumber{"number", "SELECT number FROM t WHERE id = ?"};
constexpr Query kInsert{"insert", "INSERT INTO t (id, number) VALUES (?, 0)"};

using namespace std::chrono_literals;

}  // namespace

class PoolTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PoolTest);
    CPPUNIT_TEST(a_connection_is_used_again);
    CPPUNIT_TEST(two_at_once_are_two_connections);
    CPPUNIT_TEST(who_waits_gets_what_is_given_back);
    CPPUNIT_TEST(nobody_waits_for_ever);
    CPPUNIT_TEST(failed_connects_do_not_use_the_pool_up);
    CPPUNIT_TEST(a_broken_connection_is_dropped);
    CPPUNIT_TEST(comes_back_after_a_restart_of_the_server);
    CPPUNIT_TEST(many_threads_share_a_few);
    CPPUNIT_TEST(a_transaction_commits);
    CPPUNIT_TEST(a_transaction_with_an_exception_is_rolled_back);
    CPPUNIT_TEST(a_real_deadlock_is_tried_again);
    CPPUNIT_TEST(a_deadlock_among_rows_being_read_is_tried_again);
    CPPUNIT_TEST(a_lock_wait_is_tried_again);
    CPPUNIT_TEST(it_is_tried_five_times_and_no_more);
    CPPUNIT_TEST(other_errors_are_not_tried_again);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        server().clear();
        Connection(server().settings())
            .run_script(
                "CREATE TABLE t (id INT PRIMARY KEY, number INT) ENGINE=InnoDB; INSERT INTO t VALUES (1, 0), (2, 0)");
    }

    void a_connection_is_used_again() {
        Pool pool(server().settings(), 2);
        const auto first = id_of(*pool.take());
        CHECK_EQUAL(first, id_of(*pool.take()));
    }

    void two_at_once_are_two_connections() {
        Pool pool(server().settings(), 2);
        auto one = pool.take();
        auto two = pool.take();
        CHECK(id_of(*one) != id_of(*two));
    }

    void who_waits_gets_what_is_given_back() {
        Pool pool(server().settings(), 1);
        std::optional<Pool::Lease> held(pool.take());
        const auto id = id_of(**held);
        auto waiting = std::async(std::launch::async, [&] { return id_of(*pool.take()); });
        CHECK(waiting.wait_for(50ms) == std::future_status::timeout);
        held.reset();
        CHECK_EQUAL(id, waiting.get());
    }

    void nobody_waits_for_ever() {
        Pool pool(server().settings(), 1);
        auto held = pool.take();
        const auto start = std::chrono::steady_clock::now();
        CHECK_UNAVAILABLE("every connection is busy", pool.take());
        CHECK(std::chrono::steady_clock::now() - start < 10s);
    }

    void failed_connects_do_not_use_the_pool_up() {
        Settings settings = server().settings();
        settings.database = "later";
        Pool pool(settings, 2);
        for (int i = 0; i < 5; ++i) CHECK_UNAVAILABLE("connect", pool.take());
        Connection(server().settings()).run_script("CREATE DATABASE later");
        auto one = pool.take();
        auto two = pool.take();
        CHECK(one->answers() && two->answers());
        one->run_script("DROP DATABASE later");
    }

    void a_broken_connection_is_dropped() {
        Pool pool(server().settings(), 1);
        const auto killed = id_of(*pool.take());
        {
            auto lease = pool.take();
            kill(killed);
            CHECK_UNAVAILABLE("id", lease->find(kId));
        }
        CHECK(id_of(*pool.take()) != killed);
    }

    // Nothing has to be restarted by hand: connections that lay idle over the restart are found dead and replaced.
    void comes_back_after_a_restart_of_the_server() {
        Pool pool(server().settings(), 3);
        {
            auto one = pool.take();
            auto two = pool.take();
        }
        server().stop();
        CHECK_UNAVAILABLE("", [&] { id_of(*pool.take()); }());
        CHECK_UNAVAILABLE("", [&] { id_of(*pool.take()); }());
        CHECK_UNAVAILABLE("connect", pool.take());
        server().start();
        for (int i = 0; i < 3; ++i) CHECK(transact(pool, [](Connection& c) { return c.change(kAdd, 1); }) == 1);
        auto one = pool.take();
        auto two = pool.take();
        auto three = pool.take();
        CHECK(one->answers() && two->answers() && three->answers());
    }

    void many_threads_share_a_few() {
        Pool pool(server().settings(), 3);
        std::vector<std::thread> threads;
        for (int i = 0; i < 16; ++i) {
            threads.emplace_back([&] {
                for (int turn = 0; turn < 20; ++turn) transact(pool, [](Connection& c) { c.change(kAdd, 1); });
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK_EQUAL(320, number_of(pool, 1));
        CHECK(pool.take()
                  ->find({"connections", "SELECT COUNT(*) FROM information_schema.processlist WHERE db = 'valija'"})
                  ->number(0) <= 3);
    }

    void a_transaction_commits() {
        Pool pool(server().settings(), 1);
        CHECK_EQUAL("done", transact(pool, [](Connection& c) {
                        c.change(kAdd, 1);
                        return std::string("done");
                    }));
        CHECK_EQUAL(1, Connection(server().settings()).find(kNumber, 1)->number(0));
    }

    void a_transaction_with_an_exception_is_rolled_back() {
        Pool pool(server().settings(), 1);
        const auto fail = [](Connection& c) {
            c.change(kAdd, 1);
            throw std::logic_error("half-way");
        };
        CPPUNIT_ASSERT_THROW(transact(pool, fail), std::logic_error);
        CHECK_EQUAL(0, number_of(pool, 1));
    }

    // Two transactions take the same two rows in opposite order; InnoDB ends one of them.
    void a_real_deadlock_is_tried_again() {
        Pool pool(server().settings(), 2);
        std::latch both_hold_one(2);
        std::atomic<int> runs = 0;
        const auto add_both = [&](int first, int second) {
            bool first_run = true;
            transact(pool, [&](Connection& connection) {
                ++runs;
                connection.change(kAdd, first);
                if (first_run) both_hold_one.arrive_and_wait();
                first_run = false;
                connection.change(kAdd, second);
            });
        };
        std::thread other([&] { add_both(2, 1); });
        add_both(1, 2);
        other.join();
        CHECK_EQUAL(3, runs.load());
        CHECK_EQUAL(2, number_of(pool, 1));
        CHECK_EQUAL(2, number_of(pool, 2));
    }

    void a_lock_wait_is_tried_again() {
        Pool pool(server().settings(), 2);
        Connection holder(server().settings());
        holder.begin();
        holder.change(kAdd, 1);
        int runs = 0;
        transact(pool, [&](Connection& connection) {
            connection.run_script("SET SESSION innodb_lock_wait_timeout = 1");
            if (++runs == 2) holder.commit();
            connection.change(kInsert, 3);  // of the first run: must be gone
            connection.change(kAdd, 1);
        });
        CHECK_EQUAL(2, runs);
        CHECK_EQUAL(2, number_of(pool, 1));
    }

    // Homonyms that chose their names at once: the statement whose rows had broken off in a deadlock waited for the
    // rest of them at its next use, five seconds, and its transaction's locks stayed.
    void a_deadlock_among_rows_being_read_is_tried_again() {
        constexpr Query kLockAll{"lock_all", "SELECT id FROM t WHERE id >= 1 FOR UPDATE"};
        constexpr Query kWaiting{"waiting",
                                 "SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'"};
        Pool pool(server().settings(), 3);
        std::latch two_is_locked(1);
        std::atomic<int> runs = 0;
        auto reader = std::async(std::launch::async, [&] {
            two_is_locked.wait();
            return transact(pool, [&](Connection& connection) {
                ++runs;
                return connection.select(kLockAll).size();
            });
        });
        transact(pool, [&](Connection& connection) {
            connection.change(kAdd, 2);
            two_is_locked.count_down();
            // Asked more often, the server would answer with what it knew before.
            while (pool.take()->select(kWaiting).empty()) std::this_thread::sleep_for(150ms);
            connection.change(kAdd, 1);  // the heavier of the two: the reader is rolled back
        });
        CHECK_EQUAL(2U, reader.get());
        CHECK_EQUAL(2, runs.load());
        CHECK_EQUAL(1, number_of(pool, 1));
    }

    void it_is_tried_five_times_and_no_more() {
        Pool pool(server().settings(), 1);
        int runs = 0;
        const auto always = [&](Connection& connection) {
            connection.change(kAdd, 1);
            ++runs;
            throw Retry("again");
        };
        CPPUNIT_ASSERT_THROW(transact(pool, always), Retry);
        CHECK_EQUAL(5, runs);
        CHECK_EQUAL(0, number_of(pool, 1));
    }

    void other_errors_are_not_tried_again() {
        Pool pool(server().settings(), 1);
        int runs = 0;
        const auto twice = [&](Connection& connection) {
            ++runs;
            connection.change(kInsert, 3);
            connection.change(kInsert, 3);
        };
        CPPUNIT_ASSERT_THROW(transact(pool, twice), DuplicateKey);
        CHECK_EQUAL(1, runs);
        CHECK(!pool.take()->find(kNumber, 3));
    }

  private:
    static tests::Database& server() { return tests::Database::shared(); }
    static std::int64_t id_of(Connection& connection) { return connection.find(kId)->number(0); }
    static std::int64_t number_of(Pool& pool, int id) { return pool.take()->find(kNumber, id)->number(0); }
    void kill(std::int64_t id) const { Connection(server().settings()).run_script(fmt::format("KILL {}", id)); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PoolTest);

}  // namespace valija::db
