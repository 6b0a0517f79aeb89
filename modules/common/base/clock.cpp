// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/clock.h"

#include <fmt/chrono.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <string_view>

#include "base/fault.h"

namespace valija::base {

namespace {

constexpr std::size_t kLocalDateCharacters = 10;
constexpr std::string_view kShape = "0000-00-00 00:00:00";

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether `text` begins like `shape`, where 0 stands for any digit.
bool has_shape(std::string_view text, std::string_view shape) {
    return text.size() >= shape.size() && std::equal(shape.begin(), shape.end(), text.begin(), [](char wanted, char c) {
               return wanted == '0' ? is_digit(c) : c == wanted;
           });
}

// REQUIRES: digits there.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
    int number = 0;
    for (const char digit : text.substr(at, digits)) number = number * 10 + (digit - '0');
    return number;
}

// Milliseconds of ".5", ".123" or ".123456"; nullopt when it is no fraction.
std::optional<int> milliseconds_of(std::string_view fraction) {
    if (fraction.empty()) return 0;
    const std::string digits(fraction.substr(1));
    if (fraction.front() != '.' || digits.empty() || !std::all_of(digits.begin(), digits.end(), is_digit))
        return std::nullopt;
    return number_at(digits + "00", 0, 3);
}

}  // namespace

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
    return fmt::format("{:%Y-%m-%d %H:%M:%S}.{:03}", fmt::gmtime(whole.time_since_epoch().count()),
                       (time - whole).count());
}

std::string to_local_text(Time time, std::chrono::minutes utc_offset) {
    const auto minute = std::chrono::floor<std::chrono::minutes>(time + utc_offset);
    return fmt::format("{:%d/%m/%Y, %H:%M}",
                       fmt::gmtime(std::chrono::floor<std::chrono::seconds>(minute).time_since_epoch().count()));
}

std::string to_local_date(Time time, std::chrono::minutes utc_offset) {
    return to_local_text(time, utc_offset).substr(0, kLocalDateCharacters);
}

Time from_sql(const std::string& text) {
    if (!has_shape(text, kShape)) broken("not a time: " + text);
    const std::chrono::year_month_day date{std::chrono::year(number_at(text, 0, 4)),
                                           std::chrono::month(static_cast<unsigned>(number_at(text, 5, 2))),
                                           std::chrono::day(static_cast<unsigned>(number_at(text, 8, 2)))};
    const int hour = number_at(text, 11, 2);
    const int minute = number_at(text, 14, 2);
    const int second = number_at(text, 17, 2);
    const auto milliseconds = milliseconds_of(std::string_view(text).substr(kShape.size()));
    if (!date.ok() || hour > 23 || minute > 59 || second > 59 || !milliseconds) broken("not a time: " + text);
    return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
           std::chrono::seconds(second) + std::chrono::milliseconds(*milliseconds);
}

}  // namespace valija::base
