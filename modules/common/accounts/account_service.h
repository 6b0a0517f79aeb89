// SPDX-License-Identifier: AGPL-3.0-or-later
// THE account service: the one door to the account tables. Each change is one transaction: mailbox, address, holding,
// movement and messages commit together or not at all. What must also happen outside (ending open IMAP connections)
// goes through the outbox. What each mailbox state allows: docs/architecture.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "accounts/movement_store.h"
#include "base/clock.h"
#include "base/random.h"
#include "db/pool.h"
#include "outbox/outbox_store.h"

namespace valija::accounts {

enum class MailboxState { Pending, Active, Blocked, Suspended, Deleted };
enum class AccountType { Personal, WorkCentre, Function, Service };

std::string_view to_text(MailboxState state);

struct Account {
    std::uint64_t mailbox_id = 0;
    std::string address;  // primary
    std::string site_key;
    MailboxState state = MailboxState::Pending;
    bool domain_active = false;
    std::optional<std::string> password_hash;
};

// Whether a right password opens the portal, the webmail, IMAP and SMTP.
bool may_enter(const Account& account);

// A temporary credential: only its HMAC is kept; it opens nothing, it only sets one's own password.
struct NewActivation {
    std::string secret_hmac;
    base::Time issued_at;
    base::Time expires_at;
};

struct NewAccount {
    std::string address;  // lower case
    AccountType type = AccountType::Personal;
    MailboxState state = MailboxState::Pending;
    std::string given_names;  // empty: held by the institution itself
    std::string first_surname;
    std::optional<std::string> second_surname;
    std::optional<std::string> password_hash;
    std::optional<NewActivation> activation;
};

enum class CreateOutcome { Created, AddressTaken, NoSuchDomain };
enum class BlockOutcome { Blocked, NotActive, NoSuchAccount };
enum class UnblockOutcome { Unblocked, NotBlocked, NoSuchAccount };

class AccountService {
  public:
    AccountService(db::Pool& pool, const base::Clock& clock, base::Random& random, const outbox::Outbox& outbox)
        : pool_(&pool), clock_(&clock), random_(&random), outbox_(&outbox) {}

    std::optional<Account> find(const std::string& address) const;

    [[nodiscard]] CreateOutcome create(const NewAccount& account, const Actor& actor) const;

    // Ends portal sessions, webmail and tokens in the same transaction, and queues the end of open IMAP connections.
    [[nodiscard]] BlockOutcome block(const std::string& address, const Actor& actor) const;
    [[nodiscard]] UnblockOutcome unblock(const std::string& address, const Actor& actor) const;

  private:
    db::Pool* pool_;
    const base::Clock* clock_;
    base::Random* random_;
    const outbox::Outbox* outbox_;
};

// For sign-in, inside its transaction: whether the mailbox is still as `account` was read (active, the same hash), and
// so stays until the transaction ends. Hashing takes its time; a block or a new password may have come in between.
bool still_enters(db::Connection& connection, const Account& account);
// For sign-in, inside its transaction: an older hash is renewed while the password is at hand. Does nothing when the
// hash is no longer the one of `account`.
void renew_password_hash(db::Connection& connection, const Account& account, const std::string& hash);
// For sign-in: one statement, the same for a known and an unknown address.
std::optional<Account> find_account(db::Connection& connection, const std::string& address);

}  // namespace valija::accounts
