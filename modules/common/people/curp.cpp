// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/curp.h"

#include <algorithm>
#include <array>
#include <cassert>

namespace valija::people {

namespace {

constexpr std::size_t kPlaces = 18;
// A: letter, V: vowel or X, C: consonant or X, 9: digit, *: letter or digit; sex and state have their own verdicts.
constexpr std::string_view kShape = "AVAA999999AAACCC*9";
constexpr std::size_t kYear = 4;
constexpr std::size_t kMonth = 6;
constexpr std::size_t kDay = 8;
constexpr std::size_t kSex = 10;
constexpr std::size_t kState = 11;
constexpr std::size_t kCentury = 16;
constexpr int kLaterCentury = 2000;
constexpr int kEarlierCentury = 1900;

constexpr auto kStates = std::to_array<std::string_view>(
    {"AS", "BC", "BS", "CC", "CH", "CL", "CM", "CS", "DF", "DG", "GR", "GT", "HG", "JC", "MC", "MN", "MS",
     "NE", "NL", "NT", "OC", "PL", "QR", "QT", "SL", "SP", "SR", "TC", "TL", "TS", "VZ", "YN", "ZS"});

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return c >= 'A' && c <= 'Z'; }
bool is_vowel(char c) { return std::string_view("AEIOU").find(c) != std::string_view::npos; }

bool fits(char shape, char c) {
    switch (shape) {
        case 'A':
            return is_letter(c);
        case 'V':
            return is_vowel(c) || c == 'X';
        case 'C':
            return is_letter(c) && !is_vowel(c);
        case '9':
            return is_digit(c);
        default:
            return is_digit(c) || is_letter(c);
    }
}

int number_at(std::string_view text, std::size_t place) { return (text[place] - '0') * 10 + (text[place + 1] - '0'); }

std::chrono::year_month_day birth_date(std::string_view text) {
    const int century = is_digit(text[kCentury]) ? kEarlierCentury : kLaterCentury;
    return std::chrono::year(century + number_at(text, kYear)) /
           std::chrono::month(static_cast<unsigned>(number_at(text, kMonth))) /
           std::chrono::day(static_cast<unsigned>(number_at(text, kDay)));
}

// The order of the alphabet in the Instructivo has an N with tilde after N, which no CURP shows.
int value_of(char c) {
    if (is_digit(c)) return c - '0';
    return 10 + (c - 'A') + (c > 'N' ? 1 : 0);
}

}  // namespace

CurpVerdict check_curp(std::string_view text) {
    if (text.size() != kPlaces) return CurpVerdict::WrongLength;
    if (!std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) { return fits(shape, c); }))
        return CurpVerdict::WrongLetters;
    if (!birth_date(text).ok()) return CurpVerdict::NoSuchDate;
    if (std::string_view("HMX").find(text[kSex]) == std::string_view::npos) return CurpVerdict::NoSuchSex;
    if (std::find(kStates.begin(), kStates.end(), text.substr(kState, 2)) == kStates.end())
        return CurpVerdict::NoSuchState;
    if (text.back() != curp_check_digit(text.substr(0, kPlaces - 1))) return CurpVerdict::WrongCheckDigit;
    return CurpVerdict::Valid;
}

Curp parse_curp(std::string_view text) {
    assert(check_curp(text) == CurpVerdict::Valid);
    const char sex = text[kSex];
    return {.born = birth_date(text),
            .sex = sex == 'H'   ? Sex::Man
                   : sex == 'M' ? Sex::Woman
                                : Sex::Other,
            .state = std::string(text.substr(kState, 2))};
}

char curp_check_digit(std::string_view first_17) {
    int sum = 0;
    for (std::size_t i = 0; i < first_17.size(); ++i) sum += value_of(first_17[i]) * static_cast<int>(kPlaces - i);
    return static_cast<char>('0' + (10 - sum % 10) % 10);
}

}  // namespace valija::people
