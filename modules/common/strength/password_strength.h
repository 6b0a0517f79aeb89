// SPDX-License-Identifier: AGPL-3.0-or-later
// Whether a password may be somebody's lasting one (NIST SP 800-63B-4, 3.1.1.2; OWASP ASVS 5.0, 6.2): long enough, any
// Unicode and spaces, no rules about kinds of characters; not made of what others know about the person, not in
// cracklib's dictionary of words and common passwords, not easily guessed by zxcvbn. Thread-safe; a judgement takes a
// few milliseconds, whatever is given.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/config.h"
#include "strength/context_words.h"

namespace valija::strength {

enum class Verdict {
    Accepted,
    LeftEmpty,
    TypedDifferently,  // the two inputs of a form differ (new_password_field.h)
    HadControlCharacters,
    TooShort,
    TooLong,
    HeldContextWord,
    WasCommon,      // a word or a known password, also with a little around it, or a plain sequence
    EasilyGuessed,  // a score below 3, or hardly any different characters
    WasCredential,  // the temporary credential again: its own page knows
    WasPresent,     // the present password again: likewise
};

inline constexpr unsigned kGoodScore = 3;
inline constexpr unsigned kBestScore = 4;

struct Judgement {
    Verdict verdict = Verdict::LeftEmpty;
    unsigned score = 0;  // zxcvbn's, 0 to 4; not accepted: 2 at most
};

class PasswordStrength {
  public:
    // `dictionary` is the folder that the build made: words.pwd, words.pwi, common_passwords. Missing: a Fault.
    PasswordStrength(const std::string& dictionary, std::size_t shortest);
    // Settings paths.dictionary and password.shortest (characters).
    static PasswordStrength from_config(const base::Config& config);
    ~PasswordStrength() = default;
    PasswordStrength(PasswordStrength&&) = default;
    PasswordStrength& operator=(PasswordStrength&&) = default;
    PasswordStrength(const PasswordStrength&) = delete;  // zxcvbn's list points into our own
    PasswordStrength& operator=(const PasswordStrength&) = delete;

    // REQUIRES: `password` in NFC.
    Judgement judge(std::string_view password, const ContextWords& context) const;

    std::size_t shortest() const { return shortest_; }

  private:
    class Dictionary;

    unsigned score(std::string_view folded) const;

    std::size_t shortest_;
    std::vector<std::string> common_;        // the most common first
    std::vector<const char*> common_words_;  // the same for zxcvbn, ended by nullptr
    std::shared_ptr<Dictionary> dictionary_;
};

}  // namespace valija::strength
