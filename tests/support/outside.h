// SPDX-License-Identifier: AGPL-3.0-or-later
// What left the house: mail and short messages to strangers, as they can be read under the instance's outside/, and an
// outbox with the instance's own key, for tests that queue what no page queues yet.
#pragma once

#include <string>
#include <vector>

#include "base/random.h"
#include "outbox/outbox_store.h"

namespace valija::tests {

// The mails to an address, whole, in the order of their files' names.
std::vector<std::string> mails_outside(const std::string& address);
// The texts sent to a number.
std::vector<std::string> sms_outside(const std::string& number);

// A mail as a person sees it: decoded headers, one a line, then each part after a line "== text/plain".
std::string read_mail(const std::string& mail);

// Nobody else's: of this run and this call.
std::string new_outside_address();
std::string new_number();

// Queues into the instance's database and returns the message's number; a refused short message is a Fault.
std::uint64_t queue_outside(outbox::Kind kind, const outbox::Notice& notice);
outbox::SmsOutcome try_queue_outside(outbox::Kind kind, const outbox::Notice& notice);

// "delivered", ...
std::string state_of(std::uint64_t message);
void wait_until_delivered(std::uint64_t message);

}  // namespace valija::tests
