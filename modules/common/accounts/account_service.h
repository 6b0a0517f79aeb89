// SPDX-License-Identifier: AGPL-3.0-or-later
// THE account service: the one door to the account tables. Each change is one transaction: mailbox, address, holding,
// movement and messages commit together or not at all. What must also happen outside (ending open IMAP connections)
// goes through the outbox. What each mailbox state allows: docs/architecture.md. A person's own creation and reset
// stand in personal_service.h, other accounts' creation in official_service.h, activation in activation_service.h.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/activation.h"
#include "accounts/movement_store.h"
#include "base/clock.h"
#include "base/random.h"
#include "base/sites.h"
#include "db/pool.h"
#include "outbox/outbox_store.h"

namespace valija::accounts {

enum class MailboxState { Pending, Active, Blocked, Suspended, Deleted };
enum class AccountType { Personal, WorkCentre, Function, Service };

std::string_view to_text(MailboxState state);
std::optional<MailboxState> parse_mailbox_state(std::string_view text);
std::string_view to_text(AccountType type);  // as the database writes it: work_centre
std::optional<AccountType> parse_account_type(std::string_view text);

struct Account {
    std::uint64_t mailbox_id = 0;
    std::string address;  // primary
    std::string site_key;
    MailboxState state = MailboxState::Pending;
    bool domain_active = false;
    std::optional<std::string> password_hash;
    std::optional<Activation> activation;  // the live one
    bool has_second_factor = false;
};

// Whether a right password opens the portal, the webmail, IMAP and SMTP.
bool may_enter(const Account& account);
// Whether it would, but for a suspension: its person is told so.
bool is_suspended(const Account& account);

// What the service works with besides the database. `activation_key` is the setting keys.activation.
struct Tools {
    const base::Clock& clock;
    base::Random& random;
    const outbox::Outbox& outbox;
    const base::Sites& sites;
    std::string activation_key;
};

// Whose a mailbox is: a person, a work centre or an office, or nobody (the institution itself).
struct Holder {
    std::optional<std::uint64_t> person_id;
    std::optional<std::uint32_t> work_centre_id;
    std::optional<std::uint32_t> office_id;
};

struct NewAccount {
    std::string address;  // lower case
    AccountType type = AccountType::Personal;
    MailboxState state = MailboxState::Pending;
    Holder holder;
    std::optional<std::string> password_hash;
    std::optional<NewActivation> activation;
};

// How a credential that staff ask for reaches its holder: to the alternate address, or on paper, printed by whoever
// asks.
enum class Delivery { Mail, Letter };

inline constexpr std::uint64_t kLeastQuota = 1ULL << 20U;  // 1 MiB; Dovecot takes 0 for no limit
inline constexpr std::uint64_t kMostQuota = 1ULL << 40U;   // 1 TiB

struct Modification {
    std::optional<std::uint64_t> quota_bytes;
    // Lower case, of the same domain; the present one stays as an alias. One that the mailbox had before may come back.
    std::optional<std::string> address;
};

enum class CreateOutcome { Created, AddressTaken, NoSuchDomain, HasPersonalAccount };
enum class ResetOutcome { Reset, NotOpen, NotActivePerson, NoAlternateAddress, NoSuchAccount };
enum class ChangePasswordOutcome { Changed, ChangedMeanwhile, NotActive };
enum class EndOthersOutcome { Ended, NoSuchAccount };
enum class EndOneOutcome { Ended, NoSuchOne };
enum class BlockOutcome { Blocked, NotActive, NoSuchAccount };
enum class UnblockOutcome { Unblocked, NotBlocked, NoSuchAccount };
enum class SuspendOutcome { Suspended, NotActive, NoSuchAccount };
enum class ResumeOutcome { Resumed, NotSuspended, NoSuchAccount };
enum class ReassignOutcome {
    Reassigned,
    PersonalAccount,
    NotOpen,
    NoSuchAccount,
    NoSuchPerson,
    NotActivePerson,
    NoAlternateAddress
};
enum class ModifyOutcome {
    Modified,
    AddressTaken,
    OtherDomain,
    NotAUserName,
    ReservedName,
    QuotaOutOfRange,
    NoSuchAccount
};
enum class DeleteOutcome { Deleted, NoSuchAccount };
enum class ResetFactorOutcome { Reset, NotEnrolled, NoSuchAccount };

// What was issued by reset() and reassign(): the text for a letter, else nothing.
struct ResetResult {
    ResetOutcome outcome = ResetOutcome::NoSuchAccount;
    std::string credential;
    base::Time expires_at;
};

// What the caller does in the same transaction: a session gets another cookie, a browser is known.
using AsWell = std::function<void(db::Connection&)>;

class AccountService {
  public:
    AccountService(db::Pool& pool, const Tools& tools) : pool_(&pool), tools_(&tools) {}

