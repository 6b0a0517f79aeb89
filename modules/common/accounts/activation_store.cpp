// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/activation_store.h"

#include "accounts/activation_credential.h"

namespace valija::accounts {

namespace {

constexpr db::Query kVoid{
    "void_activations",
    "UPDATE activation SET voided_at = ? WHERE mailbox_id = ? AND used_at IS NULL AND voided_at IS NULL"};
constexpr db::Query kVoidOne{
    "void_activation", "UPDATE activation SET voided_at = ? WHERE id = ? AND used_at IS NULL AND voided_at IS NULL"};
constexpr db::Query kInsert{
    "insert_activation", "INSERT INTO activation (mailbox_id, secret_hmac, issued_at, expires_at) VALUES (?, ?, ?, ?)"};
constexpr db::Query kUse{"use_activation", "UPDATE activation SET used_at = ? WHERE id = ?"};

constexpr db::Query kCreatePass{"create_activation_pass",
                                "INSERT INTO activation_pass (id_hash, activation_id, mailbox_id, site_id, expires_at)"
                                " SELECT ?, v.id, v.mailbox_id, d.site_id, ? FROM activation v"
                                " JOIN mailbox m ON m.id = v.mailbox_id"
                                " JOIN domain d ON d.id = m.domain_id"
                                " WHERE v.id = ? AND v.used_at IS NULL AND v.voided_at IS NULL"
                                " ON DUPLICATE KEY UPDATE id_hash = VALUES(id_hash), expires_at = VALUES(expires_at)"};
constexpr db::Query kFindPass{
    "find_activation_pass",
    "SELECT p.activation_id, p.mailbox_id, a.address, v.secret_hmac, v.used_at IS NOT NULL, h.person_id"
    " FROM activation_pass p"
    " JOIN activation v ON v.id = p.activation_id AND v.voided_at IS NULL"
    " JOIN site t ON t.id = p.site_id AND t.site_key = ?"
    " JOIN mailbox m ON m.id = p.mailbox_id AND m.state IN ('pending', 'active')"
    " JOIN domain d ON d.id = m.domain_id AND d.active"
    " JOIN address a ON a.mailbox_id = m.id AND a.is_primary AND a.valid_until IS NULL"
    " LEFT JOIN holding h ON h.mailbox_id = m.id AND h.valid_until IS NULL"
    " WHERE p.id_hash = ? AND p.expires_at > ? LIMIT 1"};
constexpr db::Query kLockPass{
    "lock_activation_pass",
    "SELECT m.id FROM mailbox m"
    " JOIN activation v ON v.mailbox_id = m.id AND v.used_at IS NULL AND v.voided_at IS NULL"
    " JOIN activation_pass p ON p.activation_id = v.id"
    " WHERE m.id = ? AND m.state IN ('pending', 'active') AND p.id_hash = ? AND p.expires_at > ? FOR UPDATE"};
constexpr db::Query kExpirePasses{"expire_activation_passes",
                                  "DELETE FROM activation_pass WHERE expires_at <= ? LIMIT ?"};

std::string insert_new(db::Connection& connection, std::uint64_t mailbox_id, base::Time now, base::Time expires_at,
                       base::Random& random, std::string_view key) {
    std::string credential = make_credential(random);
    insert_activation(connection, mailbox_id,
                      {.secret_hmac = credential_hmac(key, credential), .issued_at = now, .expires_at = expires_at});
    return credential;
}

}  // namespace

void insert_activation(db::Connection& connection, std::uint64_t mailbox_id, const NewActivation& activation) {
    connection.change(kInsert, mailbox_id, db::Bytes(activation.secret_hmac), activation.issued_at,
                      activation.expires_at);
}

std::string issue_activation(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                             base::Time expires_at, base::Random& random, std::string_view key) {
    void_activations(connection, mailbox_id, now);
    return insert_new(connection, mailbox_id, now, expires_at, random, key);
}

std::string replace_activation(db::Connection& connection, std::uint64_t mailbox_id,
                               std::optional<std::uint64_t> known_id, base::Time now, base::Time expires_at,
                               base::Random& random, std::string_view key) {
    if (known_id) connection.change(kVoidOne, now, *known_id);
    return insert_new(connection, mailbox_id, now, expires_at, random, key);
}

std::uint64_t void_activations(db::Connection& connection, std::uint64_t mailbox_id, base::Time now) {
    return connection.change(kVoid, now, mailbox_id);
}

bool create_activation_pass(db::Connection& connection, const std::string& id_hash, std::uint64_t activation_id,
                            base::Time expires_at) {
    return connection.change(kCreatePass, db::Bytes(id_hash), expires_at, activation_id) > 0;
}

std::optional<ActivationPass> find_activation_pass(db::Connection& connection, const std::string& id_hash,
                                                   const std::string& site_key, base::Time now) {
    const auto row = connection.find(kFindPass, site_key, db::Bytes(id_hash), now);
    if (!row) return std::nullopt;
    ActivationPass pass{.id_hash = id_hash,
                        .activation_id = static_cast<std::uint64_t>(row->number(0)),
                        .mailbox_id = static_cast<std::uint64_t>(row->number(1)),
                        .site_key = site_key,
                        .address = row->text(2),
                        .secret_hmac = row->text(3),
                        .used = row->number(4) != 0,
                        .holder_id = {}};
    if (!row->is_null(5)) pass.holder_id = static_cast<std::uint64_t>(row->number(5));
    return pass;
}

bool lock_activation_pass(db::Connection& connection, const ActivationPass& pass, base::Time now) {
    return connection.find(kLockPass, pass.mailbox_id, db::Bytes(pass.id_hash), now).has_value();
}

void use_activation(db::Connection& connection, std::uint64_t activation_id, base::Time now) {
    connection.change(kUse, now, activation_id);
}

std::uint64_t expire_activation_passes(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpirePasses, now, most);
}

}  // namespace valija::accounts
