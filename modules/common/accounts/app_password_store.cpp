// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/app_password_store.h"

namespace valija::accounts {

namespace {

constexpr db::Query kList{"list_app_passwords",
                          "SELECT id, name, created_at FROM app_password WHERE mailbox_id = ?"
                          " ORDER BY created_at DESC, id DESC"};
constexpr db::Query kFind{"find_app_password",
                          "SELECT id, name, created_at FROM app_password WHERE id = ? AND mailbox_id = ?"};
constexpr db::Query kInsert{"insert_app_password",
                            "INSERT INTO app_password (mailbox_id, name, secret_hash, created_at) VALUES (?, ?, ?, ?)"};
constexpr db::Query kDelete{"delete_app_password", "DELETE FROM app_password WHERE id = ? AND mailbox_id = ?"};
constexpr db::Query kDeleteAll{"delete_app_passwords", "DELETE FROM app_password WHERE mailbox_id = ?"};

AppPassword read_app_password(const db::Row& row) {
    return {.id = static_cast<std::uint64_t>(row.number(0)), .name = row.text(1), .created_at = row.time(2)};
}

}  // namespace

std::vector<AppPassword> list_app_passwords(db::Connection& connection, std::uint64_t mailbox_id) {
    std::vector<AppPassword> app_passwords;
    for (const db::Row& row : connection.select(kList, mailbox_id)) app_passwords.push_back(read_app_password(row));
    return app_passwords;
}

std::optional<AppPassword> find_app_password(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t id) {
    const auto row = connection.find(kFind, id, mailbox_id);
    return row ? std::optional(read_app_password(*row)) : std::nullopt;
}

void insert_app_password(db::Connection& connection, const NewAppPassword& app_password, base::Time now) {
    connection.change(kInsert, app_password.mailbox_id, app_password.name, db::Bytes(app_password.secret_hash), now);
}

bool delete_app_password(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t id) {
    return connection.change(kDelete, id, mailbox_id) > 0;
}

void delete_app_passwords(db::Connection& connection, std::uint64_t mailbox_id) {
    connection.change(kDeleteAll, mailbox_id);
}

}  // namespace valija::accounts
