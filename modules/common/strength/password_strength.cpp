// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/password_strength.h"

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <mutex>
#include <set>

#include "base/fault.h"
#include "base/text.h"
#include "crypto/password.h"
#include "strength/password_text.h"

extern "C" {
#include <packer.h>
}

namespace valija::strength {

namespace {

// zxcvbn's work grows with the square of the length; what is strong in so many characters is strong.
constexpr std::size_t kScoredCharacters = 64;
constexpr std::size_t kDifferentCharacters = 5;
// Bits of guessing work where scores 1 to 4 begin: 10^3, 10^6, 10^8 and 10^10 guesses (zxcvbn's own scale).
constexpr std::array<double, kBestScore> kScoreBits{9.97, 19.93, 26.58, 33.22};

std::vector<std::string> read_lines(const std::string& path) {
    std::ifstream file(path);
    if (!file) base::broken("cannot read " + path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty() && line.front() != '#') lines.push_back(std::move(line));
    }
    return lines;
}

// One byte a character, as both libraries count: beyond ASCII each becomes one of 128 others.
std::string one_byte_each(std::string_view text) {
    std::string bytes;
    while (!text.empty()) {
        const std::string_view character = base::first_characters(text, 1);
        unsigned mixed = 0;
        for (const char c : character) mixed = mixed * 64 + static_cast<unsigned char>(c);
        bytes += character.size() == 1 ? character.front() : static_cast<char>(0x80U | (mixed & 0x7FU));
        text.remove_prefix(character.size());
    }
    return bytes;
}

std::size_t count_different(std::string_view text) {
    std::set<std::string_view> seen;
    while (!text.empty()) {
        const std::string_view character = base::first_characters(text, 1);
        seen.insert(character);
        text.remove_prefix(character.size());
    }
    return seen.size();
}

}  // namespace

// cracklib's dictionary, open for good: FascistCheck() would open it anew for each password, and old ones end the
// program when they cannot. It is read by seeking, so one at a time; and cracklib opens one in a program, so it is
// shared.
class PasswordStrength::Dictionary {
  public:
    static std::shared_ptr<Dictionary> open(const std::string& prefix) {
        static std::mutex mutex;
        static std::string opened_prefix;
        static std::weak_ptr<Dictionary> opened;
        const std::lock_guard lock(mutex);
        auto dictionary = opened.lock();
        if (dictionary && prefix == opened_prefix) return dictionary;
        dictionary = std::make_shared<Dictionary>(prefix);
        opened_prefix = prefix;
        opened = dictionary;
        return dictionary;
    }

    explicit Dictionary(const std::string& prefix) : words_(PWOpen(prefix.c_str(), read_mode_.data())) {
        if (words_ == nullptr) base::broken("cannot read the dictionary " + prefix);
    }
    ~Dictionary() { PWClose(words_); }
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;

    // A word of it, also reversed, with a digit or two before or behind, doubled, or with signs for letters.
    bool has(std::string folded) {
        // cracklib would ask the system for its own user's name; this one nobody has, and no password begins with it.
        constexpr const char* kNoUser = "\x01\x02\x03\x04";
        const std::lock_guard lock(mutex_);
        return FascistLookUser(words_, folded.data(), kNoUser, nullptr) != nullptr;
    }

  private:
    std::array<char, 2> read_mode_{'r', '\0'};
    std::mutex mutex_;
    PWDICT* words_;
};

PasswordStrength::PasswordStrength(const std::string& dictionary, std::size_t shortest)
    : shortest_(shortest),
      common_(read_lines(dictionary + "/common_passwords")),
      dictionary_(Dictionary::open(dictionary + "/words")) {
    for (std::string& word : common_) word = fold(word);
    for (const std::string& word : common_) common_words_.push_back(word.c_str());
    common_words_.push_back(nullptr);
}

PasswordStrength PasswordStrength::from_config(const base::Config& config) {
    constexpr std::size_t kUsual = 12;
    constexpr std::size_t kLeast = 8;  // ASVS 5.0, 6.2.1
    constexpr std::size_t kMost = 64;  // that many everybody must be allowed to choose
    return {config.text("paths.dictionary"),
            static_cast<std::size_t>(config.number_or("password.shortest", kUsual, kLeast, kMost))};
}

Judgement PasswordStrength::judge(std::string_view password, const ContextWords& context) const {
    if (password.empty()) return {Verdict::LeftEmpty, 0};
    const std::size_t characters = base::count_characters(password);
    if (characters > crypto::kPasswordMaxCharacters) return {Verdict::TooLong, 0};
    if (base::has_control_characters(password, false)) return {Verdict::HadControlCharacters, 0};
    const std::string folded = one_byte_each(fold(password));
    const unsigned scored = score(folded);
    const unsigned refused = std::min(scored, kGoodScore - 1);
    if (characters < shortest_) return {Verdict::TooShort, refused};
    if (context.are_in(password)) return {Verdict::HeldContextWord, refused};
    if (count_different(password) < kDifferentCharacters) return {Verdict::EasilyGuessed, std::min(refused, 1U)};
    if (dictionary_->has(folded)) return {Verdict::WasCommon, refused};
    if (scored < kGoodScore) return {Verdict::EasilyGuessed, refused};
    return {Verdict::Accepted, scored};
}

unsigned PasswordStrength::score(std::string_view folded) const {
    const std::string begin(folded.substr(0, kScoredCharacters));
    // zxcvbn promises to change neither the list nor its words.
    const double bits = ZxcvbnMatch(begin.c_str(), const_cast<const char**>(common_words_.data()), nullptr);
    const auto reached = std::upper_bound(kScoreBits.begin(), kScoreBits.end(), bits);
    return static_cast<unsigned>(reached - kScoreBits.begin());
}

}  // namespace valija::strength
