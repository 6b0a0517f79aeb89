// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.h"

#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::base {

using namespace std::chrono_literals;

class ClockTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ClockTest);
    CPPUNIT_TEST(sql_spelling_has_milliseconds);
    CPPUNIT_TEST(sql_spelling_comes_back);
    CPPUNIT_TEST(fraction_may_be_missing_or_of_another_length);
    CPPUNIT_TEST(leap_day_and_end_of_year);
    CPPUNIT_TEST(other_text_is_a_fault);
    CPPUNIT_TEST(system_clock_goes_on);
    CPPUNIT_TEST(offset_file_moves_time);
    CPPUNIT_TEST(missing_or_foreign_offset_file_moves_nothing);
    CPPUNIT_TEST(fixed_clock_stands_still);
    CPPUNIT_TEST_SUITE_END();

  public:
    void sql_spelling_has_milliseconds() {
        CHECK_EQUAL("1970-01-01 00:00:00.000", to_sql(Time()));
        CHECK_EQUAL("2026-11-21 20:15:00.007", to_sql(Time(1795292100007ms)));
        CHECK_EQUAL("1969-12-31 23:59:59.999", to_sql(Time(-1ms)));
    }

    void sql_spelling_comes_back() {
        for (const auto time : {0ms, 1ms, 999ms, 1795292100007ms, 253402300799999ms, -1ms}) {
            CHECK_EQUAL(time.count(), from_sql(to_sql(Time(time))).time_since_epoch().count());
        }
    }

    // DATETIME, DATETIME(1) and DATETIME(6) columns: ".5" is half a second, not five milliseconds.
    void fraction_may_be_missing_or_of_another_length() {
        CHECK_EQUAL("2026-11-21 20:15:00.000", to_sql(from_sql("2026-11-21 20:15:00")));
        CHECK_EQUAL("2026-11-21 20:15:00.500", to_sql(from_sql("2026-11-21 20:15:00.5")));
        CHECK_EQUAL("2026-11-21 20:15:00.123", to_sql(from_sql("2026-11-21 20:15:00.123456")));
    }

    void leap_day_and_end_of_year() {
        CHECK_EQUAL(24h, from_sql("2028-03-01 00:00:00") - from_sql("2028-02-29 00:00:00"));
        CHECK_EQUAL(1ms, from_sql("2027-01-01 00:00:00.000") - from_sql("2026-12-31 23:59:59.999"));
    }

    void other_text_is_a_fault() {
        for (const char* text :
             {"", "now", "2026-11-21", "2026-11-21T20:15:00", "2026-13-01 00:00:00", "2026-02-30 00:00:00",
              "0000-00-00 00:00:00", "2026-11-21 24:00:00", "2026-11-21 23:60:00", "2026-11-21 23:59:60",
              "2026-11-21 20:15:00.x", "2026-11-21 20:15:00 ", "2026-11-21 -1:15:00", " 2026-11-21 20:15:00"}) {
            CHECK_BROKEN("not a time", from_sql(text));
        }
    }

    void system_clock_goes_on() {
        const Time before(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
        const Time now = SystemClock().now();
        CHECK(before <= now && now < before + 10s);
    }

    void offset_file_moves_time() {
        const tests::TemporaryFolder folder;
        const OffsetClock clock(folder.write("offset", "3600\n"));
        CHECK_EQUAL(true, is_near(3600s, clock.now() - SystemClock().now()));
        static_cast<void>(folder.write("offset", "-86400"));
        CHECK_EQUAL(true, is_near(-86400s, clock.now() - SystemClock().now()));
    }

    void missing_or_foreign_offset_file_moves_nothing() {
        const tests::TemporaryFolder folder;
        CHECK(is_near(0s, OffsetClock(folder.path("none")).now() - SystemClock().now()));
        CHECK(is_near(0s, OffsetClock(folder.write("words", "soon")).now() - SystemClock().now()));
        CHECK(is_near(0s, OffsetClock(folder.write("empty", "")).now() - SystemClock().now()));
    }

    void fixed_clock_stands_still() {
        FixedClock clock(from_sql("2026-11-21 20:15:00"));
        CHECK_EQUAL("2026-11-21 20:15:00.000", to_sql(clock.now()));
        clock.advance(10min + 1ms);
        CHECK_EQUAL("2026-11-21 20:25:00.001", to_sql(clock.now()));
    }

  private:
    static bool is_near(std::chrono::milliseconds wanted, std::chrono::milliseconds seen) {
        return seen - wanted > -10s && seen - wanted < 10s;
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ClockTest);

}  // namespace valija::base
