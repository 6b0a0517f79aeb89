// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/cedula.h"

#include <algorithm>

namespace valija::people {

namespace {

constexpr std::size_t kLeastDigits = 3;
constexpr std::size_t kMostDigits = 10;

}  // namespace

std::string strip_cedula(std::string_view typed) {
    std::string digits(typed);
    digits.erase(std::remove_if(digits.begin(), digits.end(), [](char c) { return c == '.' || c == ' '; }),
                 digits.end());
    return digits;
}

CedulaVerdict check_cedula(std::string_view text) {
    if (!std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return CedulaVerdict::WrongLetters;
    if (text.size() < kLeastDigits || text.size() > kMostDigits) return CedulaVerdict::WrongLength;
    return text.front() == '0' ? CedulaVerdict::BeginsWithZero : CedulaVerdict::WellFormed;
}

}  // namespace valija::people
