// SPDX-License-Identifier: AGPL-3.0-or-later
// What the hand-over to the webmail leaves behind (tables webmail_ticket, webmail_token): tickets nobody fetched and
// tokens whose slot is over. Webmail sessions go with their portal session. At most `most` rows in one step; returns
// how many went.
#pragma once

#include <cstdint>
#include <string>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::sessions {

// A password at this machine, by the name "<id in hex>*<address>"; ends with its session.
struct NewWebmailToken {
    std::string id;  // 16 bytes
    std::uint64_t mailbox_id = 0;
    std::string session_hash;
    std::string secret;  // only its SHA-256 is kept
    base::Time expires_at;
};
// For IMAP and SMTP. Does nothing when it is there already.
void create_webmail_token(db::Connection& connection, const NewWebmailToken& token);
// For ManageSieve alone: it opens no mail.
void create_rules_token(db::Connection& connection, const NewWebmailToken& token);

std::uint64_t expire_webmail_tickets(db::Connection& connection, base::Time now, unsigned most);
std::uint64_t expire_webmail_tokens(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::sessions
