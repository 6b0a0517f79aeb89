// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/sign_in.h"

namespace valija::login {

std::optional<SignInOutcome> from_captcha(guard::Captcha::Outcome outcome) {
    switch (outcome) {
        case guard::Captcha::Outcome::Right:
            return std::nullopt;
        case guard::Captcha::Outcome::Wrong:
            return SignInOutcome::WrongCode;
        case guard::Captcha::Outcome::Burnt:
        case guard::Captcha::Outcome::Invalid:
            return SignInOutcome::ExpiredForm;
    }
    return SignInOutcome::ExpiredForm;
}

SignInOutcome judge(const std::optional<accounts::Account>& account, bool password_right, const std::string& site_key) {
    const bool enters = account && password_right && accounts::may_enter(*account) && account->site_key == site_key;
    return enters ? SignInOutcome::Granted : SignInOutcome::Refused;
}

}  // namespace valija::login
