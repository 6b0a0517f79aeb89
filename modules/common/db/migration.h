// SPDX-License-Identifier: AGPL-3.0-or-later
// Numbered migrations: sql/migrations/V0001.<name>.up.sql and .down.sql. Which have run stands in table
// schema_migration. Run by the migration user alone.
#pragma once

#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::db {

struct Migration {
    int version = 0;
    std::string name;
    std::string up_file;
    std::string down_file;
};

// By version; a gap, a twin or a missing half is a Fault that names the file.
std::vector<Migration> find_migrations(const std::string& folder);

// Applies what has not run yet and returns its names.
std::vector<std::string> migrate_up(Connection& connection, const std::vector<Migration>& migrations,
                                    const base::Clock& clock);
// Takes back, newest first, everything above `version` and returns its names.
std::vector<std::string> migrate_down(Connection& connection, const std::vector<Migration>& migrations, int version);

}  // namespace valija::db
