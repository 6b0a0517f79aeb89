// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/context_words.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "strength/password_text.h"

namespace valija::strength {

namespace {

// Words of institutions' names that say nothing about them.
constexpr std::array<std::string_view, 6> kConnecting{"para", "entre", "sobre", "desde", "hasta", "como"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Beyond ASCII whatever is left after folding counts as a letter.
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0; }
bool is_word(char c) { return is_digit(c) || is_letter(c); }

// The longest pieces of `text` that `belongs` takes every character of.
template <typename Belongs>
std::vector<std::string> pieces(std::string_view text, Belongs belongs) {
    std::vector<std::string> found;
    for (auto at = text.begin(); at != text.end();) {
        const auto begin = std::find_if(at, text.end(), belongs);
        at = std::find_if_not(begin, text.end(), belongs);
        if (begin != at) found.emplace_back(begin, at);
    }
    return found;
}

// As it reads when signs stand for letters; `one` is what a 1 is taken for.
std::string read_signs(std::string_view folded, char one) {
    constexpr std::string_view kSigns = "@40358$7+9!|2";
    constexpr std::string_view kLetters = "aaoesbsttgiiz";
    static_assert(kSigns.size() == kLetters.size());
    std::string read(folded);
    for (char& c : read) {
        const auto found = kSigns.find(c);
        if (c == '1') {
            c = one;
        } else if (found != std::string_view::npos) {
            c = kLetters[found];
        }
    }
    return read;
}

bool holds(const std::string& text, const std::string& word) {
    return text.find(word) != std::string::npos ||
           text.find(std::string(word.rbegin(), word.rend())) != std::string::npos;
}

}  // namespace

ContextWords::ContextWords(const std::vector<std::string>& texts) {
    for (const std::string& text : texts) {
        for (const std::string& word : pieces(fold(text), is_word)) {
            add(word);
            for (auto& letters : pieces(word, is_letter)) add(std::move(letters));
            for (auto& digits : pieces(word, is_digit)) add(std::move(digits));
        }
    }
}

void ContextWords::add(std::string word) {
    if (base::count_characters(word) < kShortestContextWord) return;
    if (std::find(kConnecting.begin(), kConnecting.end(), word) != kConnecting.end()) return;
    if (std::find(words_.begin(), words_.end(), word) == words_.end()) words_.push_back(std::move(word));
}

bool ContextWords::are_in(std::string_view password) const {
    const std::string plain = fold(password);
    const std::string with_i = read_signs(plain, 'i');
    const std::string with_l = read_signs(plain, 'l');
    return std::any_of(words_.begin(), words_.end(), [&](const std::string& word) {
        return holds(plain, word) || holds(with_i, read_signs(word, 'i')) || holds(with_l, read_signs(word, 'l'));
    });
}

}  // namespace valija::strength
