// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/sessions: where one's account is open, the browsers that entered before, and what happened of late. One may
// be ended, or all the others. A row's name is an HMAC under the session that looks at it: no hash leaves, and what
// another person's page shows names nothing here.
#pragma once

#include <functional>

#include "account/tool_box.h"
#include "accounts/account_service.h"
#include "service/world.h"

namespace valija::account {

class SessionsPage {
  public:
    explicit SessionsPage(const service::World& world);

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response end_one(const http::Request& request, const sessions::Session& who) const;
    http::Response forget(const http::Request& request, const sessions::Session& who) const;
    http::Response end_others(const http::Request& request, const sessions::Session& who) const;
    // Ends all the others and leads to the form for a new password.
    http::Response lock_down(const http::Request& request, const sessions::Session& who) const;

  private:
    http::Response draw(const http::Request& request, const sessions::Session& who, int status) const;
    void draw_sessions(view::Slot& content, const http::Request& request, const sessions::Session& who,
                       db::Connection& connection) const;
    void draw_browsers(view::Slot& content, const http::Request& request, const sessions::Session& who,
                       db::Connection& connection) const;
    http::Response end_all(const http::Request& request, const sessions::Session& who, const char* next) const;

    const service::World& world_;
    accounts::ToolBox box_;
    accounts::AccountService accounts_;
};

}  // namespace valija::account
