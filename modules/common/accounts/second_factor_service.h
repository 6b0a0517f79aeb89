// SPDX-License-Identifier: AGPL-3.0-or-later
// Setting a second factor up, making new recovery codes, switching it off: by its person. Part of THE account service:
// each change is one transaction with its movement and its messages. Who calls has asked the present password. What a
// person has to see on the way (the secret, the new codes) is kept sealed for 15 minutes, for their session alone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "accounts/account_service.h"
#include "accounts/notices.h"
#include "accounts/second_factor.h"

namespace valija::accounts {

inline constexpr std::chrono::minutes kFactorDraftLife{15};
// Whoever has got into an account with its password cannot keep its owner out with a factor of their own: one that was
// set up so lately is not asked of who proves their contact or their activation credential, and ends there.
inline constexpr std::chrono::hours kFactorSettling{72};

enum class BeginFactorOutcome { Begun, EnabledBefore };
enum class EnableFactorOutcome { Enabled, WrongCode, NothingBegun };

// Whose, and the session (its hash) in which they set it up.
struct FactorOwner {
    std::string site_key;
    std::uint64_t mailbox_id = 0;
    std::string address;
    std::string session_hash;
};

struct FactorState {
    base::Time enabled_at;
    std::uint64_t codes_left = 0;
};

bool has_settled_factor(db::Connection& connection, std::uint64_t mailbox_id, base::Time now);
// One that is not settled, if there is one, with its movement, and its messages if somebody holds the account. Part of
// the caller's transaction.
void drop_unsettled_factor(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                           const std::optional<people::Person>& holder, base::Time now);

class SecondFactorService {
  public:
    SecondFactorService(db::Pool& pool, const Tools& tools, const SecondFactor& factor)
        : pool_(&pool), tools_(&tools), factor_(&factor) {}

    // nullopt: it is off.
    std::optional<FactorState> find(std::uint64_t mailbox_id) const;

    // Makes a secret; nothing is asked of anybody yet.
    [[nodiscard]] BeginFactorOutcome begin(const FactorOwner& owner) const;
    // The secret that was begun with.
    std::optional<std::string> find_secret(const FactorOwner& owner) const;
    // The app's first code: from now on the password alone opens nothing. Other sessions, the app passwords made before
    // and open connections end.
    [[nodiscard]] EnableFactorOutcome enable(const FactorOwner& owner, const std::string& typed) const;

    // Codes that were just made and not put away yet; empty: none.
    std::vector<std::string> find_new_codes(const FactorOwner& owner) const;
    // The person has kept them, or does not go on.
    void forget_draft(const FactorOwner& owner) const;
    // Those before are worth nothing any more.
    [[nodiscard]] FactorOutcome renew_codes(const FactorOwner& owner, const std::string& typed) const;

    [[nodiscard]] FactorOutcome disable(const FactorOwner& owner, const std::string& typed) const;

  private:
    void keep_new_codes(db::Connection& connection, const FactorOwner& owner, base::Time now) const;
    // Movement and messages.
    void tell(db::Connection& connection, const FactorOwner& owner, const char* action, const char* notice,
              base::Time now) const;

    db::Pool* pool_;
    const Tools* tools_;
    const SecondFactor* factor_;
};

}  // namespace valija::accounts
