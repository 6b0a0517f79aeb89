// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts as staff see them: whose, what, in which state, under which names; never a hash or a credential.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "accounts/account_service.h"
#include "db/connection.h"

namespace valija::accounts {

struct ListedAccount {
    std::uint64_t mailbox_id = 0;
    std::string address;  // primary; of a deleted account the last
    std::string site_key;
    MailboxState state = MailboxState::Pending;
    std::optional<AccountType> type;         // none: deleted, nobody holds it any more
    std::optional<std::uint64_t> person_id;  // who holds it
    std::optional<std::string> work_centre;  // key of the catalogue
    std::optional<std::string> office;       // key
    std::uint64_t quota_bytes = 0;
    std::optional<std::uint64_t> used_bytes;
    bool has_password = false;
    std::optional<base::Time> password_changed_at;
    std::optional<base::Time> credential_expires_at;  // of a live credential
    base::Time created_at;
};

// Empty: whatever it is; but deleted accounts only when they are asked for.
struct AccountFilter {
    std::string site_key;
    std::string state;
    std::string type;
};

// By mailbox number, from the one after `after` on, at most `most`.
std::vector<ListedAccount> list_accounts(db::Connection& connection, const AccountFilter& filter, std::uint64_t after,
                                         unsigned most);
// By its primary address or by an alias; nullopt: nobody has that address now.
std::optional<ListedAccount> find_listed(db::Connection& connection, const std::string& address);
// In the order in which the mailbox got them.
std::vector<std::string> list_aliases(db::Connection& connection, std::uint64_t mailbox_id);

}  // namespace valija::accounts
