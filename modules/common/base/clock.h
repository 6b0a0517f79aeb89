// SPDX-License-Identifier: AGPL-3.0-or-later
// The only source of time. Points are UTC with millisecond precision, the precision of our DATETIME(3) columns.
// A test instance names an offset file (whole seconds, may be negative) in its configuration; no request can set it.
#pragma once

#include <chrono>
#include <string>

namespace valija::base {

using Time = std::chrono::time_point<std::chrono::system_clock, std::chrono::milliseconds>;

class Clock {
  public:
    Clock() = default;
    virtual ~Clock() = default;
    Clock(const Clock&) = delete;
    Clock& operator=(const Clock&) = delete;
    virtual Time now() const = 0;
};

class SystemClock final : public Clock {
  public:
    Time now() const override;
};

// Real time plus the seconds in a file, read at each call; a missing file means no offset.
class OffsetClock final : public Clock {
  public:
    explicit OffsetClock(std::string offset_file) : offset_file_(std::move(offset_file)) {}
    Time now() const override;

  private:
    std::string offset_file_;
};

// For tests of decisions: stands still until told.
class FixedClock final : public Clock {
  public:
    explicit FixedClock(Time now) : now_(now) {}
    Time now() const override { return now_; }
    void advance(std::chrono::milliseconds by) { now_ += by; }

  private:
    Time now_;
};

// "2026-11-21 20:15:00.123", what MariaDB reads and writes for DATETIME(3).
std::string to_sql(Time time);
// REQUIRES: text as to_sql() writes it (fraction optional); anything else is a Fault.
Time from_sql(const std::string& text);
// "28/11/2026, 14:05" at a place so far from UTC: figures alone, read alike wherever Spanish is written.
std::string to_local_text(Time time, std::chrono::minutes utc_offset);
// "28/11/2026"
std::string to_local_date(Time time, std::chrono::minutes utc_offset);

}  // namespace valija::base
