// SPDX-License-Identifier: AGPL-3.0-or-later
// /logout: a page with a button (GET changes nothing), and the end of the session with all that hangs from it.
#pragma once

#include "service/world.h"

namespace valija::login {

class LogoutPage {
  public:
    explicit LogoutPage(const service::World& world) : world_(world) {}

    http::Response show(const http::Request& request) const;
    http::Response sign_out(const http::Request& request) const;

  private:
    const service::World& world_;
};

}  // namespace valija::login
