// SPDX-License-Identifier: AGPL-3.0-or-later
// /login: the form and what happens when it is sent.
#pragma once

#include "guard/captcha_challenge.h"
#include "guard/lockout.h"
#include "http/form.h"
#include "login/sign_in.h"
#include "service/hashing.h"
#include "service/world.h"
#include "sessions/device_cookie.h"

namespace valija::login {

class LoginPage {
  public:
    explicit LoginPage(const service::World& world);

    http::Response show(const http::Request& request) const;
    http::Response sign_in(const http::Request& request) const;

  private:
    struct Attempt {
        SignInOutcome outcome = SignInOutcome::Refused;
        std::string password;  // as typed, in NFC
        std::optional<accounts::Account> account;
        guard::Try counted;
        std::optional<base::Time> locked_until;
    };

    struct Cookies {
        std::string session;
        std::string device;
    };

    Attempt attempt(const http::Request& request, const http::Form& form) const;
    // Fills in who tries what from where; Granted: go on.
    SignInOutcome look_up(const http::Request& request, const http::Form& form, Attempt& attempt) const;
    // Takes a place in the queue for hashing, counts the try, and only then looks at the password.
    SignInOutcome check_password(const http::Request& request, Attempt& attempt) const;
    // To the inbox; nullopt when the account was closed or its password changed while this one was checked.
    std::optional<http::Response> let_in(const http::Request& request, const Attempt& attempt) const;
    std::optional<Cookies> enter(const http::Request& request, const Attempt& attempt) const;
    // To the page where a password is chosen; nullopt when the credential was used or voided meanwhile.
    std::optional<http::Response> hand_over(const http::Request& request, const Attempt& attempt) const;
    http::Response redraw(const http::Request& request, const std::string& user, const Attempt& attempt) const;

    const service::World& world_;
    guard::Captcha captcha_;
    guard::Lockout lockout_;
    std::string mark_key_;
    std::string activation_key_;
    sessions::DeviceCookie device_cookie_;
    std::shared_ptr<service::Hashing> hashing_;
};

}  // namespace valija::login
