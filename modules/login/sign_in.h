// SPDX-License-Identifier: AGPL-3.0-or-later
// The decision about an entry: no HTTP, no HTML, no clock of its own.
#pragma once

#include <optional>
#include <string>

#include "accounts/account_service.h"
#include "guard/captcha_challenge.h"

namespace valija::login {

enum class SignInOutcome {
    Granted,
    AnotherPictureAsked,  // nothing was checked
    WrongCode,
    ExpiredForm,      // the code's challenge is too old, used before, or not ours
    PasswordTooLong,  // nothing was hashed
    Refused,          // unknown, wrong password or may not enter: never told apart
    LockedOut,        // too many failures; never told apart for unknown addresses either
    Busy,             // nothing was hashed
};

std::optional<SignInOutcome> from_captcha(guard::Captcha::Outcome outcome);

// Granted or Refused, after the hash was computed whoever it was. An account of another site may not enter here.
SignInOutcome judge(const std::optional<accounts::Account>& account, bool password_right, const std::string& site_key);

}  // namespace valija::login
