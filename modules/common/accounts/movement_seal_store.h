// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the trail's seal: tables movement_seal, movement_pending and movement_sealer. Seals are only ever added.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "accounts/movement_chain.h"
#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

// The newest seal: it vouches for all before it.
struct Head {
    std::uint64_t number = 0;
    std::string mac;  // 32 bytes
    base::Time sealed_at;
};

struct Pending {
    std::uint64_t movement_id = 0;
    MovementRow row;
    bool has_seal = false;  // it should not be waiting any more
};

struct Seal {
    std::uint64_t number = 0;
    std::uint64_t movement_id = 0;
    std::string mac;                 // 32 bytes
    std::optional<MovementRow> row;  // nullopt: there is no such movement
};

std::optional<Head> find_head(db::Connection& connection);

// Whether the caller seals until `until`: nobody did, the caller did already, or the other's time had run out.
bool claim_sealing(db::Connection& connection, const std::string& holder, base::Time now, base::Time until);
void release_sealing(db::Connection& connection, const std::string& holder);

bool has_pending(db::Connection& connection);
// By movement id; never waits for an account transaction that is under way.
std::vector<Pending> list_pending(db::Connection& connection, unsigned most);
std::uint64_t count_pending(db::Connection& connection);
// A number or a movement that has a seal already is a DuplicateKey.
void insert_seal(db::Connection& connection, const Seal& seal, base::Time now);
void delete_pending(db::Connection& connection, std::uint64_t movement_id);

// Seals with a number above `after`, by number.
std::vector<Seal> list_seals(db::Connection& connection, std::uint64_t after, unsigned most);
// The id at which a step of `most` movements above `after` ends; nullopt: there is none above.
std::optional<std::uint64_t> find_step_end(db::Connection& connection, std::uint64_t after, unsigned most);
// Movements in (after, until] that neither have a seal nor wait for one.
std::vector<std::uint64_t> list_unsealed(db::Connection& connection, std::uint64_t after, std::uint64_t until);
// Ids that wait for a seal although there is no such movement.
std::vector<std::uint64_t> list_pending_without_movement(db::Connection& connection, unsigned most);

// Whether the head is to be mailed now: the last time was before `not_since`. Says yes once, to one caller.
bool claim_head_mail(db::Connection& connection, base::Time now, base::Time not_since);

}  // namespace valija::accounts
