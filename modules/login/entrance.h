// SPDX-License-Identifier: AGPL-3.0-or-later
// The way in, when all that is asked was right: one transaction opens the session, knows the browser from now on and
// leaves the movement; the answer leads on with the cookies.
#pragma once

#include <functional>
#include <optional>

#include "accounts/sign_in_pass_store.h"
#include "service/world.h"
#include "sessions/known_browser.h"

namespace valija::login {

class Entrance {
  public:
    explicit Entrance(const service::World& world);

    struct Entry {
        const accounts::Account& account;  // as it was when its password was compared
        accounts::LeadsTo leads_to = accounts::LeadsTo::Webmail;
        // In the transaction, which holds the mailbox: false opens nothing, and what it wrote stays.
        std::function<bool(db::Connection&)> before;
        // In the transaction, at its end.
        std::function<void(db::Connection&)> last;
    };
    // nullopt when the account was closed or its password changed meanwhile, or `before` said no.
    std::optional<http::Response> let_in(const http::Request& request, const Entry& entry) const;

    // Of a browser that entered this mailbox before; for the guard.
    std::optional<std::string> known_device(db::Connection& connection, const http::Request& request,
                                            const std::string& address) const;

  private:
    // The new session's cookie.
    std::optional<std::string> enter(const http::Request& request, const Entry& entry,
                                     const sessions::KnownBrowser& browser) const;

    const service::World& world_;
    sessions::DeviceCookie device_cookie_;
};

}  // namespace valija::login
