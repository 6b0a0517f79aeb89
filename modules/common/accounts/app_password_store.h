// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of table app_password: what a mailbox's phones and mail programs log in with. A row is a live one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::accounts {

struct AppPassword {
    std::uint64_t id = 0;
    std::string name;
    base::Time created_at;
};

struct NewAppPassword {
    std::uint64_t mailbox_id = 0;
    std::string name;
    std::string secret_hash;  // app_password.h
};

// The newest first.
std::vector<AppPassword> list_app_passwords(db::Connection& connection, std::uint64_t mailbox_id);
std::optional<AppPassword> find_app_password(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t id);
void insert_app_password(db::Connection& connection, const NewAppPassword& app_password, base::Time now);
// False when this mailbox has none of that number.
[[nodiscard]] bool delete_app_password(db::Connection& connection, std::uint64_t mailbox_id, std::uint64_t id);
void delete_app_passwords(db::Connection& connection, std::uint64_t mailbox_id);

}  // namespace valija::accounts
