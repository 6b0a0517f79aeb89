// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts of the institution's own (work centre, function, service), set up by staff: mailbox, address, holding,
// movement, credential and message in one transaction. Part of THE account service.
#pragma once

#include <string>

#include "accounts/account_service.h"
#include "accounts/official_policy.h"

namespace valija::accounts {

enum class OfficialOutcome { Created, Refused, AddressTaken };

struct OfficialOrdered {
    OfficialOutcome outcome = OfficialOutcome::Refused;
    OfficialVerdict verdict = OfficialVerdict::NoSuchDomain;  // why it was Refused
    std::string credential;                                   // for a letter; else empty
    base::Time expires_at;
};

class OfficialService {
  public:
    OfficialService(db::Pool& pool, const Tools& tools) : pool_(&pool), tools_(&tools) {}

    [[nodiscard]] OfficialOrdered create(const OfficialOrder& order, const Actor& actor) const;

  private:
    OfficialOrdered create_within(db::Connection& connection, OfficialOrder order, const Actor& actor,
                                  base::Time now) const;

    db::Pool* pool_;
    const Tools* tools_;
};

}  // namespace valija::accounts
