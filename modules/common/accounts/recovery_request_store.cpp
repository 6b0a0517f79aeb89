// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/recovery_request_store.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

// A code by mail may be asked for at the end of an hour, and lives 24.
constexpr std::chrono::hours kRequestLife = kMailedCodeLife + std::chrono::hours(1);

constexpr db::Query kSave{
    "save_recovery_request",
    "INSERT INTO recovery_request (visitor_hash, number, site_id, mailbox_id, created_at, expires_at)"
    " SELECT ?, ?, id, ?, ?, ? FROM site WHERE site_key = ?"
    " ON DUPLICATE KEY UPDATE number = VALUE(number), site_id = VALUE(site_id), mailbox_id = VALUE(mailbox_id),"
    " created_at = VALUE(created_at), expires_at = VALUE(expires_at), channel = NULL, code_hmac = NULL,"
    " link_hmac = NULL, code_expires_at = NULL, sent_at = NULL, sends = 0, tries = 0, verified_at = NULL,"
    " factor_at = NULL"};
constexpr db::Query kFind{
    "find_recovery_request",
    "SELECT r.number, r.mailbox_id, a.address, r.channel, r.code_hmac, r.link_hmac, r.code_expires_at, r.sent_at,"
    " r.sends, r.tries, r.verified_at, r.factor_at FROM recovery_request r"
    " JOIN site t ON t.id = r.site_id AND t.site_key = ?"
    " LEFT JOIN address a ON a.mailbox_id = r.mailbox_id AND a.is_primary AND a.valid_until IS NULL"
    " WHERE r.visitor_hash = ? AND r.expires_at > ?"};
// Its row alone: a lock of the joined rows would make a site's people wait for each other.
constexpr db::Query kLock{"lock_recovery_request",
                          "SELECT number FROM recovery_request WHERE visitor_hash = ? FOR UPDATE"};
constexpr db::Query kSetCode{"set_recovery_code",
                             "UPDATE recovery_request SET channel = ?, code_hmac = ?, link_hmac = ?,"
                             " code_expires_at = ?, sent_at = NULL, sends = sends + 1 WHERE visitor_hash = ?"};
constexpr db::Query kCountTry{"count_recovery_try",
                              "UPDATE recovery_request SET tries = tries + 1 WHERE visitor_hash = ?"};
constexpr db::Query kVerify{"verify_recovery",
                            "UPDATE recovery_request SET verified_at = ?, code_hmac = NULL, link_hmac = NULL"
                            " WHERE visitor_hash = ?"};
constexpr db::Query kPassFactor{"pass_recovery_factor",
                                "UPDATE recovery_request SET factor_at = ? WHERE visitor_hash = ?"};
constexpr db::Query kFindRecipient{
    "find_recovery_recipient",
    "SELECT t.site_key, m.id, a.address, h.person_id FROM recovery_request r"
    " JOIN site t ON t.id = r.site_id"
    " JOIN mailbox m ON m.id = r.mailbox_id AND m.state = 'active'"
    " JOIN domain d ON d.id = m.domain_id AND d.active"
    " JOIN address a ON a.mailbox_id = m.id AND a.is_primary AND a.valid_until IS NULL"
    " JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL AND h.person_id IS NOT NULL"
    " WHERE r.visitor_hash = ? AND r.code_hmac = ? AND r.code_expires_at > ? AND r.sent_at IS NULL"};
constexpr db::Query kMarkSent{"mark_recovery_sent", "UPDATE recovery_request SET sent_at = ? WHERE visitor_hash = ?"};
constexpr db::Query kVoid{"void_recovery_requests", "DELETE FROM recovery_request WHERE mailbox_id = ?"};
constexpr db::Query kVoidOf{"void_recovery_requests_of_person",
                            "DELETE r FROM recovery_request r JOIN holding h ON h.mailbox_id = r.mailbox_id"
                            " WHERE h.person_id = ? AND h.valid_until IS NULL"};
constexpr db::Query kExpire{"expire_recovery_requests", "DELETE FROM recovery_request WHERE expires_at <= ? LIMIT ?"};

