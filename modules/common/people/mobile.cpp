// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/mobile.h"

#include <algorithm>

namespace valija::people {

namespace {

constexpr std::size_t kNationalDigits = 10;  // Mexico, Colombia
constexpr std::size_t kLeastDigits = 8;      // with the country's code
constexpr std::size_t kMostDigits = 15;
constexpr std::size_t kMostTyped = 40;
constexpr std::string_view kMexico = "52";
constexpr std::string_view kColombia = "57";

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_forgiven(char c) { return std::string_view(" .-()/").find(c) != std::string_view::npos; }

bool is_national(std::string_view country, std::string_view digits) {
    if (digits.size() != kNationalDigits) return false;
    if (country == kColombia) return digits[0] == '3';
    return country != kMexico || (digits[0] != '0' && digits[0] != '1');
}

// Digits with the country's code, without the +.
std::optional<std::string> check_international(std::string digits) {
    if (digits.size() < kLeastDigits || digits.size() > kMostDigits || digits[0] == '0') return std::nullopt;
    for (const std::string_view country : {kMexico, kColombia}) {
        if (!digits.starts_with(country)) continue;
        if (country == kMexico && digits.size() == 13 && digits[2] == '1') digits.erase(2, 1);
        if (!is_national(country, std::string_view(digits).substr(country.size()))) return std::nullopt;
    }
    return '+' + digits;
}

}  // namespace

std::optional<std::string> read_mobile(std::string_view typed, std::string_view country) {
    if (typed.size() > kMostTyped) return std::nullopt;
    std::string digits;
    bool has_plus = false;
    for (const char c : typed) {
        if (c == '+' && digits.empty() && !has_plus) {
            has_plus = true;
        } else if (is_digit(c)) {
            digits += c;
        } else if (!is_forgiven(c)) {
            return std::nullopt;
        }
    }
    if (has_plus) return check_international(std::move(digits));
    if (digits.starts_with("00")) return check_international(digits.substr(2));
    if (is_national(country, digits)) return '+' + std::string(country) + digits;
    if (digits.starts_with(country)) return check_international(std::move(digits));
    return std::nullopt;
}

}  // namespace valija::people
