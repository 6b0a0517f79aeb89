// SPDX-License-Identifier: AGPL-3.0-or-later
// The second key of self-service (CURT, employee or student number): what an institution's domain profile says it
// looks like, as a regular expression that the whole key must match. A pattern that cannot be compiled is told in a
// sentence; one that needs too many steps for a key of 40 places never holds anybody up: it is told when it is set, and
// a Fault when a key meets it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace valija::people {

inline constexpr std::size_t kEmployeeKeyMaxPlaces = 40;
inline constexpr std::size_t kEmployeeKeyPatternMaxPlaces = 120;

// As it is kept: upper case (ASCII), no space around it.
std::string strip_employee_key(std::string_view typed);

class EmployeeKeyPattern {
  public:
    // A pattern that cannot be used is a Fault with explain()'s sentence.
    explicit EmployeeKeyPattern(const std::string& pattern);
    ~EmployeeKeyPattern();
    EmployeeKeyPattern(EmployeeKeyPattern&&) noexcept;
    EmployeeKeyPattern& operator=(EmployeeKeyPattern&&) noexcept;
    EmployeeKeyPattern(const EmployeeKeyPattern&) = delete;
    EmployeeKeyPattern& operator=(const EmployeeKeyPattern&) = delete;

    // What is wrong with a pattern, for the operator; empty: nothing.
    static std::string explain(const std::string& pattern);

    // `key` as strip_employee_key() leaves it. Not for two threads at once.
    bool matches(std::string_view key) const;

  private:
    class Compiled;
    std::unique_ptr<Compiled> compiled_;
};

}  // namespace valija::people