people::ContactKind read_channel(const std::string& text) {
    const auto channel = people::parse_contact_kind(text);
    if (!channel) base::broken("unknown channel of a recovery: " + text);
    return *channel;
}

RecoveryRequest read_request(const db::Row& row) {
    RecoveryRequest request;
    request.number = row.text(0);
    if (!row.is_null(1)) request.mailbox_id = static_cast<std::uint64_t>(row.number(1));
    request.address = row.maybe_text(2).value_or("");
    if (!row.is_null(3)) request.channel = read_channel(row.text(3));
    request.code_hmac = row.maybe_text(4).value_or("");
    request.link_hmac = row.maybe_text(5).value_or("");
    if (!row.is_null(6)) request.code_expires_at = row.time(6);
    if (!row.is_null(7)) request.sent_at = row.time(7);
    request.sends = static_cast<unsigned>(row.number(8));
    request.tries = static_cast<unsigned>(row.number(9));
    if (!row.is_null(10)) request.verified_at = row.time(10);
    request.factor_passed = !row.is_null(11);
    return request;
}

}  // namespace

void save_recovery_request(db::Connection& connection, const RecoveryKey& key, const std::string& number,
                           std::optional<std::uint64_t> mailbox_id, base::Time now) {
    connection.change(kSave, db::Bytes(key.visitor_hash), db::Bytes(number), mailbox_id, now, now + kRequestLife,
                      key.site_key);
}

std::optional<RecoveryRequest> find_recovery_request(db::Connection& connection, const RecoveryKey& key,
                                                     base::Time now) {
    const auto row = connection.find(kFind, key.site_key, db::Bytes(key.visitor_hash), now);
    if (!row) return std::nullopt;
    return read_request(*row);
}

std::optional<RecoveryRequest> find_recovery_request_for_update(db::Connection& connection, const RecoveryKey& key,
                                                                base::Time now) {
    connection.find(kLock, db::Bytes(key.visitor_hash));
    return find_recovery_request(connection, key, now);
}

void set_recovery_code(db::Connection& connection, const std::string& visitor_hash, const NewRecoveryCode& code) {
    connection.change(kSetCode, people::to_text(code.channel), db::Bytes(code.code_hmac), db::Bytes(code.link_hmac),
                      code.expires_at, db::Bytes(visitor_hash));
}

void count_recovery_try(db::Connection& connection, const std::string& visitor_hash) {
    connection.change(kCountTry, db::Bytes(visitor_hash));
}

void verify_recovery(db::Connection& connection, const std::string& visitor_hash, base::Time now) {
    connection.change(kVerify, now, db::Bytes(visitor_hash));
}

void pass_recovery_factor(db::Connection& connection, const std::string& visitor_hash, base::Time now) {
    connection.change(kPassFactor, now, db::Bytes(visitor_hash));
}

std::optional<RecoveryRecipient> find_recovery_recipient(db::Connection& connection, const std::string& visitor_hash,
                                                         const std::string& code_hmac, base::Time now) {
    connection.find(kLock, db::Bytes(visitor_hash));
    const auto row = connection.find(kFindRecipient, db::Bytes(visitor_hash), db::Bytes(code_hmac), now);
    if (!row) return std::nullopt;
    return RecoveryRecipient{.site_key = row->text(0),
                             .mailbox_id = static_cast<std::uint64_t>(row->number(1)),
                             .address = row->text(2),
                             .person_id = static_cast<std::uint64_t>(row->number(3))};
}

void mark_recovery_sent(db::Connection& connection, const std::string& visitor_hash, base::Time now) {
    connection.change(kMarkSent, now, db::Bytes(visitor_hash));
}

void void_recovery_requests(db::Connection& connection, std::uint64_t mailbox_id) {
    connection.change(kVoid, mailbox_id);
}

void void_recovery_requests_of(db::Connection& connection, std::uint64_t person_id) {
    connection.change(kVoidOf, person_id);
}

std::uint64_t expire_recovery_requests(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpire, now, most);
}

}  // namespace valija::accounts
