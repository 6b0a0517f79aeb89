// SPDX-License-Identifier: AGPL-3.0-or-later
// /forgot-password/password: the new password, for who has proved their contact, and /forgot-password/done.
#pragma once

#include <memory>

#include "forgot-password/recovery_page.h"
#include "guard/lockout.h"
#include "service/hashing.h"
#include "sessions/known_browser.h"
#include "strength/new_password_field.h"

namespace valija::forgot_password {

class PasswordPage {
  public:
    explicit PasswordPage(std::shared_ptr<RecoveryTools> tools);

    http::Response show(const http::Request& request) const;
    http::Response choose(const http::Request& request) const;
    http::Response done(const http::Request& request) const;

  private:
    // What became of the password that was sent, for the form that is drawn again.
    struct Sent {
        std::optional<strength::Judgement> judgement;
        bool busy = false;
    };
    http::Response recover(const http::Request& request, const accounts::RecoveryChoice& choice,
                           const std::string& number, const std::string& password) const;
    http::Response draw(const http::Request& request, const accounts::RecoveryChoice& choice, const Sent& sent) const;

    std::shared_ptr<RecoveryTools> tools_;
    guard::Lockout sign_in_lockout_;
    sessions::DeviceCookie device_cookie_;
    strength::NewPasswordField field_;
    std::shared_ptr<service::Hashing> hashing_;
};

}  // namespace valija::forgot_password
