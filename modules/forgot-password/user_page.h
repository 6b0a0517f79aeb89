// SPDX-License-Identifier: AGPL-3.0-or-later
// /forgot-password: whose password, and the security code. Each request is counted; what follows is the same for
// everybody.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "forgot-password/recovery_page.h"
#include "guard/captcha_challenge.h"
#include "guard/lockout.h"
#include "sessions/device_cookie.h"

namespace valija::forgot_password {

class UserPage {
  public:
    explicit UserPage(std::shared_ptr<RecoveryTools> tools);

    http::Response show(const http::Request& request) const;
    http::Response begin(const http::Request& request) const;

  private:
    // What was typed, and what is said of it.
    struct Draft {
        std::string user;
        int status = 200;
        std::vector<const char*> sections;
        std::chrono::milliseconds wait{0};
    };
    guard::Try attempt(const http::Request& request, const std::string& user) const;
    http::Response draw(const http::Request& request, const Draft& draft) const;

    std::shared_ptr<RecoveryTools> tools_;
    guard::Captcha captcha_;
    guard::Lockout lockout_;
    sessions::DeviceCookie device_cookie_;
};

}  // namespace valija::forgot_password
