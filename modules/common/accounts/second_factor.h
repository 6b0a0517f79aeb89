// SPDX-License-Identifier: AGPL-3.0-or-later
// The second factor asked: a code of the person's app (totp.h), which each works once, or one of their recovery codes
// (recovery_code.h). Setting it up and taking it away stand in second_factor_service.h. Who asks counts the tries, with
// guard::Lockout::for_second_factor or for_recovery_factor, before they are looked at.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

enum class FactorOutcome { Right, Wrong, NotEnrolled };

class SecondFactor {
  public:
    // `key` is the setting keys.second_factor; what is sealed and what is compared have keys of their own from it.
    explicit SecondFactor(std::string_view key);

    // One statement.
    static bool is_enrolled(db::Connection& connection, std::uint64_t mailbox_id);
    // Uses the code up when it is Right: of many at once with one code, one is. Spaces and dashes make no difference.
    // Part of the caller's transaction; of one that is rolled back the code may be used again. A recovery code leaves
    // a movement.
    [[nodiscard]] FactorOutcome check(db::Connection& connection, std::uint64_t mailbox_id, std::string_view typed,
                                      base::Time now) const;

    const std::string& seal_key() const { return seal_key_; }
    const std::string& code_key() const { return code_key_; }

  private:
    std::string seal_key_;
    std::string code_key_;
};

}  // namespace valija::accounts
