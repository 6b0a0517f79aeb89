// SPDX-License-Identifier: AGPL-3.0-or-later
// The outbox as staff see it: what became of which message, never what stands in it; and the second chance of what was
// given up.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "outbox/outbox_store.h"

namespace valija::outbox {

struct Listed {
    std::uint64_t id = 0;
    std::string site_key;
    std::string kind;                 // mail, sms, kick
    std::string state;                // queued, delivered, failed
    std::optional<std::string> name;  // template
    std::optional<std::uint64_t> mailbox_id;
    std::optional<std::uint64_t> person_id;
    bool has_body = false;  // false: wiped
    base::Time created_at;
    base::Time due_at;
    base::Time give_up_at;
    std::optional<base::Time> expires_at;
    std::optional<base::Time> delivered_at;
    unsigned attempts = 0;
    std::optional<std::string> last_error;
};

// Newest first; `state` empty: all.
std::vector<Listed> list_messages(db::Connection& connection, const std::string& state, unsigned most);
std::optional<Listed> find_message(db::Connection& connection, std::uint64_t id);

enum class RetryOutcome {
    Queued,  // due now, and for another 48 hours
    NoSuchMessage,
    Delivered,
    Expired,    // what it carried is worth nothing any more
    BeingSent,  // a courier is at it
};

// A failed message is tried again, a waiting one at once. Its number of attempts and its Message-ID stay.
[[nodiscard]] RetryOutcome retry(db::Connection& connection, std::uint64_t id, base::Time now);
// Every failed message that still has a body and is worth something; how many.
std::uint64_t retry_all_failed(db::Connection& connection, base::Time now);

}  // namespace valija::outbox
