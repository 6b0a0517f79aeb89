// SPDX-License-Identifier: AGPL-3.0-or-later
// What the hand-over to the webmail leaves behind (tables webmail_ticket, webmail_token): tickets nobody fetched and
// tokens whose slot is over. Webmail sessions go with their portal session. At most `most` rows in one step; returns
// how many went.
#pragma once

#include <cstdint>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::sessions {

std::uint64_t expire_webmail_tickets(db::Connection& connection, base::Time now, unsigned most);
std::uint64_t expire_webmail_tokens(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::sessions
