// SPDX-License-Identifier: AGPL-3.0-or-later
// Sessions of signed-in browsers (table session). A session is live while its mailbox is active, neither the idle nor
// the absolute limit has passed, and the site is the one it was opened at. Ending a session deletes the row and, by
// cascade, its webmail.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::sessions {

struct Limits {
    std::chrono::minutes idle{30};
    std::chrono::hours absolute{12};
    unsigned most_per_mailbox = 50;  // the one that lay idle longest goes
};

struct Session {
    std::string id_hash;
    std::uint64_t mailbox_id = 0;
    std::string address;  // primary
    base::Time last_seen_at;
};

struct NewSession {
    std::string id_hash;
    std::uint64_t mailbox_id = 0;
    std::uint64_t site_id = 0;
    std::optional<std::string> device_hash;
    std::string remote_address;
    std::string user_agent;
};

// What a person may see of a session, and its hash, which no page ever shows.
struct OpenSession {
    std::string id_hash;
    base::Time created_at;
    base::Time last_seen_at;
    std::string remote_address;
    std::string user_agent;
};

// Ends the mailbox's idlest sessions where there would be too many; `open`: how many there are, if that is known.
// REQUIRES: within a transaction that holds the mailbox.
void create_session(db::Connection& connection, const NewSession& session, base::Time now, const Limits& limits,
                    std::optional<unsigned> open = {});

std::optional<Session> find_live_session(db::Connection& connection, const std::string& id_hash,
                                         const std::string& site_key, base::Time now, const Limits& limits);

// Live ones, the last used first.
std::vector<OpenSession> list_sessions(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                                       const Limits& limits);

// Moves the idle limit on, at most once a minute.
void touch_session(db::Connection& connection, const Session& session, base::Time now);

// The same session under a new hash, for a new cookie; its webmail ends with the old one. `move` takes along what hangs
// from the old hash and is to stay, while there are both. False: it is over. REQUIRES: within a transaction.
[[nodiscard]] bool renew_session(db::Connection& connection, const std::string& id_hash, const std::string& new_id_hash,
                                 const std::function<void()>& move = {});

void end_session(db::Connection& connection, const std::string& id_hash);
// Rows nobody can use any more, at most `most` of each kind in one step; returns how many went.
std::uint64_t expire_sessions(db::Connection& connection, base::Time now, const Limits& limits, unsigned most);

}  // namespace valija::sessions
