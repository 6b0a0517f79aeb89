// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts in a test's database, made by the account service itself, and what it needs to work.
#pragma once

#include <string>

#include "accounts/account_service.h"
#include "people/person.h"
#include "support/database.h"

namespace valija::tests {

class Accounts {
  public:
    explicit Accounts(const db::Settings& settings);

    // A personal account; returns its mailbox's number.
    std::uint64_t create(const std::string& address, accounts::MailboxState state = accounts::MailboxState::Active);

    accounts::AccountService& service() { return service_; }
    const accounts::Tools& tools() { return tools_; }
    outbox::Outbox& outbox() { return outbox_; }
    // A person of the site educacion, active, with up-to-date data.
    std::uint64_t add_person(people::Person person);
    db::Pool& pool() { return pool_; }
    base::FixedClock& clock() { return clock_; }
    base::Random& random() { return random_; }

  private:
    db::Pool pool_;
    base::FixedClock clock_{base::from_sql("2026-11-21 20:15:00")};
    base::SystemRandom random_;
    outbox::Outbox outbox_{std::string(32, 'o'), random_};
    base::Sites sites_ = base::Sites::load(VALIJA_SOURCE "/sites");
    accounts::Tools tools_{clock_, random_, outbox_, sites_, std::string(32, 'a')};
    accounts::AccountService service_{pool_, tools_};
};

}  // namespace valija::tests
