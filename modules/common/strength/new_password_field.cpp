// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/new_password_field.h"

#include "base/fault.h"
#include "crypto/digest.h"
#include "crypto/password.h"

namespace valija::strength {

namespace {

const char* section_of(Verdict verdict) {
    switch (verdict) {
        case Verdict::Accepted:
            break;
        case Verdict::LeftEmpty:
            return "LEFT_EMPTY";
        case Verdict::TypedDifferently:
            return "TYPED_DIFFERENTLY";
        case Verdict::HadControlCharacters:
            return "CONTROL_CHARACTERS";
        case Verdict::TooShort:
            return "TOO_SHORT";
        case Verdict::TooLong:
            return "TOO_LONG";
        case Verdict::HeldContextWord:
            return "CONTEXT_WORD";
        case Verdict::WasCommon:
            return "COMMON";
        case Verdict::EasilyGuessed:
            return "EASILY_GUESSED";
        case Verdict::WasCredential:
            return "WAS_CREDENTIAL";
        case Verdict::WasPresent:
            return "WAS_PRESENT";
    }
    base::broken("no section for an accepted password");
}

std::vector<std::string> all_of(const KnownWords& known) {
    std::vector<std::string> all = known.shown;
    all.insert(all.end(), known.hidden.begin(), known.hidden.end());
    return all;
}

std::string joined(const std::vector<std::string>& texts) {
    std::string text;
    for (const std::string& part : texts) text += (text.empty() ? "" : " ") + part;
    return text;
}

}  // namespace

NewPasswordField::Choice NewPasswordField::judge(const http::Form& form, const KnownWords& known) const {
    const bool cut = form.state(kNewPassword.name) == http::FieldState::TooLong;
    if (cut) return {.judgement = {Verdict::TooLong, 0}, .password = {}};
    Choice choice{.judgement = {}, .password = to_nfc(form.value(kNewPassword.name))};
    choice.judgement = strength_.judge(choice.password, ContextWords(all_of(known)));
    const bool same = crypto::equal_time(choice.password, to_nfc(form.value(kNewPasswordAgain.name)));
    if (choice.judgement.verdict == Verdict::Accepted && !same) choice.judgement.verdict = Verdict::TypedDifferently;
    return choice;
}

void NewPasswordField::fill(view::Slot field, const KnownWords& known, const std::optional<Judgement>& refused) const {
    field.set("SHORTEST", std::to_string(strength_.shortest()))
        .set("LONGEST", std::to_string(crypto::kPasswordMaxCharacters))
        .set("KNOWN_WORDS", joined(known.shown))
        .set("SCORE", std::to_string(refused ? refused->score : 0));
    const bool scored = refused && refused->verdict != Verdict::LeftEmpty;
    field.show(scored ? "SCORED" : "NOT_SCORED");
    if (scored) field.show("LEVEL_" + std::to_string(refused->score));
    if (refused && refused->verdict != Verdict::Accepted)
        field.show("REFUSED_PASSWORD").show(section_of(refused->verdict));
    field.show_if(refused && refused->verdict == Verdict::TypedDifferently, "REFUSED_AGAIN");
}

}  // namespace valija::strength
