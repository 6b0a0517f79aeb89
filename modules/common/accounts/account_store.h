// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the account tables (mailbox, address, holding). Only the account service calls it.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <unordered_set>

#include "accounts/account_service.h"
#include "accounts/personal_policy.h"
#include "db/connection.h"

namespace valija::accounts {

std::optional<Account> find_by_address(db::Connection& connection, const std::string& address);
// The same, locked until the transaction ends.
std::optional<Account> find_by_address_for_update(db::Connection& connection, const std::string& address);
void set_state(db::Connection& connection, std::uint64_t mailbox_id, MailboxState state);
// Ends every portal session, webmail sessions, tickets and tokens with it by cascade, and knows no browser any more.
void end_sessions(db::Connection& connection, std::uint64_t mailbox_id);
// What is open of an account with a password, if it is active and its hash and second factor are as they were read;
// locked until the transaction ends.
std::optional<Entries> lock_entering(db::Connection& connection, const Account& account);
void replace_password_hash(db::Connection& connection, std::uint64_t mailbox_id, const std::string& old_hash,
                           const std::string& hash);

// Mailbox, primary address and holding; the mailbox's number, or 0 and nothing when there is no such domain. Throws
// DuplicateKey: the address is taken, or the person has a personal account.
std::uint64_t insert_account(db::Connection& connection, const NewAccount& account, base::Random& random,
                             base::Time now);
void insert_address(db::Connection& connection, std::uint64_t mailbox_id, const std::string& address, base::Time now);
void insert_holding(db::Connection& connection, std::uint64_t mailbox_id, const Holder& holder, AccountType type,
                    base::Time now);

// The holding that is valid now.
struct Holding {
    Holder holder;
    AccountType type = AccountType::Service;
};
Holding find_holding(db::Connection& connection, std::uint64_t mailbox_id);
void end_holding(db::Connection& connection, std::uint64_t mailbox_id, base::Time now);
std::optional<PersonalMailbox> find_personal_mailbox(db::Connection& connection, std::uint64_t person_id);
// If anybody has or had it, until the transaction ends: homonyms choose one after the other.
void lock_address(db::Connection& connection, const std::string& address);
// Every address of the domain, used now or ever, that begins with `user_name`. REQUIRES: nothing in it that LIKE reads.
std::unordered_set<std::string> find_addresses_beginning(db::Connection& connection, const std::string& user_name,
                                                         const std::string& domain);
void demote_address(db::Connection& connection, const std::string& address);
// An alias becomes the primary address; false when it is no alias of this mailbox.
[[nodiscard]] bool promote_address(db::Connection& connection, std::uint64_t mailbox_id, const std::string& address);
void end_addresses(db::Connection& connection, std::uint64_t mailbox_id, base::Time now);

// With any new password, and without one, the app passwords end.
void set_password(db::Connection& connection, std::uint64_t mailbox_id, const std::string& hash, base::Time now);
void clear_password(db::Connection& connection, std::uint64_t mailbox_id);
void set_quota(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t bytes);
// Every session but one, and every known browser but its own. `kept_session` empty: all of them.
void end_other_sessions(db::Connection& connection, std::uint64_t mailbox_id, const std::string& kept_session);
// One of this mailbox's, by its hash; false: it has none such. A browser's own sessions end with it.
[[nodiscard]] bool end_session_of(db::Connection& connection, std::uint64_t mailbox_id, const std::string& id_hash);
[[nodiscard]] bool forget_device_of(db::Connection& connection, std::uint64_t mailbox_id, const std::string& id_hash);
// What the webmail keeps for an address: identity, contacts, settings.
void forget_webmail(db::Connection& connection, const std::string& address);
void rename_webmail(db::Connection& connection, const std::string& address, const std::string& new_address);
// How long a credential of this mailbox can be used (table domain_profile).
std::chrono::hours find_lifetime(db::Connection& connection, std::uint64_t mailbox_id, Delivery delivery);

}  // namespace valija::accounts
