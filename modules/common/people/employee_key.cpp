// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/employee_key.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <fmt/format.h>
#include <pcre2.h>

#include <algorithm>
#include <array>

#include "base/fault.h"
#include "base/text.h"

namespace valija::people {

namespace {

constexpr std::uint32_t kMostSteps = 20'000;  // of PCRE2's matcher; an honest pattern needs some hundreds
// Without the short cuts that hide from is_quick() what some other key would bring to light.
constexpr std::uint32_t kOptions = PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_UTF | PCRE2_NEVER_BACKSLASH_C |
                                   PCRE2_NO_START_OPTIMIZE | PCRE2_NO_AUTO_POSSESS;
constexpr std::size_t kMessageBytes = 120;

struct CodeFree {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct ContextFree {
    void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct DataFree {
    void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

bool is_key_place(char c) { return c > ' ' && c <= '~'; }

}  // namespace

class EmployeeKeyPattern::Compiled {
  public:
    // Does not throw: error() says what is wrong.
    explicit Compiled(const std::string& pattern) : context_(pcre2_match_context_create(nullptr)) {
        if (pattern.empty() || pattern.size() > kEmployeeKeyPatternMaxPlaces) {
            error_ = fmt::format("a pattern has 1 to {} places", kEmployeeKeyPatternMaxPlaces);
            return;
        }
        int number = 0;
        PCRE2_SIZE place = 0;
        code_.reset(pcre2_compile(reinterpret_cast<PCRE2_SPTR>(pattern.data()), pattern.size(), kOptions, &number,
                                  &place, nullptr));
        if (!code_) {
            std::array<PCRE2_UCHAR, kMessageBytes> message{};
            pcre2_get_error_message(number, message.data(), message.size());
            error_ =
                fmt::format("the pattern fails at place {}: {}", place, reinterpret_cast<const char*>(message.data()));
            return;
        }
        data_.reset(pcre2_match_data_create(1, nullptr));
        pcre2_set_match_limit(context_.get(), kMostSteps);
        pcre2_set_depth_limit(context_.get(), kMostSteps);
    }

    const std::string& error() const { return error_; }

    // 1: matches, 0: does not, negative: PCRE2's error.
    int match(std::string_view key) const {
        const int result = pcre2_match(code_.get(), reinterpret_cast<PCRE2_SPTR>(key.data()), key.size(), 0, 0,
                                       data_.get(), context_.get());
        if (result == PCRE2_ERROR_NOMATCH) return 0;
        return result >= 0 ? 1 : result;
    }

    // Whether it stays within its steps for keys of one character and the like, the worst for patterns that try twice.
    bool is_quick() const {
        for (const char c : std::string_view("A0Z9-/")) {
            std::string key(kEmployeeKeyMaxPlaces, c);
            if (match(key) < 0) return false;
            key.back() = '~';
            if (match(key) < 0) return false;
        }
        std::string mixed;
        while (mixed.size() < kEmployeeKeyMaxPlaces) mixed += "A0";
        mixed.back() = '~';
        return match(mixed) >= 0;
    }

  private:
    std::unique_ptr<pcre2_code, CodeFree> code_;
    std::unique_ptr<pcre2_match_context, ContextFree> context_;
    std::unique_ptr<pcre2_match_data, DataFree> data_;
    std::string error_;
};

std::string strip_employee_key(std::string_view typed) {
    std::string key(base::trim(typed));
    std::transform(key.begin(), key.end(), key.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return key;
}

EmployeeKeyPattern::EmployeeKeyPattern(const std::string& pattern) : compiled_(std::make_unique<Compiled>(pattern)) {
    if (!compiled_->error().empty()) base::broken("employee key: " + compiled_->error());
}

EmployeeKeyPattern::~EmployeeKeyPattern() = default;
EmployeeKeyPattern::EmployeeKeyPattern(EmployeeKeyPattern&&) noexcept = default;
EmployeeKeyPattern& EmployeeKeyPattern::operator=(EmployeeKeyPattern&&) noexcept = default;

std::string EmployeeKeyPattern::explain(const std::string& pattern) {
    const Compiled compiled(pattern);
    if (!compiled.error().empty()) return compiled.error();
    return compiled.is_quick() ? std::string()
                               : "the pattern takes too many steps: nothing repeated within a repetition";
}

bool EmployeeKeyPattern::matches(std::string_view key) const {
    if (key.empty() || key.size() > kEmployeeKeyMaxPlaces || !std::all_of(key.begin(), key.end(), is_key_place))
        return false;
    const int result = compiled_->match(key);
    if (result < 0) base::broken(fmt::format("employee key: the pattern takes too many steps ({})", result));
    return result == 1;
}

}  // namespace valija::people
