// SPDX-License-Identifier: AGPL-3.0-or-later
// A page of a signed-in person: its content between the session's strip and the menu of their account.
#pragma once

#include <string>

#include "service/world.h"

namespace valija::account {

class AccountPage {
  public:
    // `here` is the menu's entry that the page belongs to, as in account_menu.tpl: "PASSWORD". The content has CSRF.
    AccountPage(const service::World& world, const http::Request& request, const sessions::Session& who,
                const std::string& file, const std::string& here);

    view::Slot& content() { return page_.content(); }
    // Draws it, once. A status of 400 or more says in the title that there is an error.
    http::Response answer(int status = 200);

  private:
    const service::World& world_;
    const http::Request& request_;
    sessions::Visitor visitor_;
    view::Page page_;
};

}  // namespace valija::account
