// SPDX-License-Identifier: AGPL-3.0-or-later
// What Dovecot 2.3 asks its auth policy server, and what it wants to hear: no HTTP, no database.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace valija::auth_policy {

struct PolicyQuestion {
    std::string login;           // lower case, as typed
    std::string mark;            // guard::password_mark()
    std::string remote;          // where the person sits
    std::string real_remote;     // who is connected: the webmail, for one that it vouches for
    std::string protocol;        // imap, smtp, webmail
    bool success = false;        // in a report
    bool refused_by_us = false;  // in a report
};

// nullopt: not the JSON that auth_policy_request_attributes in mail/dovecot/dovecot.conf makes.
std::optional<PolicyQuestion> parse_question(std::string_view body);

// A log-in of Roundcube's by token, from this machine: 256 random bits are not guessed, and a person must not be
// punished in the webmail for what strangers try elsewhere.
bool is_webmail(const PolicyQuestion& question);

// Seconds to wait before the password is looked at, after so many other failures: 2 more each time, `most` at most.
unsigned delay_after(unsigned failures, unsigned most);

// {"status": 0} go on, n > 0 wait so many seconds, -1 refuse.
std::string write_answer(int status);

}  // namespace valija::auth_policy
