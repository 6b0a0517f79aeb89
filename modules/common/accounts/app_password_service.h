// SPDX-License-Identifier: AGPL-3.0-or-later
// A person's app passwords, for phones and mail programs (IMAP and SMTP) and for nothing else: neither the portal nor
// the webmail takes one. Part of THE account service: one transaction with its movement and its messages. All of them
// end with any new password (account_store.h); while a mailbox is blocked or suspended they open nothing.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "accounts/account_service.h"
#include "accounts/app_password_store.h"

namespace valija::accounts {

inline constexpr std::size_t kMostAppPasswords = 10;
inline constexpr std::size_t kAppPasswordNameMaxCharacters = 40;

enum class CreateAppPasswordOutcome { Created, TooMany, ChangedMeanwhile };
enum class RevokeAppPasswordOutcome { Revoked, NoSuchAppPassword };

struct CreatedAppPassword {
    CreateAppPasswordOutcome outcome = CreateAppPasswordOutcome::ChangedMeanwhile;
    std::string text;  // Created: kept nowhere
};

class AppPasswordService {
  public:
    // `key` is the setting keys.app_password.
    AppPasswordService(db::Pool& pool, const Tools& tools, std::string key)
        : pool_(&pool), tools_(&tools), key_(std::move(key)) {}

    std::vector<AppPassword> list(std::uint64_t mailbox_id) const;
    // After the present password was checked against `account` as it was read. The holder's contacts are told.
    [[nodiscard]] CreatedAppPassword create(const Account& account, const std::string& name, const Actor& actor) const;
    // What is open with it ends within seconds, and with it the mailbox's other connections, which come back by
    // themselves.
    [[nodiscard]] RevokeAppPasswordOutcome revoke(const std::string& address, std::uint64_t id,
                                                  const Actor& actor) const;

  private:
    db::Pool* pool_;
    const Tools* tools_;
    std::string key_;
};

}  // namespace valija::accounts
