// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/password: the present password and a new one. The change ends everything else that is open; this browser
// goes on, under a new cookie.
#pragma once

#include <memory>

#include "account/present_password.h"
#include "account/tool_box.h"
#include "people/person.h"
#include "strength/new_password_field.h"

namespace valija::account {

class PasswordPage {
  public:
    PasswordPage(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response change(const http::Request& request, const sessions::Session& who) const;

  private:
    // What is said of the form that was sent.
    struct Said {
        int status = 200;
        std::optional<strength::Judgement> judgement = {};
        std::optional<PresentPassword::Checked> checked = {};
    };
    strength::KnownWords find_known_words(const http::Request& request, const sessions::Session& who) const;
    http::Response keep(const http::Request& request, const sessions::Session& who, const accounts::Account& account,
                        const std::string& password) const;
    http::Response draw(const http::Request& request, const sessions::Session& who, const strength::KnownWords& known,
                        const Said& said) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::AccountService accounts_;
    PresentPassword present_password_;
    strength::NewPasswordField field_;
    std::shared_ptr<service::Hashing> hashing_;
};

}  // namespace valija::account
