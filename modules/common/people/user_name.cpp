// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/user_name.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/fault.h"

namespace valija::people {

namespace {

constexpr std::size_t kMaxPlaces = 64;
constexpr std::size_t kWordPlaces = 26;  // of given name and surname each, so that the second one or a number has room

// Mail's own (RFC 2142 and custom), the portal's own, and the desks that every institution here has.
constexpr auto kReserved =
    std::to_array<std::string_view>({"abuse",     "admin",     "administrador", "administrator", "anonymous",
                                     "auditoria", "backup",    "contacto",      "contact",       "correo",
                                     "daemon",    "direccion", "dovecot",       "ftp",           "help",
                                     "help.desk", "helpdesk",  "hostmaster",    "info",          "ldap",
                                     "mail",      "mailer",    "mailer.daemon", "mesa.ayuda",    "mesa.de.ayuda",
                                     "mesaayuda", "news",      "no.reply",      "no.responda",   "no.responder",
                                     "nobody",    "noc",       "noreply",       "postfix",       "postmaster",
                                     "prensa",    "root",      "security",      "seguridad",     "sistemas",
                                     "soporte",   "support",   "valija",        "vmail",         "webmaster",
                                     "www"});

// Words that join a name's parts and say nothing by themselves.
constexpr auto kParticles = std::to_array<std::string_view>(
    {"al", "af", "da", "das", "de",  "del", "della", "den", "der", "di",  "do",  "dos", "du",
     "e",  "el", "i",  "la",  "las", "les", "lo",    "los", "van", "vom", "von", "y",   "zu"});
// Words that belong to the next one: San Juan is sanjuan.
constexpr auto kFirstHalves = std::to_array<std::string_view>({"mac", "mc", "san", "santa", "santo"});

template <typename Words>
bool has(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

// Letters of U+00C0 to U+017F (Latin-1 Supplement, Latin Extended-A) without their marks, one for each code point;
// '?' for those of two letters, ' ' for what is no letter.
constexpr std::string_view kUnmarked =
    "aaaaaa?ceeeeiiiidnooooo ouuuuy??aaaaaa?ceeeeiiiidnooooo ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
    "lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char32_t kFirstMarked = 0xC0;

// What stands for two letters.
std::string_view two_letters(char32_t point) {
    switch (point) {
        case 0xC6:
        case 0xE6:
            return "ae";
        case 0xDE:
        case 0xFE:
            return "th";
        case 0xDF:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        case 0x152:
        case 0x153:
            return "oe";
        default:
            return " ";
    }
}

bool is_dropped(char32_t point) {
    return point == '\'' || point == '`' || point == 0xB4 || point == 0x2018 || point == 0x2019 || point == 0x02BC ||
           (point >= 0x300 && point <= 0x36F);  // a letter and its mark written apart
}

void append_folded(std::string& folded, char32_t point) {
    if (is_dropped(point)) return;
    if (point < 0x80) {
        const char c = static_cast<char>(point);
        if (c >= 'A' && c <= 'Z') {
            folded += static_cast<char>(c - 'A' + 'a');
        } else {
            folded += (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ? c : ' ';
        }
    } else if (point >= kFirstMarked && point - kFirstMarked < kUnmarked.size()) {
        const char letter = kUnmarked[point - kFirstMarked];
        if (letter == '?') {
            folded += two_letters(point);
        } else {
            folded += letter;
        }
    } else {
        folded += ' ';
    }
}

// Takes one code point off the front. REQUIRES: UTF-8, not empty.
char32_t take_point(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length && i < text.size(); ++i)
        point = (point << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
    text.remove_prefix(std::min(length, text.size()));
    return point;
}

std::vector<std::string> split(const std::string& folded) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin < folded.size();) {
        const auto end = std::min(folded.find(' ', begin), folded.size());
        if (end > begin) words.push_back(folded.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

// The word that a person goes by: the first that is no particle, or the last when all are. Empty: there is no word.
std::string main_word(std::string_view name) {
    const auto words = split(fold_name(name));
    if (words.empty()) return {};
    auto word = std::find_if(words.begin(), words.end(), [](const auto& w) { return !has(kParticles, w); });
    if (word == words.end()) --word;
    std::string whole = *word;
    if (has(kFirstHalves, whole) && word + 1 != words.end()) whole += *(word + 1);
    return whole.substr(0, kWordPlaces);
}

// Every name that can be made of these words, in the order in which they are given out.
class Candidates {
  public:
    Candidates(std::string given, const std::string& first, std::string second)
        : base_(std::move(given)), second_(std::move(second)) {
        if (!base_.empty() && !first.empty()) base_ += '.';
        base_ += first;
    }

    std::string at(unsigned place) const {
        if (place == 0 || base_.empty()) return base_;
        if (second_.empty()) return numbered(place + 1);
        return place == 1 ? (base_ + '.' + second_).substr(0, kMaxPlaces) : numbered(place);
    }

  private:
    std::string numbered(unsigned number) const { return base_ + std::to_string(number); }

    std::string base_;
    std::string second_;
};

}  // namespace

std::string_view to_text(UserNameRule rule) {
    switch (rule) {
        case UserNameRule::GivenSurname:
            return "given_surname";
        case UserNameRule::Document:
            return "document";
    }
    base::broken("unknown rule for user names");
}

std::optional<UserNameRule> parse_user_name_rule(std::string_view text) {
    for (const auto rule : {UserNameRule::GivenSurname, UserNameRule::Document}) {
        if (to_text(rule) == text) return rule;
    }
    return std::nullopt;
}

std::string fold_name(std::string_view name) {
    std::string folded;
    while (!name.empty()) append_folded(folded, take_point(name));
    return folded;
}

bool is_user_name(std::string_view name) {
    if (name.empty() || name.size() > kMaxPlaces) return false;
    bool follows_mark = true;  // none at the beginning, no two, none at the end
    for (const char c : name) {
        const bool is_mark = c == '.' || c == '-' || c == '_';
        if (is_mark ? follows_mark : !((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'))) return false;
        follows_mark = is_mark;
    }
    return !follows_mark;
}

// A hyphen or an underscore in place of a dot makes no other name.
bool is_reserved_user_name(std::string_view name) {
    std::string dotted(name);
    std::replace_if(
        dotted.begin(), dotted.end(), [](char c) { return c == '-' || c == '_'; }, '.');
    return has(kReserved, dotted);
}

std::optional<std::string> make_user_name(UserNameRule rule, std::string_view given_names,
                                          std::string_view first_surname,
                                          const std::optional<std::string>& second_surname,
                                          const std::optional<std::string>& national_id, unsigned homonym) {
    if (rule == UserNameRule::Document) {
        const std::string number = national_id ? fold_name(*national_id) : std::string();
        if (homonym > 0 || number.empty() || number.size() > kMaxPlaces || number.find(' ') != std::string::npos ||
            is_reserved_user_name(number))
            return std::nullopt;
        return number;
    }
    const Candidates candidates(main_word(given_names), main_word(first_surname),
                                second_surname ? main_word(*second_surname) : std::string());
    if (candidates.at(0).empty()) return std::nullopt;
    for (unsigned place = 0;; ++place) {
        std::string name = candidates.at(place);
        if (is_reserved_user_name(name)) continue;
        if (homonym-- == 0) return name;
    }
}

}  // namespace valija::people
