// SPDX-License-Identifier: AGPL-3.0-or-later
// /login/second-factor: the code that is asked after a right password, where the account has a second factor. Who has
// no pass for it (any more) gets a page that says to begin again.
#pragma once

#include "login/entrance.h"
#include "second_factor/code_field.h"

namespace valija::login {

class SecondFactorPage {
  public:
    explicit SecondFactorPage(const service::World& world);

    http::Response show(const http::Request& request) const;
    http::Response verify(const http::Request& request) const;

  private:
    // The browser's pass, and its key.
    struct Holder {
        std::string id_hash;
        accounts::SignInPass pass;
        std::optional<std::string> device_hash;
    };
    std::optional<Holder> find_holder(const http::Request& request) const;
    http::Response draw(const http::Request& request, const Holder& holder,
                        const second_factor::CodeField::Checked* refused) const;
    // `tried`: three wrong codes.
    http::Response refuse(const http::Request& request, bool tried) const;
    void give_up(const http::Request& request, const Holder& holder) const;

    const service::World& world_;
    Entrance entrance_;
    accounts::SecondFactor factor_;
    second_factor::CodeField field_;
};

}  // namespace valija::login
