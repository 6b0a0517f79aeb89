// SPDX-License-Identifier: AGPL-3.0-or-later
// How one try to deliver a message ended, and when to try again: the decision, with no network and no clock of its own.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "outbox/outbox_store.h"

namespace valija::courier {

enum class DeliveryOutcome {
    Delivered,
    Unreachable,    // nobody there, or the line broke: the message was not judged
    RefusedForNow,  // the other side said: later
    RefusedForGood,
    Expired,  // not tried: what it carries is worth nothing any more
};

struct Delivery {
    DeliveryOutcome outcome = DeliveryOutcome::Unreachable;
    std::string reason;  // for the log and the row: numbers and names of ours, never an address or what a server said
};

// After the `attempts`-th try failed: pauses double from 5 s to 1 minute (unreachable) or 30 minutes (refused), a
// quarter more or less at random so that many do not come back at once, and never past the last try or the end of what
// the message carries. nullopt: given up.
std::optional<base::Time> next_try(const outbox::Claimed& message, DeliveryOutcome outcome, base::Time now,
                                   base::Random& random);

// After a kick that worked: a log-in that Dovecot judged just before the block was committed may open its connection
// only after the kick, so it is repeated 2, 10, 30 and 75 s after it was queued. Dovecot itself gives a log-in up after
// 60 s (AUTH_WORKER_LOOKUP_TIMEOUT_SECS). nullopt: done.
std::optional<base::Time> next_kick(const outbox::Claimed& message, base::Time now);

}  // namespace valija::courier
