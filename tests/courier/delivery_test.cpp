// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/delivery.h"

#include "support/suite.h"

namespace valija::courier {

namespace {

using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const base::Time kQueued = base::from_sql("2026-11-21 20:15:00");

outbox::Claimed claimed(unsigned attempts) {
    return {.id = 1,
            .kind = outbox::Kind::Mail,
            .sealed = "",
            .attempts = attempts,
            .created_at = kQueued,
            .give_up_at = kQueued + hours(48)};
}

}  // namespace

class DeliveryTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeliveryTest);
    CPPUNIT_TEST(pauses_grow_to_their_limit);
    CPPUNIT_TEST(pauses_vary_by_a_quarter);
    CPPUNIT_TEST(refused_for_good_is_not_tried_again);
    CPPUNIT_TEST(given_up_after_two_days_with_a_last_try);
    CPPUNIT_TEST(what_expires_is_not_tried_after_that);
    CPPUNIT_TEST(kicks_are_repeated_until_no_log_in_can_be_pending);
    CPPUNIT_TEST_SUITE_END();

  public:
    void pauses_grow_to_their_limit() {
        base::SystemRandom random;
        const auto check_about = [&](milliseconds expected, unsigned attempts, DeliveryOutcome outcome) {
            const auto pause = *next_try(claimed(attempts), outcome, kQueued, random) - kQueued;
            CHECK(pause >= expected * 3 / 4 && pause <= expected * 5 / 4);
        };
        check_about(seconds(5), 1, DeliveryOutcome::RefusedForNow);
        check_about(seconds(10), 2, DeliveryOutcome::RefusedForNow);
        check_about(seconds(20), 3, DeliveryOutcome::RefusedForNow);
        check_about(minutes(30), 10, DeliveryOutcome::RefusedForNow);
        check_about(minutes(30), 60000, DeliveryOutcome::RefusedForNow);
        check_about(seconds(5), 1, DeliveryOutcome::Unreachable);
        check_about(minutes(1), 5, DeliveryOutcome::Unreachable);
        check_about(minutes(1), 60000, DeliveryOutcome::Unreachable);
    }

    void pauses_vary_by_a_quarter() {
        base::SystemRandom random;
        milliseconds shortest = hours(1);
        milliseconds longest(0);
        for (int i = 0; i < 2000; ++i) {
            const auto pause = *next_try(claimed(4), DeliveryOutcome::Unreachable, kQueued, random) - kQueued;
            shortest = std::min(shortest, pause);
            longest = std::max(longest, pause);
        }
        CHECK(shortest >= seconds(30) && shortest < seconds(31));
        CHECK(longest <= seconds(50) && longest > seconds(49));
    }

    void refused_for_good_is_not_tried_again() {
        base::SystemRandom random;
        CHECK(!next_try(claimed(1), DeliveryOutcome::RefusedForGood, kQueued, random));
    }

    void given_up_after_two_days_with_a_last_try() {
        base::SystemRandom random;
        const auto late = kQueued + hours(48) - seconds(10);
        CHECK(next_try(claimed(99), DeliveryOutcome::RefusedForNow, late, random) == kQueued + hours(48));
        CHECK(!next_try(claimed(99), DeliveryOutcome::RefusedForNow, kQueued + hours(48), random));
        CHECK(!next_try(claimed(99), DeliveryOutcome::Unreachable, kQueued + hours(49), random));
    }

    void what_expires_is_not_tried_after_that() {
        base::SystemRandom random;
        auto message = claimed(99);
        message.expires_at = kQueued + minutes(10);
        const auto last = kQueued + minutes(9);
        CHECK(next_try(message, DeliveryOutcome::RefusedForNow, last, random) == message.expires_at);
        CHECK(!next_try(message, DeliveryOutcome::RefusedForNow, *message.expires_at, random));
        CHECK(!next_try(claimed(1), DeliveryOutcome::Expired, kQueued, random));
    }

    void kicks_are_repeated_until_no_log_in_can_be_pending() {
        CHECK(next_kick(claimed(1), kQueued + milliseconds(5)) == kQueued + seconds(2));
        CHECK(next_kick(claimed(2), kQueued + seconds(2)) == kQueued + seconds(10));
        CHECK(next_kick(claimed(3), kQueued + seconds(11)) == kQueued + seconds(30));
        CHECK(next_kick(claimed(4), kQueued + seconds(30)) == kQueued + seconds(75));
        CHECK(!next_kick(claimed(5), kQueued + seconds(75)));
        // The courier was away: one kick that late is enough.
        CHECK(!next_kick(claimed(1), kQueued + minutes(10)));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeliveryTest);

}  // namespace valija::courier
