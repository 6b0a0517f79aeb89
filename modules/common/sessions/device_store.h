// SPDX-License-Identifier: AGPL-3.0-or-later
// Browsers that a person entered with (table device). A shared computer's cookie has a row for each of its people.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::sessions {

struct Device {
    std::string id_hash;
    std::uint64_t mailbox_id = 0;
    std::string remote_address;
    std::string user_agent;
};

// Whether the mailbox of this address was entered with this browser: one statement, the same for any address.
bool is_known_device(db::Connection& connection, const std::string& id_hash, const std::string& address);
// At an entry. A mailbox has 20 at most; the one that was not seen for longest goes. `known`: how many there are, if
// that has been asked. REQUIRES: within a transaction that holds the mailbox.
void remember_device(db::Connection& connection, const Device& device, base::Time now,
                     std::optional<unsigned> known = {});

// Browsers that entered this mailbox, the last seen first.
struct KnownDevice {
    std::string id_hash;
    base::Time created_at;
    base::Time last_seen_at;
    std::string remote_address;
    std::string user_agent;
};
std::vector<KnownDevice> list_devices(db::Connection& connection, std::uint64_t mailbox_id);

// Rows of which the cookie has expired, at most `most` in one step; returns how many went.
std::uint64_t expire_devices(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::sessions