    std::optional<Account> find(const std::string& address) const;

    // As it says, without a question or a message: for demonstrations and tests. Everybody else creates by
    // PersonalService and OfficialService, which know the policies.
    [[nodiscard]] CreateOutcome create(const NewAccount& account, const Actor& actor) const;

    // By staff or the operator: the present password ends at once, sessions and connections with it, and a new
    // credential is issued, unless the holder has left the institution. By letter, the holder's confirmed address hears
    // that there is one.
    [[nodiscard]] ResetResult reset(const std::string& address, Delivery delivery, const Actor& actor) const;

    // The holder's own change, after the present password was checked against `account` as it was read. Every session
    // but `kept_session` (its hash; empty: none) ends, and every open connection; the holder is told.
    [[nodiscard]] ChangePasswordOutcome change_password(const Account& account, const std::string& new_hash,
                                                        const std::string& kept_session, const Actor& actor,
                                                        const AsWell& as_well = {}) const;

    // The holder's own: every session but `kept_session` (its hash), every known browser but its own and every open
    // connection end. The password stays.
    [[nodiscard]] EndOthersOutcome end_others(const std::string& address, const std::string& kept_session,
                                              const Actor& actor, const AsWell& as_well = {}) const;
    // The holder's own: one session of that mailbox (its hash), with its webmail.
    [[nodiscard]] EndOneOutcome end_one(const std::string& address, const std::string& session,
                                        const Actor& actor) const;
    // The holder's own: a browser (its hash) is not known any more, and its sessions end.
    [[nodiscard]] EndOneOutcome forget_browser(const std::string& address, const std::string& device,
                                               const Actor& actor) const;

    // Blocked by staff, suspended for breach of the conditions: nobody enters, mail keeps arriving. Ends portal
    // sessions, webmail and tokens in the same transaction, and queues the end of open IMAP connections.
    [[nodiscard]] BlockOutcome block(const std::string& address, const Actor& actor) const;
    [[nodiscard]] UnblockOutcome unblock(const std::string& address, const Actor& actor) const;
    [[nodiscard]] SuspendOutcome suspend(const std::string& address, const Actor& actor) const;
    [[nodiscard]] ResumeOutcome resume(const std::string& address, const Actor& actor) const;

    // To another person, by letter: never a personal account. The new holder is mailed a credential; the old password
    // ends at once, and the former holder is told.
    [[nodiscard]] ReassignOutcome reassign(const std::string& address, std::uint64_t person_id,
                                           const Actor& actor) const;
    // A new address ends every session: one signs in with it from then on, and the holder is told.
    [[nodiscard]] ModifyOutcome modify(const std::string& address, const Modification& modification,
                                       const Actor& actor) const;
    // For good: no mail arrives (550), nobody ever gets the address again; what the holder was among staff ends with
    // it. The folder's contents are the operator's.
    [[nodiscard]] DeleteOutcome remove(const std::string& address, const Actor& actor) const;

    // Takes a second factor away, for whoever has lost app and recovery codes. A reset of the password leaves it, a new
    // holder and a deletion do not.
    [[nodiscard]] ResetFactorOutcome reset_second_factor(const std::string& address, const Actor& actor) const;

  private:
    // Opens (`to` active) what is in `from`, closes what is pending or active; with what goes with it.
    enum class Change { Done, OtherState, NoSuchAccount };
    Change change_state(const std::string& address, MailboxState from, MailboxState to, const char* action,
                        const Actor& actor) const;
    // The primary address becomes another. REQUIRES: within a transaction that holds the mailbox.
    void rename(db::Connection& connection, const Account& account, const std::string& new_address,
                base::Time now) const;

    enum class Entry { Session, Browser };
    EndOneOutcome end_entry(const std::string& address, Entry entry, const std::string& hash, const Actor& actor) const;

    db::Pool* pool_;
    const Tools* tools_;
};

// For sign-in, inside its transaction: whether the mailbox is still as `account` was read (active, the same hash, with
// or without a second factor), and so stays until the transaction ends. Hashing takes its time; a block or a new
// password may have come in between.
bool still_enters(db::Connection& connection, const Account& account);
// How many sessions and known browsers a mailbox has, and whose it is.
struct Entries {
    unsigned sessions = 0;
    unsigned devices = 0;
    Whose whose;
};
// The same question, answered with all of it by one statement; nullopt: it does not enter any more, or a second factor
// came or went since it was read.
std::optional<Entries> lock_entries(db::Connection& connection, const Account& account);
// For sign-in, inside its transaction: an older hash is renewed while the password is at hand. Does nothing when the
// hash is no longer the one of `account`.
void renew_password_hash(db::Connection& connection, const Account& account, const std::string& hash);
// For sign-in: one statement, the same for a known and an unknown address.
std::optional<Account> find_account(db::Connection& connection, const std::string& address);

}  // namespace valija::accounts
