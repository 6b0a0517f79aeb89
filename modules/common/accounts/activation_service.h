// SPDX-License-Identifier: AGPL-3.0-or-later
// Choosing one's own password with a temporary credential. Part of THE account service: one transaction with its
// movement and its messages.
#pragma once

#include <string>

#include "accounts/account_service.h"

namespace valija::accounts {

// Whether its credential, if it has one, may be used to choose a password.
bool may_activate(const Account& account);

enum class ActivateOutcome { Activated, NoLongerValid };

class ActivationService {
  public:
    ActivationService(db::Pool& pool, const Tools& tools) : pool_(&pool), tools_(&tools) {}

    // Uses the credential up, opens the mailbox if it was pending, ends what was open with the old password, and tells
    // the holder's confirmed contacts. The pass is looked at again: of many at once, one is Activated.
    [[nodiscard]] ActivateOutcome activate(const ActivationPass& pass, const std::string& password_hash,
                                           const Actor& actor, const AsWell& as_well = {}) const;

  private:
    db::Pool* pool_;
    const Tools* tools_;
};

}  // namespace valija::accounts
