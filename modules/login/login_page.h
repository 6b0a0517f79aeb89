// SPDX-License-Identifier: AGPL-3.0-or-later
// /login: the form and what happens when it is sent.
#pragma once

#include "guard/captcha_challenge.h"
#include "guard/lockout.h"
#include "http/form.h"
#include "login/entrance.h"
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
        std::string password;  // as typed, in NFC
        std::optional<accounts::Account> account;
        guard::Try counted;
        accounts::LeadsTo leads_to = accounts::LeadsTo::Webmail;
        std::optional<base::Time> locked_until;
    };

    Attempt attempt(const http::Request& request, const http::Form& form) const;
    // What takes neither the database nor a hash. Granted: go on.
    SignInOutcome look_at(const http::Form& form, const Attempt& attempt) const;
    // Counts the try, and only then looks at the password.
    SignInOutcome try_password(const http::Request& request, const http::Form& form, Attempt& attempt) const;
    // One transaction: burns the code, fills in who tries what from where, takes a place in the queue for hashing and
    // counts the try. Granted: go on.
    SignInOutcome count_try(const http::Request& request, const http::Form& form, Attempt& attempt,
                            std::optional<service::Hashing::Place>& place) const;
    bool gives_credential(const Attempt& attempt) const;
    SignInOutcome check_password(const http::Request& request, const service::Hashing::Place& place,
                                 Attempt& attempt) const;
    // Each leads on, or is nullopt when the account was closed, its password changed or its credential used or voided
    // while this one was checked.
    std::optional<http::Response> lead_on(const http::Request& request, const Attempt& attempt) const;
    std::optional<http::Response> let_in(const http::Request& request, const Attempt& attempt) const;
    std::optional<http::Response> ask_second_factor(const http::Request& request, const Attempt& attempt) const;
    std::optional<http::Response> hand_over(const http::Request& request, const Attempt& attempt) const;
    http::Response tell_suspended(const http::Request& request, const Attempt& attempt) const;
    // `section`: what the security code's field has to say; empty: nothing.
    view::Page make_form(const sessions::Visitor& visitor, accounts::LeadsTo leads_to,
                         const std::string& section) const;
    http::Response redraw(const http::Request& request, const std::string& user, const Attempt& attempt) const;

    const service::World& world_;
    guard::Captcha captcha_;
    guard::Lockout lockout_;
    std::string mark_key_;
    std::string activation_key_;
    Entrance entrance_;
    std::shared_ptr<service::Hashing> hashing_;
};

}  // namespace valija::login
