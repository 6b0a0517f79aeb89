// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/migrate.h"

#include <fmt/format.h>

#include <charconv>

#include "db/migration.h"

namespace valija::valijactl {

namespace {

// The migration user is the database's root, known by its system user over the socket. A migration may take long.
db::Connection connect_as_root(const service::World& world) {
    return db::Connection({.socket = world.config().text("database.socket"),
                           .database = world.config().text("database.name"),
                           .user = "root",
                           .password = "",
                           .timeout_seconds = 3600});
}

std::vector<db::Migration> migrations_of(const service::World& world) {
    return db::find_migrations(world.config().text("paths.sql") + "/migrations");
}

void print_names(const char* done, const std::vector<std::string>& names) {
    for (const auto& name : names) fmt::print("{} {}\n", done, name);
}

}  // namespace

int migrate_up(service::World& world, const Arguments& /*arguments*/) {
    db::Connection connection = connect_as_root(world);
    print_names("applied", db::migrate_up(connection, migrations_of(world), world.clock()));
    return kDone;
}

int migrate_down(service::World& world, const Arguments& arguments) {
    int version = -1;
    const std::string& text = arguments[0];
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (error != std::errc() || end != text.data() + text.size() || version < 0)
        return refuse("a version is a whole number from 0");
    db::Connection connection = connect_as_root(world);
    print_names("took back", db::migrate_down(connection, migrations_of(world), version));
    return kDone;
}

}  // namespace valija::valijactl
