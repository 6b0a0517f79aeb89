// SPDX-License-Identifier: AGPL-3.0-or-later
// The Sieve script (RFC 5228) that does what the rules say. Pure: the same rules make the same bytes. Whatever a person
// typed stands in it as a quoted string; `variables` and `encoded-character` are never required, so ${...} is text.
// Bounces (envelope sender <>) are neither answered nor sent on. Answers: RFC 5230, RFC 3834.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "sieve/mail_rules.h"

namespace valija::sieve {

struct Owner {
    std::string address;                 // primary
    std::vector<std::string> addresses;  // all that are the mailbox's own, the primary among them
    std::chrono::minutes utc_offset{0};
};

// "\"...\"": quotes and backslashes escaped, every line end CRLF.
std::string quote(const std::string& text);
std::string make_script(const MailRules& rules, const Owner& owner);

}  // namespace valija::sieve
