// SPDX-License-Identifier: AGPL-3.0-or-later
// Who serves an institution: roles are given and taken in one transaction with their movement. Part of THE account
// service. A member of staff is a person with a personal account that is not closed: nobody serves under a name that
// several know the password of.
#pragma once

#include <optional>
#include <string>

#include "accounts/account_service.h"
#include "accounts/staff_store.h"

namespace valija::accounts {

enum class AddStaffOutcome { Added, HasRole, NotPersonal, NotActivePerson, NotOpen, NoSuchAccount, NoSuchSite };
enum class RemoveStaffOutcome { Removed, HasNoRole, NoSuchAccount };

class StaffService {
  public:
    StaffService(db::Pool& pool, const Tools& tools) : pool_(&pool), tools_(&tools) {}

    // `site_key` empty: the site of the account.
    [[nodiscard]] AddStaffOutcome add(const std::string& address, StaffRole role, const std::string& site_key,
                                      const Actor& actor) const;
    // `role` empty: every role that the account has there.
    [[nodiscard]] RemoveStaffOutcome remove(const std::string& address, std::optional<StaffRole> role,
                                            const std::string& site_key, const Actor& actor) const;

  private:
    db::Pool* pool_;
    const Tools* tools_;
};

}  // namespace valija::accounts
