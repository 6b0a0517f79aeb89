// SPDX-License-Identifier: AGPL-3.0-or-later
// What every test file includes: CppUnit, comparisons that print both sides whatever their type, and faults by their
// words. A suite lists its methods first; the layout test finds a method that is not listed, the runner a name that
// does not exist.
#pragma once

#include <cppunit/TestFixture.h>
#include <cppunit/extensions/HelperMacros.h>
#include <fmt/format.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "base/fault.h"

namespace valija::tests {

std::string printed(std::string_view text);

template <typename T>
std::string print(const T& value) {
    if constexpr (std::is_convertible_v<T, std::string_view>) {
        return printed(value);
    } else if constexpr (std::is_enum_v<T>) {
        return fmt::format("enumerator {}", static_cast<long>(value));
    } else if constexpr (std::is_pointer_v<T>) {
        return fmt::format("{}", static_cast<const void*>(value));
    } else {
        return fmt::format("{}", value);
    }
}

template <typename Rep, typename Period>
std::string print(std::chrono::duration<Rep, Period> duration) {
    return fmt::format("{} s", std::chrono::duration<double>(duration).count());
}

template <typename T>
std::string print(const std::optional<T>& value) {
    return value ? print(*value) : "nothing";
}

inline std::string print(std::nullopt_t) { return "nothing"; }

template <typename T>
constexpr bool is_number = std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char>;

template <typename Expected, typename Actual>
void check_equal(const Expected& expected, const Actual& actual, const CppUnit::SourceLine& line) {
    bool equal = false;
    if constexpr (is_number<Expected> && is_number<Actual>) {
        equal = std::cmp_equal(expected, actual);  // whatever their signs
    } else {
        equal = actual == expected;
    }
    if (!equal) CppUnit::Asserter::failNotEqual(print(expected), print(actual), line);
}

template <typename Work>
void check_fault(base::Fault::Kind kind, std::string_view words, const CppUnit::SourceLine& line, Work&& work) {
    try {
        work();
    } catch (const base::Fault& fault) {
        const std::string_view what = fault.what();
        if (what.find(words) == std::string_view::npos)
            CppUnit::Asserter::failNotEqual(print(words), print(what), line);
        check_equal(kind, fault.kind(), line);
        return;
    }
    CppUnit::Asserter::fail("no fault, expected one about " + print(words), line);
}

void check_contains(std::string_view needle, std::string_view text, const CppUnit::SourceLine& line);
void check_lacks(std::string_view needle, std::string_view text, const CppUnit::SourceLine& line);

}  // namespace valija::tests

#define CHECK(condition) CPPUNIT_ASSERT(condition)
#define CHECK_EQUAL(expected, actual) ::valija::tests::check_equal((expected), (actual), CPPUNIT_SOURCELINE())
#define CHECK_CONTAINS(needle, text) ::valija::tests::check_contains((needle), (text), CPPUNIT_SOURCELINE())
#define CHECK_LACKS(needle, text) ::valija::tests::check_lacks((needle), (text), CPPUNIT_SOURCELINE())
// The statement throws a Fault of that kind whose text has these words.
#define CHECK_BROKEN(words, statement)                                                               \
    ::valija::tests::check_fault(::valija::base::Fault::Kind::Broken, (words), CPPUNIT_SOURCELINE(), \
                                 [&] { static_cast<void>(statement); })
#define CHECK_UNAVAILABLE(words, statement)                                                               \
    ::valija::tests::check_fault(::valija::base::Fault::Kind::Unavailable, (words), CPPUNIT_SOURCELINE(), \
                                 [&] { static_cast<void>(statement); })
