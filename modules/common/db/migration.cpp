// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/migration.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "base/fault.h"

namespace valija::db {

namespace {

constexpr std::string_view kCreateTable =
    "CREATE TABLE IF NOT EXISTS schema_migration ("
    " version INT NOT NULL PRIMARY KEY COMMENT 'number of the file',"
    " name VARCHAR(100) NOT NULL COMMENT 'its words',"
    " applied_at DATETIME(3) NOT NULL COMMENT 'UTC') ENGINE=InnoDB COMMENT='Which migrations have run'";
constexpr Query kListApplied{"list_applied_migrations", "SELECT version FROM schema_migration"};
constexpr Query kRecord{"record_migration",
                        "INSERT INTO schema_migration (version, name, applied_at) VALUES (?, ?, ?)"};
constexpr Query kForget{"forget_migration", "DELETE FROM schema_migration WHERE version = ?"};

std::string read_file(const std::string& path) {
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    if (!file || text.str().empty()) base::broken("cannot read " + path);
    return text.str();
}

std::set<std::int64_t> applied_versions(Connection& connection) {
    connection.run_script(std::string(kCreateTable));
    std::set<std::int64_t> versions;
    for (const Row& row : connection.select(kListApplied)) versions.insert(row.number(0));
    return versions;
}

void check_complete(const std::vector<Migration>& migrations) {
    for (std::size_t i = 0; i < migrations.size(); ++i) {
        const Migration& migration = migrations[i];
        if (migration.version != static_cast<int>(i) + 1)
            base::broken(fmt::format("migration V{:04} is missing", i + 1));
        if (migration.up_file.empty() || migration.down_file.empty()) {
            base::broken(fmt::format("migration V{:04} has only one of its two halves", migration.version));
        }
    }
}

}  // namespace

std::vector<Migration> find_migrations(const std::string& folder) {
    static const std::regex kName(R"(V(\d{4})\.(\w+)\.(up|down)\.sql)");
    std::vector<Migration> migrations;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        std::smatch match;
        const std::string file = entry.path().filename().string();
        if (!std::regex_match(file, match, kName)) base::broken("not a migration's name: " + file);
        const int version = std::stoi(match[1]);
        auto found = std::find_if(migrations.begin(), migrations.end(),
                                  [&](const Migration& m) { return m.version == version; });
        if (found == migrations.end()) found = migrations.insert(found, Migration{version, match[2], "", ""});
        if (found->name != match[2]) base::broken(fmt::format("two migrations have the number V{:04}", version));
        (match[3] == "up" ? found->up_file : found->down_file) = entry.path().string();
    }
    std::sort(migrations.begin(), migrations.end(),
              [](const Migration& a, const Migration& b) { return a.version < b.version; });
    check_complete(migrations);
    return migrations;
}

std::vector<std::string> migrate_up(Connection& connection, const std::vector<Migration>& migrations,
                                    const base::Clock& clock) {
    const auto applied = applied_versions(connection);
    std::vector<std::string> done;
    for (const Migration& migration : migrations) {
        if (applied.contains(migration.version)) continue;
        connection.run_script(read_file(migration.up_file));
        connection.change(kRecord, migration.version, migration.name, clock.now());
        done.push_back(migration.name);
    }
    return done;
}

std::vector<std::string> migrate_down(Connection& connection, const std::vector<Migration>& migrations, int version) {
    const auto applied = applied_versions(connection);
    std::vector<std::string> done;
    for (auto migration = migrations.rbegin(); migration != migrations.rend() && migration->version > version;
         ++migration) {
        if (!applied.contains(migration->version)) continue;
        connection.run_script(read_file(migration->down_file));
        connection.change(kForget, migration->version);
        done.push_back(migration->name);
    }
    return done;
}

}  // namespace valija::db
