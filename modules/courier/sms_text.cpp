// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/sms_text.h"

#include <algorithm>

namespace valija::courier {

namespace {

// Without ESC. Basic Latin letters and digits stand where ASCII has them.
constexpr std::u16string_view kOneSeptet =
    u"@\u00A3$\u00A5\u00E8\u00E9\u00F9\u00EC\u00F2\u00C7\n\u00D8\u00F8\r\u00C5\u00E5"
    u"\u0394_\u03A6\u0393\u039B\u03A9\u03A0\u03A8\u03A3\u0398\u039E\u00C6\u00E6\u00DF\u00C9"
    u" !\"#\u00A4%&'()*+,-./0123456789:;<=>?\u00A1ABCDEFGHIJKLMNOPQRSTUVWXYZ\u00C4\u00D6\u00D1\u00DC\u00A7"
    u"\u00BFabcdefghijklmnopqrstuvwxyz\u00E4\u00F6\u00F1\u00FC\u00E0";
// After ESC.
constexpr std::u16string_view kTwoSeptets = u"\f^{}\\[~]|\u20AC";

constexpr std::size_t kSeptetsAlone = 160;
constexpr std::size_t kSeptetsEach = 153;
constexpr std::size_t kUnitsAlone = 70;
constexpr std::size_t kUnitsEach = 67;

// A character of well-formed UTF-8, taken off the front.
char32_t take_character(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(length);
    return point;
}

std::u16string to_units(char32_t point) {
    if (point < 0x10000) return {static_cast<char16_t>(point)};
    const char32_t rest = point - 0x10000;
    return {static_cast<char16_t>(0xD800 + (rest >> 10U)), static_cast<char16_t>(0xDC00 + (rest & 0x3FFU))};
}

// Septets of a character; 0: the alphabet does not have it.
std::size_t septets_of(const std::u16string& character) {
    if (character.size() != 1) return 0;
    if (kOneSeptet.find(character[0]) != std::u16string_view::npos) return 1;
    return kTwoSeptets.find(character[0]) != std::u16string_view::npos ? 2 : 0;
}

std::size_t size_in(SmsCoding coding, const std::u16string& character) {
    return coding == SmsCoding::Gsm7 ? septets_of(character) : character.size();
}

std::vector<std::u16string> pack(const std::vector<std::u16string>& characters, SmsCoding coding, std::size_t room) {
    std::vector<std::u16string> parts(1);
    std::size_t used = 0;
    for (const auto& character : characters) {
        const std::size_t size = size_in(coding, character);
        if (used + size > room) {
            parts.emplace_back();
            used = 0;
        }
        parts.back() += character;
        used += size;
    }
    return parts;
}

}  // namespace

SmsParts split_sms(std::string_view text) {
    std::vector<std::u16string> characters;
    while (!text.empty()) characters.push_back(to_units(take_character(text)));
    const bool fits =
        std::all_of(characters.begin(), characters.end(), [](const auto& c) { return septets_of(c) > 0; });
    const auto coding = fits ? SmsCoding::Gsm7 : SmsCoding::Ucs2;
    auto parts = pack(characters, coding, fits ? kSeptetsAlone : kUnitsAlone);
    if (parts.size() > 1) parts = pack(characters, coding, fits ? kSeptetsEach : kUnitsEach);
    return {.coding = coding, .parts = std::move(parts)};
}

}  // namespace valija::courier
