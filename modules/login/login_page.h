// SPDX-License-Identifier: AGPL-3.0-or-later
// /login: the form and what happens when it is sent.
#pragma once

#include "guard/captcha_challenge.h"
#include "http/form.h"
#include "login/sign_in.h"
#include "service/hashing.h"
#include "service/world.h"

namespace valija::login {

class LoginPage {
  public:
    explicit LoginPage(const service::World& world);

    http::Response show(const http::Request& request) const;
    http::Response sign_in(const http::Request& request) const;

  private:
    struct Attempt {
        SignInOutcome outcome = SignInOutcome::Refused;
        std::optional<accounts::Account> account;
    };

    Attempt attempt(const http::Request& request, const http::Form& form) const;
    // Opens the session and returns the new cookie's value; nullopt when the account was closed or its password changed
    // while this one was checked.
    std::optional<std::string> enter(const http::Request& request, const accounts::Account& account,
                                     const std::string& password) const;
    http::Response redraw(const http::Request& request, const std::string& user, SignInOutcome outcome) const;

    const service::World& world_;
    guard::Captcha captcha_;
    std::shared_ptr<service::Hashing> hashing_;
};

}  // namespace valija::login
