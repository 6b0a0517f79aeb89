// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/second_factor.h"

#include "accounts/movement_store.h"
#include "accounts/recovery_code.h"
#include "accounts/second_factor_store.h"
#include "accounts/totp.h"
#include "base/fault.h"
#include "crypto/digest.h"

namespace valija::accounts {

SecondFactor::SecondFactor(std::string_view key)
    : seal_key_(crypto::hmac_sha256(key, "second factor seal", "")),
      code_key_(crypto::hmac_sha256(key, "second factor codes", "")) {}

bool SecondFactor::is_enrolled(db::Connection& connection, std::uint64_t mailbox_id) {
    return has_factor(connection, mailbox_id);
}

FactorOutcome SecondFactor::check(db::Connection& connection, std::uint64_t mailbox_id, std::string_view typed,
                                  base::Time now) const {
    const auto factor = find_factor(connection, mailbox_id);
    if (!factor) return FactorOutcome::NotEnrolled;
    const std::string digits = digits_of(typed);
    if (digits.size() == kRecoveryCodeDigits) {
        if (!use_recovery_code(connection, mailbox_id, recovery_code_hmac(code_key_, mailbox_id, digits), now))
            return FactorOutcome::Wrong;
        record_movement(connection,
                        {.action = "second_factor_code_used",
                         .actor = {.kind = ActorKind::Person, .id = {}},
                         .mailbox_id = mailbox_id},
                        now);
        return FactorOutcome::Right;
    }
    const auto secret = open_factor_secret(seal_key_, mailbox_id, factor->secret_sealed);
    if (!secret) base::broken("a second factor is sealed with another key");
    const auto step = find_totp_step(*secret, digits, factor->last_step, now);
    return step && use_step(connection, mailbox_id, *step) ? FactorOutcome::Right : FactorOutcome::Wrong;
}

}  // namespace valija::accounts
