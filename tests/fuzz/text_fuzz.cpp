// SPDX-License-Identifier: AGPL-3.0-or-later
// UTF-8 and the small decisions about text, beside a second opinion: the table of well-formed byte sequences (Unicode
// 15, table 3-7) and the forbidden characters in bytes, where modules/common/base computes code points.
#include "base/text.h"

#include <algorithm>
#include <array>
#include <vector>

#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

unsigned char byte(char c) { return static_cast<unsigned char>(c); }
bool is_between(char c, unsigned first, unsigned last) { return byte(c) >= first && byte(c) <= last; }
bool is_continuation(char c) { return is_between(c, 0x80, 0xBF); }

// Length of the well-formed character that `text` begins with; 0: none.
std::size_t character_length(std::string_view text) {
    struct Row {
        unsigned first_lead, last_lead, first_second, last_second;
        std::size_t length;
    };
    constexpr std::array<Row, 8> kRows{{{0xC2, 0xDF, 0x80, 0xBF, 2},
                                        {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                        {0xE1, 0xEC, 0x80, 0xBF, 3},
                                        {0xED, 0xED, 0x80, 0x9F, 3},
                                        {0xEE, 0xEF, 0x80, 0xBF, 3},
                                        {0xF0, 0xF0, 0x90, 0xBF, 4},
                                        {0xF1, 0xF3, 0x80, 0xBF, 4},
                                        {0xF4, 0xF4, 0x80, 0x8F, 4}}};
    if (is_between(text[0], 0, 0x7F)) return 1;
    for (const Row& row : kRows) {
        if (!is_between(text[0], row.first_lead, row.last_lead) || text.size() < row.length) continue;
        const std::string_view rest = text.substr(2, row.length - 2);
        if (!is_between(text[1], row.first_second, row.last_second)) return 0;
        return std::all_of(rest.begin(), rest.end(), is_continuation) ? row.length : 0;
    }
    return 0;
}

bool is_forbidden(std::string_view character) {
    if (character.size() == 1) return byte(character[0]) < 0x20 || byte(character[0]) == 0x7F;
    if (character[0] == '\xC2') return byte(character[1]) < 0xA0;
    if (character.starts_with("\xE2\x80")) return is_between(character[2], 0xA8, 0xAE);
    if (character.starts_with("\xE2\x81")) return is_between(character[2], 0xA6, 0xA9);
    return character == "\xEF\xBB\xBF";
}

bool is_line_character(std::string_view character) {
    return character == "\n" || character == "\r" || character == "\t";
}

struct Opinion {
    bool well_formed = true;
    bool has_control = false;
    bool has_control_beside_lines = false;
    std::vector<std::size_t> ends{0};  // after each character
    std::string printable;
};

Opinion judge(std::string_view text) {
    Opinion opinion;
    for (std::size_t at = 0; at < text.size(); at = opinion.ends.back()) {
        const std::size_t length = character_length(text.substr(at));
        const std::string_view character = text.substr(at, std::max<std::size_t>(length, 1));
        const bool bad = length == 0 || is_forbidden(character);
        opinion.well_formed = opinion.well_formed && length > 0;
        opinion.has_control = opinion.has_control || bad;
        opinion.has_control_beside_lines = opinion.has_control_beside_lines || (bad && !is_line_character(character));
        opinion.printable += bad ? "?" : character;
        opinion.ends.push_back(at + character.size());
    }
    return opinion;
}

void check_cuts(std::string_view text, const Opinion& opinion) {
    for (std::size_t most = 0; most <= std::min<std::size_t>(text.size() + 1, 300); ++most) {
        HOLDS(text.starts_with(base::cut(text, most)) && base::cut(text, most).size() <= most);
        if (!opinion.well_formed) continue;
        const auto past = std::upper_bound(opinion.ends.begin(), opinion.ends.end(), most);
        HOLDS(base::cut(text, most).size() == *std::prev(past));
        const std::size_t count = std::min(most, opinion.ends.size() - 1);
        HOLDS(base::first_characters(text, most) == text.substr(0, opinion.ends[count]));
    }
}

void check_trim(std::string_view text) {
    constexpr std::string_view kSpace = " \t\r\n";
    std::string_view rest = text;
    while (!rest.empty() && kSpace.find(rest.front()) != std::string_view::npos) rest.remove_prefix(1);
    while (!rest.empty() && kSpace.find(rest.back()) != std::string_view::npos) rest.remove_suffix(1);
    HOLDS(base::trim(text) == rest);
}

}  // namespace

void check(std::string_view input) {
    const Opinion opinion = judge(input);
    HOLDS(base::is_utf8(input) == opinion.well_formed);
    HOLDS(base::has_control_characters(input, false) == opinion.has_control);
    HOLDS(base::has_control_characters(input, true) == opinion.has_control_beside_lines);
    HOLDS(!opinion.well_formed || base::count_characters(input) == opinion.ends.size() - 1);
    HOLDS(base::make_printable(input) == opinion.printable);
    HOLDS(!base::has_control_characters(opinion.printable, false));
    check_cuts(input, opinion);
    check_trim(input);
    const std::string lower = base::to_lower(input);
    HOLDS(std::equal(lower.begin(), lower.end(), input.begin(), input.end(),
                     [](char low, char c) { return is_between(c, 'A', 'Z') ? low == (c | 0x20) : low == c; }));
}

}  // namespace valija::fuzz
