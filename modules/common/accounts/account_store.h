// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the account tables (mailbox, address, holding, person). Only the account service calls it.
#pragma once

#include <optional>
#include <string>

#include "accounts/account_service.h"
#include "db/connection.h"

namespace valija::accounts {

std::optional<Account> find_by_address(db::Connection& connection, const std::string& address);
// The same, locked until the transaction ends.
std::optional<Account> find_by_address_for_update(db::Connection& connection, const std::string& address);
void set_state(db::Connection& connection, std::uint64_t mailbox_id, MailboxState state);
// Ends every portal session, webmail sessions, tickets and tokens with it by cascade, and knows no browser any more.
void end_sessions(db::Connection& connection, std::uint64_t mailbox_id);
// Whether the mailbox is active and has this hash; locked until the transaction ends.
bool lock_active(db::Connection& connection, std::uint64_t mailbox_id, const std::string& hash);
void replace_password_hash(db::Connection& connection, std::uint64_t mailbox_id, const std::string& old_hash,
                           const std::string& hash);

std::uint64_t insert_mailbox(db::Connection& connection, const NewAccount& account, const std::string& home,
                             base::Time now);
std::uint64_t insert_person(db::Connection& connection, const NewAccount& account, base::Time now);
void insert_address(db::Connection& connection, std::uint64_t mailbox_id, const std::string& address, base::Time now);
void insert_activation(db::Connection& connection, std::uint64_t mailbox_id, const NewActivation& activation);
void insert_holding(db::Connection& connection, std::uint64_t mailbox_id, std::optional<std::uint64_t> person_id,
                    AccountType type, base::Time now);

}  // namespace valija::accounts
