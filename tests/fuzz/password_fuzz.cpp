// SPDX-License-Identifier: AGPL-3.0-or-later
// A new password, whatever it is: the first line are the words known about its person, the rest is the password. What
// is accepted keeps every promise of modules/common/strength; both libraries behind it get only what they can bear.
#include "base/text.h"
#include "crypto/password.h"
#include "fuzz/fuzz.h"
#include "strength/password_strength.h"
#include "strength/password_text.h"

namespace valija::fuzz {

namespace {

constexpr std::size_t kShortest = 12;

const strength::PasswordStrength& strength_of_passwords() {
    static const strength::PasswordStrength kStrength(VALIJA_DICTIONARY, kShortest);
    return kStrength;
}

void check_text(std::string_view text) {
    const std::string normal = strength::to_nfc(text);
    HOLDS(base::is_utf8(normal) && strength::to_nfc(normal) == normal);
    HOLDS(base::has_control_characters(normal, false) == base::has_control_characters(text, false));
    HOLDS(base::is_utf8(strength::fold(text)));
}

void check_judgement(const std::string& password, const strength::ContextWords& words) {
    const auto judgement = strength_of_passwords().judge(password, words);
    HOLDS(judgement.score <= strength::kBestScore);
    const bool accepted = judgement.verdict == strength::Verdict::Accepted;
    HOLDS(accepted == (judgement.score >= strength::kGoodScore));
    if (!accepted) return;
    const std::size_t characters = base::count_characters(password);
    HOLDS(characters >= kShortest && characters <= crypto::kPasswordMaxCharacters);
    HOLDS(password.size() <= crypto::kPasswordMaxBytes);
    HOLDS(!base::has_control_characters(password, false));
    HOLDS(!words.are_in(password));
}

}  // namespace

void check(std::string_view input) {
    if (!base::is_utf8(input)) return;
    const std::string known(take_line(input));
    check_text(known);
    check_text(input);
    const strength::ContextWords words({known});
    const std::string password = strength::to_nfc(input);
    HOLDS(!words.are_in("") && !strength::ContextWords({}).are_in(password));
    HOLDS(words.are_in(password) == words.are_in(" " + password + " "));
    check_judgement(password, words);
}

}  // namespace valija::fuzz
