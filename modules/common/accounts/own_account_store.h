// SPDX-License-Identifier: AGPL-3.0-or-later
// What a holder may see of their own mailbox: what it is, how full, and what happened to it since they hold it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "accounts/account_service.h"
#include "db/connection.h"

namespace valija::accounts {

struct OwnAccount {
    AccountType type = AccountType::Service;
    std::optional<std::uint64_t> person_id;
    std::uint64_t quota_bytes = 0;
    std::uint64_t used_bytes = 0;  // as Dovecot counted last; 0 before the first message
    std::uint64_t messages = 0;
    base::Time created_at;
    base::Time held_since;
    std::optional<base::Time> password_changed_at;
};
// REQUIRES: the mailbox is held and has an address: every one that a session can be of.
OwnAccount load_own_account(db::Connection& connection, std::uint64_t mailbox_id);

struct OwnMovement {
    base::Time occurred_at;
    std::string action;
    std::string actor_kind;
};
// The newest `most` since the present holder has it, the newest first.
std::vector<OwnMovement> list_own_movements(db::Connection& connection, std::uint64_t mailbox_id, unsigned most);
// Until the transaction ends, who counts and then writes does so alone.
void lock_mailbox(db::Connection& connection, std::uint64_t mailbox_id);

}  // namespace valija::accounts
