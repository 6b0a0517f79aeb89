// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of tables sms_switch, sms_count and sms_refusal.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "outbox/sms_gate.h"

namespace valija::outbox {

bool is_sms_switch_open(db::Connection& connection);
void set_sms_switch(db::Connection& connection, bool is_open, base::Time now);
// When it was last moved; nullopt: never.
std::optional<base::Time> find_sms_switch_change(db::Connection& connection);

// Messages in the window of `subject` that now is in, without holding its row.
unsigned read_sms_count(db::Connection& connection, const std::string& subject, base::Time now);
// One more, which opens a window until `window_until` if none is open; how many there are now. Its row is held until
// the transaction ends.
unsigned count_sms(db::Connection& connection, const std::string& subject, base::Time now, base::Time window_until);
void take_back_sms(db::Connection& connection, const std::string& subject);

void insert_refusal(db::Connection& connection, const SmsRequest& request, SmsOutcome outcome, base::Time now);

struct SmsRefusal {
    base::Time refused_at;
    std::string site_key;
    std::string reason;
    std::string name;
    std::optional<std::uint64_t> mailbox_id;
    std::optional<std::uint64_t> person_id;
};
// Newest first.
std::vector<SmsRefusal> list_refusals(db::Connection& connection, unsigned most);

struct SmsRefusals {
    std::string reason;
    std::uint64_t count = 0;
};
std::vector<SmsRefusals> count_refusals(db::Connection& connection, base::Time since);

// Rows that say nothing any more, at most `most` in one step; return how many went.
std::uint64_t expire_sms_counts(db::Connection& connection, base::Time now, unsigned most);
std::uint64_t expire_sms_refusals(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::outbox
