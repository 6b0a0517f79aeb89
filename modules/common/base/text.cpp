// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace valija::base {

namespace {

unsigned char at(std::string_view text, std::size_t i) { return static_cast<unsigned char>(text[i]); }

std::size_t length_from_lead(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return 2;
    if (lead >= 0xE0 && lead <= 0xEF) return 3;
    if (lead >= 0xF0 && lead <= 0xF4) return 4;
    return 0;
}

bool is_scalar(char32_t point, std::size_t length) {
    constexpr std::array<char32_t, 5> kSmallest{0, 0, 0x80, 0x800, 0x10000};
    return point >= kSmallest[length] && point <= 0x10FFFF && !(point >= 0xD800 && point <= 0xDFFF);
}

// Takes one character off the front of `text`; nullopt if it is not well formed (nothing taken).
std::optional<char32_t> take_character(std::string_view& text) {
    const std::size_t length = length_from_lead(at(text, 0));
    if (length == 0 || length > text.size()) return std::nullopt;
    char32_t point = length == 1 ? at(text, 0) : at(text, 0) & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((at(text, i) & 0xC0U) != 0x80U) return std::nullopt;
        point = (point << 6U) | (at(text, i) & 0x3FU);
    }
    if (!is_scalar(point, length)) return std::nullopt;
    text.remove_prefix(length);
    return point;
}

bool is_line_character(char32_t point) { return point == '\n' || point == '\r' || point == '\t'; }

bool is_control(char32_t point) {
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || (point >= 0x202A && point <= 0x202E) ||
           (point >= 0x2066 && point <= 0x2069) || point == 0x2028 || point == 0x2029 || point == 0xFEFF;
}

}  // namespace

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        if (!take_character(text)) return false;
    }
    return true;
}

std::size_t count_characters(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(
        text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

bool has_control_characters(std::string_view text, bool lines_allowed) {
    while (!text.empty()) {
        const auto point = take_character(text);
        if (!point) return true;
        if (is_control(*point) && !(lines_allowed && is_line_character(*point))) return true;
    }
    return false;
}

std::string_view trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    const auto first = text.find_first_not_of(kSpace);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string to_lower(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (at(text, bytes) & 0xC0U) == 0x80U) --bytes;
    return text.substr(0, bytes);
}

std::string_view first_characters(std::string_view text, std::size_t count) {
    std::string_view rest = text;
    while (count > 0 && !rest.empty() && take_character(rest)) --count;
    return text.substr(0, text.size() - rest.size());
}

std::string make_printable(std::string_view text) {
    std::string printable;
    printable.reserve(text.size());
    while (!text.empty()) {
        const std::string_view before = text;
        const auto point = take_character(text);
        if (!point) text.remove_prefix(1);
        if (!point || is_control(*point)) {
            printable += '?';
        } else {
            printable += before.substr(0, before.size() - text.size());
        }
    }
    return printable;
}

}  // namespace valija::base
