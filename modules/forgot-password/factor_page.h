// SPDX-License-Identifier: AGPL-3.0-or-later
// /forgot-password/second-factor: where the account has one, a contact alone recovers nothing.
#pragma once

#include <memory>

#include "forgot-password/recovery_page.h"
#include "second_factor/code_field.h"

namespace valija::forgot_password {

class FactorPage {
  public:
    explicit FactorPage(std::shared_ptr<RecoveryTools> tools);

    http::Response show(const http::Request& request) const;
    http::Response check(const http::Request& request) const;

  private:
    using CodeField = second_factor::CodeField;

    // nullptr: not sent yet.
    http::Response draw(const http::Request& request, const std::string& number,
                        const CodeField::Checked* refused) const;

    std::shared_ptr<RecoveryTools> tools_;
    accounts::SecondFactor factor_;
    CodeField field_;
};

}  // namespace valija::forgot_password
