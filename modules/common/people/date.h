// SPDX-License-Identifier: AGPL-3.0-or-later
// A day as registers write it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace valija::people {

// 2026-11-25 or 25/11/2026, from 1900 on.
std::optional<std::chrono::year_month_day> read_date(std::string_view text);
// 2026-11-25, as a DATE column takes it.
std::string to_sql_date(const std::chrono::year_month_day& date);

}  // namespace valija::people
