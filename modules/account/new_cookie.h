// SPDX-License-Identifier: AGPL-3.0-or-later
// A new cookie for the session that goes on when all the others end: whoever may have copied the old one has nothing
// any more. The session gets it in the transaction that ends the others.
#pragma once

#include <string>

#include "accounts/account_service.h"
#include "base/random.h"
#include "http/response.h"
#include "sessions/session_store.h"

namespace valija::account {

class NewCookie {
  public:
    explicit NewCookie(base::Random& random);

    // REQUIRES: this outlives the call it is handed to.
    accounts::AsWell renewal_of(const sessions::Session& who);
    // With the cookie, unless the session was over by then.
    http::Response add_to(http::Response response) const;

  private:
    std::string value_;
    bool is_renewed_ = false;
};

}  // namespace valija::account
