// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/activation: whose account it is, and the password that its person chooses. A pass that is not good (any
// more) gets a page that says what to do, and changes nothing.
#pragma once

#include <memory>

#include "account/tool_box.h"
#include "accounts/activation_service.h"
#include "guard/lockout.h"
#include "people/person.h"
#include "service/hashing.h"
#include "service/world.h"
#include "sessions/known_browser.h"
#include "strength/new_password_field.h"

namespace valija::account {

class ActivationPage {
  public:
    ActivationPage(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    http::Response show(const http::Request& request) const;
    http::Response choose(const http::Request& request) const;
    http::Response done(const http::Request& request) const;

  private:
    // Who may choose a password here.
    struct Entitled {
        accounts::ActivationPass pass;
        std::optional<people::Person> holder;
    };
    // What became of the password that was sent, for the form that is drawn again.
    struct Sent {
        std::optional<strength::Judgement> judgement;
        bool busy = false;
    };

    std::optional<Entitled> find_entitled(const http::Request& request) const;
    strength::NewPasswordField::Choice judge(const http::Request& request, const http::Form& form,
                                             const Entitled& entitled) const;
    http::Response activate(const http::Request& request, const Entitled& entitled, const std::string& password) const;
    http::Response draw(const http::Request& request, const Entitled& entitled, const Sent& sent) const;
    // The page for who may not choose (any more): with `used`, the password is chosen already.
    http::Response refuse(const http::Request& request, bool used) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::ActivationService accounts_;
    guard::Lockout sign_in_lockout_;
    sessions::DeviceCookie device_cookie_;
    strength::NewPasswordField field_;
    std::shared_ptr<service::Hashing> hashing_;
};

}  // namespace valija::account
