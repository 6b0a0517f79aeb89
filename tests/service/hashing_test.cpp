// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/hashing.h"

#include <sched.h>

#include <algorithm>
#include <atomic>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <future>
#include <latch>
#include <sstream>
#include <thread>

#include "support/suite.h"
#include "support/wait.h"

namespace valija::service {

namespace {

constexpr crypto::PasswordCost kCheap{.memory_kib = 8, .passes = 1};
constexpr crypto::PasswordCost kSlow{.memory_kib = 65536, .passes = 2};  // about a tenth of a second

// Of all threads of this process.
std::chrono::nanoseconds cpu_time() {
    timespec time{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

// The policy that is field 41 of /proc/self/task/<tid>/stat; the name before it may contain anything.
bool has_idle_thread() {
    constexpr int kPolicy = 41;
    constexpr int kAfterName = 2;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        std::ifstream file(task.path() / "stat");
        std::string line;
        std::getline(file, line);
        std::istringstream fields(line.substr(line.rfind(')') + 1));
        std::string field;
        for (int i = kAfterName; i < kPolicy; ++i) fields >> field;
        if (std::stoi(field) == SCHED_IDLE) return true;
    }
    return false;
}

}  // namespace

class HashingTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HashingTest);
    CPPUNIT_TEST(right_and_wrong);
    CPPUNIT_TEST(nobody_is_never_right);
    CPPUNIT_TEST(nobody_costs_as_much_as_somebody);
    CPPUNIT_TEST(a_malformed_hash_is_never_right);
    CPPUNIT_TEST(an_older_hash_is_renewed);
    CPPUNIT_TEST(past_its_bound_it_is_busy_at_once);
    CPPUNIT_TEST(a_place_taken_is_kept_until_it_is_left);
    CPPUNIT_TEST(after_the_rush_it_serves_again);
    CPPUNIT_TEST(a_failure_reaches_the_caller_and_frees_the_place);
    CPPUNIT_TEST(hashes_when_nothing_else_wants_the_core);
    CPPUNIT_TEST_SUITE_END();

  public:
    void right_and_wrong() {
        Hashing hashing(2, 4, kCheap);
        const std::string hash = crypto::hash_password("correcta", kCheap);
        CHECK_EQUAL(true, hashing.check("correcta", hash).value());
        CHECK_EQUAL(false, hashing.check("incorrecta", hash).value());
    }

    void nobody_is_never_right() {
        Hashing hashing(1, 1, kCheap);
        for (const char* password : {"", "nobody has this password", "correcta"}) {
            CHECK_EQUAL(false, hashing.check(password, std::nullopt).value());
        }
    }

    // An answer that comes sooner for an unknown address would tell who exists. By CPU time: what else the machine does
    // is no matter.
    void nobody_costs_as_much_as_somebody() {
        Hashing hashing(1, 1, kSlow);
        const std::string hash = crypto::hash_password("correcta", kSlow);
        const auto fastest = [&](const std::optional<std::string>& stored) {
            auto best = std::chrono::nanoseconds::max();
            for (int i = 0; i < 5; ++i) {
                const auto start = cpu_time();
                static_cast<void>(hashing.check("incorrecta", stored));
                best = std::min(best, cpu_time() - start);
            }
            return best;
        };
        const auto known = fastest(hash);
        const auto unknown = fastest(std::nullopt);
        CHECK(unknown < known * 2 && known < unknown * 2);
    }

    void a_malformed_hash_is_never_right() {
        Hashing hashing(1, 1, kCheap);
        CHECK_EQUAL(false, hashing.check("", "").value());
        CHECK_EQUAL(false, hashing.check("x", "{PLAIN}x").value());
    }

    void an_older_hash_is_renewed() {
        Hashing hashing(1, 1, kCheap);
        CHECK_EQUAL(std::nullopt, hashing.renew("correcta", crypto::hash_password("correcta", kCheap)));
        const auto renewed =
            hashing.renew("correcta", crypto::hash_password("correcta", {.memory_kib = 16, .passes = 1}));
        CHECK(renewed && !crypto::is_outdated(*renewed, kCheap));
        CHECK_EQUAL(true, hashing.check("correcta", renewed).value());
    }

    void past_its_bound_it_is_busy_at_once() {
        constexpr int kCallers = 12;
        constexpr unsigned kMost = 3;
        Hashing hashing(1, kMost, kSlow);
        std::latch all_there(kCallers);
        std::atomic<unsigned> busy = 0;
        std::atomic<unsigned> served = 0;
        std::vector<std::thread> callers;
        for (int i = 0; i < kCallers; ++i) {
            callers.emplace_back([&] {
                all_there.arrive_and_wait();
                (hashing.check("x", std::nullopt) ? served : busy) += 1;
            });
        }
        for (auto& caller : callers) caller.join();
        CHECK_EQUAL(kCallers, served + busy);
        CHECK(served.load() >= kMost && served.load() < kCallers);
    }

    void a_place_taken_is_kept_until_it_is_left() {
        Hashing hashing(1, 1, kCheap);
        {
            const auto place = hashing.take_place();
            CHECK(place.has_value());
            CHECK(!hashing.take_place());
            CHECK(!hashing.check("x", std::nullopt));
            CHECK_EQUAL(false, hashing.check(*place, "x", std::nullopt));
        }
        CHECK(hashing.take_place().has_value());
    }

    void after_the_rush_it_serves_again() {
        Hashing hashing(1, 1, kCheap);
        std::vector<std::thread> callers;
        for (int i = 0; i < 8; ++i) {
            callers.emplace_back([&] {
                for (int turn = 0; turn < 50; ++turn) static_cast<void>(hashing.check("x", std::nullopt));
            });
        }
        for (auto& caller : callers) caller.join();
        for (int i = 0; i < 10; ++i) CHECK(hashing.check("x", std::nullopt).has_value());
    }

    void a_failure_reaches_the_caller_and_frees_the_place() {
        CHECK_UNAVAILABLE("Argon2id", Hashing(1, 1, {.memory_kib = 1, .passes = 1}));
        Hashing hashing(1, 1, kCheap);
        for (int i = 0; i < 3; ++i) CHECK_EQUAL(false, hashing.check("x", std::string("{ARGON2ID}$")).value());
    }

    // While every hashing thread is at work, a page must not wait for a core.
    void hashes_when_nothing_else_wants_the_core() {
        Hashing hashing(1, 1, kSlow);
        auto working = std::async(std::launch::async, [&] { return hashing.check("x", std::nullopt); });
        tests::wait_until("a thread of policy SCHED_IDLE", has_idle_thread);
        working.get();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HashingTest);

}  // namespace valija::service
