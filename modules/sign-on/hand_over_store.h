// SPDX-License-Identifier: AGPL-3.0-or-later
// Tickets, webmail sessions and webmail tokens. All keys are SHA-256 of what the browser holds.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "sessions/session_store.h"
#include "sign-on/webmail_token.h"

namespace valija::sign_on {

struct Ticket {
    std::string ticket_hash;
    std::string state_hash;
    std::string session_hash;
};

void create_ticket(db::Connection& connection, const Ticket& ticket, base::Time expires_at);
// The portal session of a ticket that is live and was asked with this state; the ticket is gone then. Two at once: one
// gets it.
std::optional<std::string> take_ticket(db::Connection& connection, const std::string& ticket_hash,
                                       const std::string& state_hash, base::Time now);

// A portal session has 20 at most; the oldest goes.
void create_webmail_session(db::Connection& connection, const std::string& id_hash, const std::string& session_hash,
                            base::Time now);
void end_webmail_session(db::Connection& connection, const std::string& id_hash);
// Deletes the portal session that a webmail session hangs from.
void end_portal_session(db::Connection& connection, const std::string& webmail_id_hash);

// Who is behind a webmail session whose portal session is live.
struct Holder {
    sessions::Session session;
    std::string name;        // of the person; the site's own boxes have none
    bool has_token = false;  // this slot's token is stored already
};
std::optional<Holder> find_holder(db::Connection& connection, const std::string& webmail_id_hash,
                                  const std::string& token_id, const std::string& site_key, base::Time now,
                                  const sessions::Limits& limits);

// Two requests at once store the same row; the second is not an error.
void create_token(db::Connection& connection, const WebmailToken& token, const Holder& holder);

}  // namespace valija::sign_on
