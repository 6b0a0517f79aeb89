// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.h"

#include <fmt/chrono.h>

#include <cstdio>
#include <fstream>

#include "base/fault.h"

namespace valija::base {

Time SystemClock::now() const {
    return std::chrono::time_point_cast<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

Time OffsetClock::now() const {
    std::ifstream file(offset_file_);
    long seconds = 0;
    if (!(file >> seconds)) seconds = 0;
    return SystemClock().now() + std::chrono::seconds(seconds);
}

std::string to_sql(Time time) {
    const auto whole = std::chrono::floor<std::chrono::seconds>(time);
    return fmt::format("{:%Y-%m-%d %H:%M:%S}.{:03}", fmt::gmtime(std::chrono::system_clock::to_time_t(whole)),
                       (time - whole).count());
}

Time from_sql(const std::string& text) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int milli = 0;
    const int read =
        std::sscanf(text.c_str(), "%4d-%2u-%2u %2d:%2d:%2d.%3d", &year, &month, &day, &hour, &minute, &second, &milli);
    if (read < 6) broken("not a time: " + text);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second) + std::chrono::milliseconds(milli);
}

}  // namespace valija::base
