// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/mime_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace valija::courier {

namespace {

constexpr std::size_t kLineCharacters = 76;
// "=?UTF-8?B?" + 52 digits + "?=" is 64 characters: 76 together with a header's name.
constexpr std::size_t kWordBytes = 39;

// Readable everywhere, in a display name without quotes too (atext of RFC 5322 less what RFC 2047 gives a meaning).
bool is_plain_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ' ' || c == '-' ||
           c == '\'' || c == '!' || c == '/';
}

bool is_plain(std::string_view text) {
    return text.size() <= kWordBytes && std::all_of(text.begin(), text.end(), is_plain_word_character);
}

bool is_literal(char c) { return c >= ' ' && c <= '~' && c != '='; }

// One line without its end, broken softly where it gets too long.
std::string encode_line(std::string_view line) {
    std::string encoded;
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const bool is_last = i + 1 == line.size();
        const bool is_space_at_end = is_last && (line[i] == ' ' || line[i] == '\t');
        const std::string unit = is_literal(line[i]) && !is_space_at_end
                                     ? std::string(1, line[i])
                                     : fmt::format("={:02X}", static_cast<unsigned char>(line[i]));
        if (column + unit.size() > kLineCharacters - (is_last ? 0 : 1)) {
            encoded += "=\r\n";
            column = 0;
        }
        encoded += unit;
        column += unit.size();
    }
    return encoded;
}

}  // namespace

std::string encode_header_text(std::string_view text) {
    std::string printable = base::make_printable(base::trim(text));
    if (is_plain(printable)) return printable;
    std::string encoded;
    for (std::string_view rest = printable; !rest.empty();) {
        const std::string_view word = base::cut(rest, kWordBytes);
        encoded += fmt::format("{}=?UTF-8?B?{}?=", encoded.empty() ? "" : "\r\n ", base::to_base64(word));
        rest.remove_prefix(word.size());
    }
    return encoded;
}

std::string encode_quoted_printable(std::string_view text) {
    std::string encoded;
    while (!text.empty()) {
        const auto end = text.find('\n');
        encoded += encode_line(text.substr(0, end));
        encoded += "\r\n";
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return encoded;
}

}  // namespace valija::courier
