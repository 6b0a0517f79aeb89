// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/second-factor and what stands below it: on or off, and the four changes. Each asks the present password
// first; new codes and switching off a code too. What is begun is shown to the session that began it, for 15 minutes,
// however often it is reloaded or printed.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "account/present_password.h"
#include "account/tool_box.h"
#include "accounts/second_factor_service.h"
#include "second_factor/code_field.h"

namespace valija::account {

class SecondFactorPage {
  public:
    SecondFactorPage(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response begin(const http::Request& request, const sessions::Session& who) const;
    // The picture and the first code.
    http::Response show_secret(const http::Request& request, const sessions::Session& who) const;
    http::Response enable(const http::Request& request, const sessions::Session& who) const;
    // The recovery codes just made, until their person says that they are kept.
    http::Response show_codes(const http::Request& request, const sessions::Session& who) const;
    http::Response keep_codes(const http::Request& request, const sessions::Session& who) const;
    http::Response show_renewal(const http::Request& request, const sessions::Session& who) const;
    http::Response renew_codes(const http::Request& request, const sessions::Session& who) const;
    http::Response show_off(const http::Request& request, const sessions::Session& who) const;
    http::Response disable(const http::Request& request, const sessions::Session& who) const;

  private:
    using CodeField = second_factor::CodeField;
    using Change = accounts::FactorOutcome (accounts::SecondFactorService::*)(const accounts::FactorOwner&,
                                                                              const std::string&) const;
    // A page that asks for password and code.
    struct Asking {
        const char* file;
        Change change;
        const char* done;  // where the change leads, below /account
    };
    // What was refused; neither: nothing was sent yet.
    struct Refused {
        std::optional<PresentPassword::Checked> present = {};
        std::optional<CodeField::Checked> code = {};
    };

    static accounts::FactorOwner owner_of(const http::Request& request, const sessions::Session& who);
    CodeField::Checked check_code(const http::Request& request, const http::Form& form, const sessions::Session& who,
                                  const CodeField::Look& look) const;
    http::Response draw_overview(const http::Request& request, const sessions::Session& who,
                                 const Refused& refused) const;
    http::Response draw_secret(const http::Request& request, const sessions::Session& who, const std::string& secret,
                               const Refused& refused) const;
    http::Response draw_asking(const http::Request& request, const sessions::Session& who, const Asking& asking,
                               const Refused& refused) const;
    http::Response change(const http::Request& request, const sessions::Session& who, const Asking& asking) const;
    http::Response answer(class AccountPage& page, const Refused& refused) const;

    static const Asking kRenewal;
    static const Asking kOff;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::SecondFactor factor_;
    accounts::SecondFactorService factors_;
    PresentPassword present_password_;
    CodeField code_field_;
    sessions::DeviceCookie device_cookie_;
};

}  // namespace valija::account
