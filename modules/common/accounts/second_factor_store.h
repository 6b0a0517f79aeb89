// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of a second factor (tables second_factor, second_factor_code, second_factor_draft), and the sealing of what
// stands in them: a box belongs to one mailbox and one use. Only the account service calls it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "base/random.h"
#include "db/connection.h"

namespace valija::accounts {

struct Factor {
    std::string secret_sealed;
    std::uint64_t last_step = 0;
    base::Time enabled_at;
};

// What a session that sets it up still has to see: a secret whose first code is awaited, or codes just made.
struct FactorDraft {
    std::string secret_sealed;  // empty: none
    std::string codes_sealed;   // empty: none
};

std::string seal_factor_secret(std::string_view key, std::uint64_t mailbox_id, std::string_view secret,
                               base::Random& random);
std::optional<std::string> open_factor_secret(std::string_view key, std::uint64_t mailbox_id, std::string_view box);
std::string seal_recovery_codes(std::string_view key, std::uint64_t mailbox_id, const std::vector<std::string>& codes,
                                base::Random& random);
std::vector<std::string> open_recovery_codes(std::string_view key, std::uint64_t mailbox_id, std::string_view box);

bool has_factor(db::Connection& connection, std::uint64_t mailbox_id);
std::optional<Factor> find_factor(db::Connection& connection, std::uint64_t mailbox_id);
// One that has a factor already is a DuplicateKey.
void insert_factor(db::Connection& connection, std::uint64_t mailbox_id, const Factor& factor);
// False: there was none. Its codes and its draft go with it.
bool delete_factor(db::Connection& connection, std::uint64_t mailbox_id);
// False: a code of this step or of a later one was used before.
[[nodiscard]] bool use_step(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t step);

// In place of those before.
void replace_recovery_codes(db::Connection& connection, std::uint64_t mailbox_id, const std::vector<std::string>& hmacs,
                            base::Time now);
[[nodiscard]] bool use_recovery_code(db::Connection& connection, std::uint64_t mailbox_id, const std::string& hmac,
                                     base::Time now);
std::uint64_t count_recovery_codes(db::Connection& connection, std::uint64_t mailbox_id);

// In place of one before, whoever's session made it.
void save_draft(db::Connection& connection, std::uint64_t mailbox_id, const std::string& session_hash,
                const FactorDraft& draft, base::Time expires_at);
std::optional<FactorDraft> find_draft(db::Connection& connection, std::uint64_t mailbox_id,
                                      const std::string& session_hash, base::Time now);
std::optional<FactorDraft> find_draft_for_update(db::Connection& connection, std::uint64_t mailbox_id,
                                                 const std::string& session_hash, base::Time now);
void delete_draft(db::Connection& connection, std::uint64_t mailbox_id, const std::string& session_hash);
// The session has another hash now.
void move_drafts(db::Connection& connection, const std::string& session_hash, const std::string& new_session_hash);
// At most `most` in one step; returns how many went.
std::uint64_t expire_drafts(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::accounts
