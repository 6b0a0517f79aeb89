// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/sign_in.h"

#include "crypto/digest.h"

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

bool is_credential(const std::optional<accounts::Account>& account, const std::string& hmac, base::Time now) {
    const accounts::Activation nobodys{.id = 0, .secret_hmac = std::string(hmac.size(), '\0'), .expires_at = {}};
    const accounts::Activation& live = account && account->activation ? *account->activation : nobodys;
    return crypto::equal_time(hmac, live.secret_hmac) && now < live.expires_at;
}

SignInOutcome judge(const std::optional<accounts::Account>& account, Typed typed, const std::string& site_key) {
    if (!account || account->site_key != site_key) return SignInOutcome::Refused;
    if (typed.is_password && accounts::may_enter(*account))
        return account->has_second_factor ? SignInOutcome::SecondFactorAsked : SignInOutcome::Granted;
    if (typed.is_password && accounts::is_suspended(*account)) return SignInOutcome::Suspended;
    if (typed.is_credential && accounts::may_activate(*account)) return SignInOutcome::CredentialGiven;
    return SignInOutcome::Refused;
}

}  // namespace valija::login
