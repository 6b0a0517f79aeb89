// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/date.h"

#include <charconv>

#include "base/clock.h"

namespace valija::people {

namespace {

constexpr int kFirstYear = 1900;

std::optional<int> read_number(std::string_view digits) {
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return error == std::errc() && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<std::chrono::year_month_day> read_date(std::string_view text) {
    constexpr std::size_t kPlaces = 10;
    if (text.size() != kPlaces) return std::nullopt;
    const bool is_local = text[2] == '/' && text[5] == '/';
    if (!is_local && (text[4] != '-' || text[7] != '-')) return std::nullopt;
    const auto year = read_number(is_local ? text.substr(6, 4) : text.substr(0, 4));
    const auto month = read_number(is_local ? text.substr(3, 2) : text.substr(5, 2));
    const auto day = read_number(is_local ? text.substr(0, 2) : text.substr(8, 2));
    if (!year || !month || !day || *year < kFirstYear || *month < 0 || *day < 0) return std::nullopt;
    const auto date = std::chrono::year(*year) / std::chrono::month(static_cast<unsigned>(*month)) /
                      std::chrono::day(static_cast<unsigned>(*day));
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::string to_sql_date(const std::chrono::year_month_day& date) {
    return base::to_sql(base::Time(std::chrono::sys_days(date))).substr(0, 10);
}

}  // namespace valija::people
