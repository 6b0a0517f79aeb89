// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/second_factor_store.h"

#include <fmt/format.h>

#include <sstream>

#include "crypto/sealed.h"

namespace valija::accounts {

namespace {

constexpr db::Query kHas{"has_second_factor", "SELECT mailbox_id FROM second_factor WHERE mailbox_id = ?"};
constexpr db::Query kFind{"find_second_factor",
                          "SELECT secret_sealed, last_step, enabled_at FROM second_factor WHERE mailbox_id = ?"};
constexpr db::Query kInsert{
    "insert_second_factor",
    "INSERT INTO second_factor (mailbox_id, secret_sealed, last_step, enabled_at) VALUES (?, ?, ?, ?)"};
constexpr db::Query kDelete{"delete_second_factor", "DELETE FROM second_factor WHERE mailbox_id = ?"};
constexpr db::Query kDeleteDrafts{"delete_second_factor_drafts",
                                  "DELETE FROM second_factor_draft WHERE mailbox_id = ?"};
constexpr db::Query kUseStep{"use_second_factor_step",
                             "UPDATE second_factor SET last_step = ? WHERE mailbox_id = ? AND last_step < ?"};
constexpr db::Query kDeleteCodes{"delete_recovery_codes", "DELETE FROM second_factor_code WHERE mailbox_id = ?"};
constexpr db::Query kInsertCode{"insert_recovery_code",
                                "INSERT INTO second_factor_code (mailbox_id, code_hmac, created_at) VALUES (?, ?, ?)"};
constexpr db::Query kUseCode{
    "use_recovery_code",
    "UPDATE second_factor_code SET used_at = ? WHERE mailbox_id = ? AND code_hmac = ? AND used_at IS NULL"};
constexpr db::Query kCountCodes{"count_recovery_codes",
                                "SELECT COUNT(*) FROM second_factor_code WHERE mailbox_id = ? AND used_at IS NULL"};
constexpr db::Query kSaveDraft{
    "save_second_factor_draft",
    "INSERT INTO second_factor_draft (mailbox_id, session_hash, secret_sealed, codes_sealed, expires_at)"
    " VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE session_hash = VALUES(session_hash),"
    " secret_sealed = VALUES(secret_sealed), codes_sealed = VALUES(codes_sealed), expires_at = VALUES(expires_at)"};
constexpr db::Query kFindDraft{"find_second_factor_draft",
                               "SELECT secret_sealed, codes_sealed FROM second_factor_draft"
                               " WHERE mailbox_id = ? AND session_hash = ? AND expires_at > ?"};
constexpr db::Query kLockDraft{"lock_second_factor_draft",
                               "SELECT secret_sealed, codes_sealed FROM second_factor_draft"
                               " WHERE mailbox_id = ? AND session_hash = ? AND expires_at > ? FOR UPDATE"};
constexpr db::Query kDeleteDraft{"delete_second_factor_draft",
                                 "DELETE FROM second_factor_draft WHERE mailbox_id = ? AND session_hash = ?"};
constexpr db::Query kMoveDrafts{"move_second_factor_drafts",
                                "UPDATE second_factor_draft SET session_hash = ? WHERE session_hash = ?"};
constexpr db::Query kExpireDrafts{"expire_second_factor_drafts",
                                  "DELETE FROM second_factor_draft WHERE expires_at <= ? LIMIT ?"};

std::string purpose(std::string_view what, std::uint64_t mailbox_id) { return fmt::format("{} {}", what, mailbox_id); }

std::optional<db::Bytes> bytes_or_null(const std::string& bytes) {
    return bytes.empty() ? std::nullopt : std::optional(db::Bytes(bytes));
}

std::optional<FactorDraft> read_draft(const std::optional<db::Row>& row) {
    if (!row) return std::nullopt;
    return FactorDraft{.secret_sealed = row->maybe_text(0).value_or(""),
                       .codes_sealed = row->maybe_text(1).value_or("")};
}

}  // namespace

std::string seal_factor_secret(std::string_view key, std::uint64_t mailbox_id, std::string_view secret,
                               base::Random& random) {
    return crypto::seal(key, purpose("second factor", mailbox_id), secret, random);
}

std::optional<std::string> open_factor_secret(std::string_view key, std::uint64_t mailbox_id, std::string_view box) {
    return crypto::open_sealed(key, purpose("second factor", mailbox_id), box);
}

std::string seal_recovery_codes(std::string_view key, std::uint64_t mailbox_id, const std::vector<std::string>& codes,
                                base::Random& random) {
    return crypto::seal(key, purpose("recovery codes", mailbox_id), fmt::format("{}", fmt::join(codes, " ")), random);
}

std::vector<std::string> open_recovery_codes(std::string_view key, std::uint64_t mailbox_id, std::string_view box) {
    std::istringstream text(crypto::open_sealed(key, purpose("recovery codes", mailbox_id), box).value_or(""));
    std::vector<std::string> codes;
    for (std::string code; text >> code;) codes.push_back(code);
    return codes;
}

bool has_factor(db::Connection& connection, std::uint64_t mailbox_id) {
    return connection.find(kHas, mailbox_id).has_value();
}

std::optional<Factor> find_factor(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto row = connection.find(kFind, mailbox_id);
    if (!row) return std::nullopt;
    return Factor{.secret_sealed = row->text(0),
                  .last_step = static_cast<std::uint64_t>(row->number(1)),
                  .enabled_at = row->time(2)};
}

void insert_factor(db::Connection& connection, std::uint64_t mailbox_id, const Factor& factor) {
    connection.change(kInsert, mailbox_id, db::Bytes(factor.secret_sealed), factor.last_step, factor.enabled_at);
}

bool delete_factor(db::Connection& connection, std::uint64_t mailbox_id) {
    connection.change(kDeleteDrafts, mailbox_id);
    return connection.change(kDelete, mailbox_id) > 0;
}

bool use_step(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t step) {
    return connection.change(kUseStep, step, mailbox_id, step) > 0;
}

void replace_recovery_codes(db::Connection& connection, std::uint64_t mailbox_id, const std::vector<std::string>& hmacs,
                            base::Time now) {
    connection.change(kDeleteCodes, mailbox_id);
    std::vector<std::vector<db::Value>> rows;
    for (const std::string& hmac : hmacs) rows.push_back({mailbox_id, db::Bytes(hmac), now});
    connection.change_many(kInsertCode, rows);
}

bool use_recovery_code(db::Connection& connection, std::uint64_t mailbox_id, const std::string& hmac, base::Time now) {
    return connection.change(kUseCode, now, mailbox_id, db::Bytes(hmac)) > 0;
}

std::uint64_t count_recovery_codes(db::Connection& connection, std::uint64_t mailbox_id) {
    return static_cast<std::uint64_t>(connection.find(kCountCodes, mailbox_id)->number(0));
}

void save_draft(db::Connection& connection, std::uint64_t mailbox_id, const std::string& session_hash,
                const FactorDraft& draft, base::Time expires_at) {
    connection.change(kSaveDraft, mailbox_id, db::Bytes(session_hash), bytes_or_null(draft.secret_sealed),
                      bytes_or_null(draft.codes_sealed), expires_at);
}

std::optional<FactorDraft> find_draft(db::Connection& connection, std::uint64_t mailbox_id,
                                      const std::string& session_hash, base::Time now) {
    return read_draft(connection.find(kFindDraft, mailbox_id, db::Bytes(session_hash), now));
}

std::optional<FactorDraft> find_draft_for_update(db::Connection& connection, std::uint64_t mailbox_id,
                                                 const std::string& session_hash, base::Time now) {
    return read_draft(connection.find(kLockDraft, mailbox_id, db::Bytes(session_hash), now));
}

void delete_draft(db::Connection& connection, std::uint64_t mailbox_id, const std::string& session_hash) {
    connection.change(kDeleteDraft, mailbox_id, db::Bytes(session_hash));
}

void move_drafts(db::Connection& connection, const std::string& session_hash, const std::string& new_session_hash) {
    connection.change(kMoveDrafts, db::Bytes(new_session_hash), db::Bytes(session_hash));
}

std::uint64_t expire_drafts(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireDrafts, now, most);
}

}  // namespace valija::accounts
