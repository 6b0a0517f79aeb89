// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts in a test's database, made by the account service itself, and what it needs to work.
#pragma once

#include <string>

#include "accounts/account_service.h"
#include "support/database.h"

namespace valija::tests {

class Accounts {
  public:
    explicit Accounts(const db::Settings& settings);

    // A personal account; returns its mailbox's number.
    std::uint64_t create(const std::string& address, accounts::MailboxState state = accounts::MailboxState::Active);

    accounts::AccountService& service() { return service_; }
    outbox::Outbox& outbox() { return outbox_; }
    db::Pool& pool() { return pool_; }
    base::FixedClock& clock() { return clock_; }
    base::Random& random() { return random_; }

  private:
    db::Pool pool_;
    base::FixedClock clock_{base::from_sql("2026-11-21 20:15:00")};
    base::SystemRandom random_;
    outbox::Outbox outbox_{std::string(32, 'o'), random_};
    accounts::AccountService service_{pool_, clock_, random_, outbox_};
};

}  // namespace valija::tests
