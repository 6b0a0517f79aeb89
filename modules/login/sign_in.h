// SPDX-License-Identifier: AGPL-3.0-or-later
// The decision about an entry: no HTTP, no HTML, no clock of its own.
#pragma once

#include <optional>
#include <string>

#include "accounts/activation_service.h"
#include "guard/captcha_challenge.h"

namespace valija::login {

enum class SignInOutcome {
    Granted,
    SecondFactorAsked,    // the password was right, and is not enough
    Suspended,            // the password was right, and opens nothing
    CredentialGiven,      // the activation credential instead of a password: on to choosing one
    AnotherPictureAsked,  // nothing was checked
    WrongCode,
    ExpiredForm,      // the code's challenge is too old, used before, or not ours
    PasswordTooLong,  // nothing was hashed
    Refused,          // unknown, wrong password or may not enter: never told apart
    LockedOut,        // too many failures; never told apart for unknown addresses either
    Busy,             // nothing was hashed
};

std::optional<SignInOutcome> from_captcha(guard::Captcha::Outcome outcome);

// Whether `hmac`, of what was typed, is the live credential's and in time. The same work with and without one.
bool is_credential(const std::optional<accounts::Account>& account, const std::string& hmac, base::Time now);

struct Typed {
    bool is_password = false;
    bool is_credential = false;
};

// Granted, SecondFactorAsked, Suspended, CredentialGiven or Refused, after both were compared whoever it was. Whose
// account is suspended is told so for the right password alone. An account of another site may not enter here.
SignInOutcome judge(const std::optional<accounts::Account>& account, Typed typed, const std::string& site_key);

}  // namespace valija::login
