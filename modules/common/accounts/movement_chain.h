// SPDX-License-Identifier: AGPL-3.0-or-later
// The chain over movements: mac_n = HMAC-SHA-256(key, mac_(n-1) | n | the whole movement), RFC 2104, mac_0 = 32 zero
// bytes. Whoever has the database but not the key can neither change, add nor take away a sealed movement unseen. Pure:
// no database, no clock.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "crypto/digest.h"

namespace valija::accounts {

// Every column of table movement, in the order of a row's cells; the tests hold it to the table.
inline constexpr std::array<std::string_view, 8> kMovementColumns{"id",       "occurred_at", "action",     "actor_kind",
                                                                  "actor_id", "site_id",     "mailbox_id", "person_id"};
// As the database writes them; nullopt: NULL.
using MovementRow = std::array<std::optional<std::string>, kMovementColumns.size()>;

inline const std::string kChainStart(crypto::kDigestBytes, '\0');

// One text for one row: each name and each value with its length in front. NULL is left out, so that it is not an empty
// value, and so that a column added later (NULL in older rows) changes no older seal.
std::string encode(const MovementRow& row);

// REQUIRES: `previous` of 32 bytes.
std::string next_mac(std::string_view key, std::string_view previous, std::uint64_t number, const MovementRow& row);

}  // namespace valija::accounts
