// SPDX-License-Identifier: AGPL-3.0-or-later
// The password by which Roundcube opens IMAP and SMTP for one webmail session: derived from the session and a 5-minute
// slot with a server key, so it is the same within a slot and kept nowhere in clear. It lives until the end of the slot
// after its own (5 to 10 minutes).
#pragma once

#include <string>

#include "base/clock.h"

namespace valija::sign_on {

struct WebmailToken {
    std::string id;      // 16 bytes; in hex the left half of the log-in name
    std::string secret;  // base64url, 256 bits
    base::Time expires_at;
};

WebmailToken derive_token(const std::string& key, const std::string& webmail_session_hash, base::Time now);

// "<32 hex digits>*<address>", what Dovecot looks up.
std::string login_name(const WebmailToken& token, const std::string& address);

}  // namespace valija::sign_on
