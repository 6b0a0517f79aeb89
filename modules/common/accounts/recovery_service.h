// SPDX-License-Identifier: AGPL-3.0-or-later
// Recovering a password with a contact that was confirmed before: ask, send, verify, choose. Part of THE account
// service. What the asker sees is the same for a known, an unknown and a not enabled user name, and so are the
// statements: who gets what, if anybody, is found out by the courier (deliver_recovery()), which reads the contact as
// it is then.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/account_service.h"
#include "accounts/recovery_request_store.h"
#include "accounts/second_factor.h"
#include "people/person.h"

namespace valija::accounts {

inline constexpr unsigned kMostRecoverySends = 5;
inline constexpr unsigned kMostRecoveryTries = 3;
// After a right code, so long to choose a password.
inline constexpr std::chrono::minutes kRecoveryChoiceLife{15};

enum class SendRecoveryOutcome { Queued, TooManySends, OutOfTries, NotOpen };
enum class VerifyRecoveryOutcome { Verified, Wrong, Expired, OutOfTries, NotOpen };
enum class FactorRecoveryOutcome { Passed, Wrong, NotOpen };
enum class RecoverOutcome { Recovered, NotOpen };

// Who has proved their contact and may choose a password now.
struct RecoveryChoice {
    std::string number;
    std::uint64_t mailbox_id = 0;
    std::string address;
    bool needs_factor = false;  // asked before the password, unless it was set up so lately (second_factor_service.h)
    people::Person holder;
};

class RecoveryService {
  public:
    // `key` is the setting keys.recovery.
    RecoveryService(db::Pool& pool, const Tools& tools, std::string key)
        : pool_(&pool), tools_(&tools), key_(std::move(key)) {}

    // For whatever user name: a known one gets no other statement than an unknown one.
    void begin(const RecoveryKey& key, const std::string& address) const;
    std::optional<RecoveryRequest> find(const RecoveryKey& key) const;

    // A new code takes the place of the one before; wrong tries stay counted. `number` as the form carried it; `remote`
    // the asker's network, for the caps on short messages.
    [[nodiscard]] SendRecoveryOutcome send(const RecoveryKey& key, std::string_view number, people::ContactKind channel,
                                           const std::string& remote) const;
    [[nodiscard]] VerifyRecoveryOutcome verify_code(const RecoveryKey& key, std::string_view number,
                                                    std::string_view code) const;
    // A wrong token (256 bits) is not counted.
    [[nodiscard]] VerifyRecoveryOutcome verify_link(const RecoveryKey& key, std::string_view token) const;

    std::optional<RecoveryChoice> find_choice(const RecoveryKey& key) const;
    [[nodiscard]] FactorRecoveryOutcome pass_factor(const RecoveryKey& key, std::string_view number,
                                                    const SecondFactor& factor, std::string_view typed) const;
    // Of many at once, one is Recovered. Every session, known browser, app password, open connection and live
    // credential ends, and every confirmed contact of the holder is told.
    [[nodiscard]] RecoverOutcome recover(const RecoveryKey& key, std::string_view number,
                                         const std::string& password_hash, const AsWell& as_well = {}) const;

  private:
    // Of a code or a link, whichever it was: right only when somebody was sent it.
    VerifyRecoveryOutcome judge(const std::optional<RecoveryRequest>& request, bool is_right) const;
    std::optional<RecoveryChoice> make_choice(db::Connection& connection,
                                              const std::optional<RecoveryRequest>& request) const;

    db::Pool* pool_;
    const Tools* tools_;
    std::string key_;
};

// For the courier: what a queued recovery becomes, in one transaction. A mail or a short message to the contact that
// the holder has now, if they are active and it was confirmed before and not changed lately; else nothing. False:
// nothing was queued.
bool deliver_recovery(db::Connection& connection, const Tools& tools, std::string_view key,
                      const outbox::Recovery& recovery);

}  // namespace valija::accounts
