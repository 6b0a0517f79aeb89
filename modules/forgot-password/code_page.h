// SPDX-License-Identifier: AGPL-3.0-or-later
// /forgot-password/code: the code that came, and /forgot-password/link: the mailed link, which shows a button. Right
// only for who was sent it, in the browser where it was asked for.
#pragma once

#include <memory>

#include "forgot-password/recovery_page.h"

namespace valija::forgot_password {

class CodePage {
  public:
    explicit CodePage(std::shared_ptr<RecoveryTools> tools) : tools_(std::move(tools)) {}

    http::Response show(const http::Request& request) const;
    http::Response verify(const http::Request& request) const;
    http::Response show_link(const http::Request& request) const;
    http::Response verify_link(const http::Request& request) const;

  private:
    http::Response lead_on(const http::Request& request, accounts::VerifyRecoveryOutcome outcome) const;
    // `section`: what was wrong with the code; nullptr: nothing.
    http::Response draw(const http::Request& request, const char* section) const;

    std::shared_ptr<RecoveryTools> tools_;
};

}  // namespace valija::forgot_password
