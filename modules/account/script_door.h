// SPDX-License-Identifier: AGPL-3.0-or-later
// The way to the mail server's folder of scripts, for the person of one session: ManageSieve with a token of one
// minute, the scheme of the webmail (docs/decisions/0001).
#pragma once

#include "accounts/mail_rules_service.h"
#include "service/world.h"

namespace valija::account {

class ScriptDoor {
  public:
    explicit ScriptDoor(const service::World& world);

    // Makes the token, so before the transaction that holds the mailbox: Dovecot must see it.
    accounts::KeepScript open(const http::Request& request, const sessions::Session& who) const;

  private:
    const service::World& world_;
    unsigned port_;
};

inline constexpr const char* kMailServerRetryAfterSeconds = "10";

}  // namespace valija::account
