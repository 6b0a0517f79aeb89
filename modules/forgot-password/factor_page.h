// SPDX-License-Identifier: AGPL-3.0-or-later
// /forgot-password/second-factor: where the account has one, a contact alone recovers nothing.
#pragma once

#include <memory>

#include "forgot-password/recovery_page.h"
#include "guard/lockout.h"

namespace valija::forgot_password {

class FactorPage {
  public:
    explicit FactorPage(std::shared_ptr<RecoveryTools> tools);

    http::Response show(const http::Request& request) const;
    http::Response check(const http::Request& request) const;

  private:
    struct Refusal {
        int status = 422;
        const char* section = "";
        std::chrono::milliseconds wait{0};
    };
    // nullptr: not sent yet.
    http::Response draw(const http::Request& request, const std::string& number, const Refusal* refusal) const;

    std::shared_ptr<RecoveryTools> tools_;
    accounts::SecondFactor factor_;
    guard::Lockout lockout_;
};

}  // namespace valija::forgot_password
