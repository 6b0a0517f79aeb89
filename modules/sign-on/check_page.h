// SPDX-License-Identifier: AGPL-3.0-or-later
// webmail/sign-on/check: nginx asks it before each request to Roundcube. 200 with who it is and the token for IMAP and
// SMTP, or 401.
#pragma once

#include "service/world.h"

namespace valija::sign_on {

class CheckPage {
  public:
    explicit CheckPage(const service::World& world) : world_(world), key_(world.config().key("webmail")) {}

    http::Response vouch(const http::Request& request) const;

  private:
    const service::World& world_;
    std::string key_;
};

}  // namespace valija::sign_on
