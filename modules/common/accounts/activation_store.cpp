// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/activation_store.h"

#include "accounts/activation_credential.h"

namespace valija::accounts {

namespace {

constexpr db::Query kVoid{
    "void_activations",
    "UPDATE activation SET voided_at = ? WHERE mailbox_id = ? AND used_at IS NULL AND voided_at IS NULL"};
constexpr db::Query kIssue{
    "issue_activation", "INSERT INTO activation (mailbox_id, secret_hmac, issued_at, expires_at) VALUES (?, ?, ?, ?)"};

}  // namespace

std::string issue_activation(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                             base::Time expires_at, base::Random& random, std::string_view key) {
    std::string credential = make_credential(random);
    void_activations(connection, mailbox_id, now);
    connection.change(kIssue, mailbox_id, db::Bytes(credential_hmac(key, credential)), now, expires_at);
    return credential;
}

std::uint64_t void_activations(db::Connection& connection, std::uint64_t mailbox_id, base::Time now) {
    return connection.change(kVoid, now, mailbox_id);
}

}  // namespace valija::accounts
