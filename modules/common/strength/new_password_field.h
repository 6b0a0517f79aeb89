// SPDX-License-Identifier: AGPL-3.0-or-later
// Where a person chooses a password: two inputs with the policy beside them (templates/common/new_password_field.tpl),
// the same on every page that sets one. The server decides; public/js/new_password.js only shows an estimate while
// typing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "http/form.h"
#include "strength/password_strength.h"
#include "strength/password_text.h"
#include "view/page.h"

namespace valija::strength {

inline constexpr http::FieldRule kNewPassword{
    .name = "new_password", .kind = http::FieldRule::Kind::Secret, .most_characters = kTypedMaxCharacters};
inline constexpr http::FieldRule kNewPasswordAgain{
    .name = "new_password_again", .kind = http::FieldRule::Kind::Secret, .most_characters = kTypedMaxCharacters};

// What must not be part of the password.
struct KnownWords {
    std::vector<std::string> shown;   // names and addresses, which the page may hold for its script
    std::vector<std::string> hidden;  // national ID, employee key
};

class NewPasswordField {
  public:
    explicit NewPasswordField(const base::Config& config) : strength_(PasswordStrength::from_config(config)) {}

    struct Choice {
        Judgement judgement;
        std::string password;  // in NFC; only to be hashed
    };
    // REQUIRES: a form with the two rules above.
    Choice judge(const http::Form& form, const KnownWords& known) const;

    // Fills common/new_password_field.tpl, which the page has included, with what was said of the password sent before,
    // if one was. Never the password.
    void fill(view::Slot field, const KnownWords& known, const std::optional<Judgement>& refused) const;

  private:
    PasswordStrength strength_;
};

}  // namespace valija::strength
