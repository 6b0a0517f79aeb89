// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of tables mail_rules and mail_filter. Only the account service calls it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"
#include "sieve/mail_rules.h"

namespace valija::accounts {

struct KeptRules {
    std::uint32_t generation = 0;  // 0: none kept yet
    sieve::MailRules rules;
};

KeptRules find_mail_rules(db::Connection& connection, std::uint64_t mailbox_id);
// In place of what was there. REQUIRES: within a transaction that holds the mailbox.
void write_mail_rules(db::Connection& connection, std::uint64_t mailbox_id, const KeptRules& kept);
// The script does not run any more, and the next holder finds nothing of it.
void delete_mail_rules(db::Connection& connection, std::uint64_t mailbox_id);

// The primary address first.
std::vector<std::string> list_own_addresses(db::Connection& connection, std::uint64_t mailbox_id);

struct NextHop {
    std::uint64_t mailbox_id = 0;
    std::optional<std::string> forward_to;
};
// Of one of our addresses that receives; nullopt: there is none.
std::optional<NextHop> find_next_hop(db::Connection& connection, const std::string& address);

}  // namespace valija::accounts
