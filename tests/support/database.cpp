// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/database.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include "base/fault.h"
#include "base/sites.h"
#include "db/migration.h"

namespace valija::tests {

namespace {

constexpr auto kPatience = std::chrono::seconds(30);
constexpr const char* kMigrations = VALIJA_SOURCE "/sql/migrations";

constexpr db::Query kInsertSite{"insert_site", "INSERT INTO site (site_key) VALUES (?)"};
constexpr db::Query kInsertDomain{"insert_domain", "INSERT INTO domain (site_id, name) VALUES (?, ?)"};

constexpr db::Query kInsertProfiles{"insert_profiles", "INSERT INTO domain_profile (domain_id) SELECT id FROM domain"};

constexpr db::Query kListTables{"list_tables",
                                "SELECT table_name FROM information_schema.tables WHERE table_schema = 'valija'"
                                " AND table_type = 'BASE TABLE' AND table_name <> 'schema_migration'"};

// Ten times faster than making all tables again.
std::string empty_tables(db::Connection& connection) {
    std::string script = "SET FOREIGN_KEY_CHECKS = 0;";
    for (const db::Row& row : connection.select(kListTables)) script += "DELETE FROM `" + row.text(0) + "`;";
    return script +
           "SET FOREIGN_KEY_CHECKS = 1; INSERT INTO movement_sealer (id) VALUES (1);"
           "INSERT INTO sms_switch (id, is_open) VALUES (1, TRUE)";
}

bool answers(const db::Settings& settings) {
    try {
        db::Connection connection(settings);
        return true;
    } catch (const base::Fault&) {
        return false;
    }
}

std::string last_words(const std::string& log) {
    constexpr std::size_t kWords = 2000;
    std::ostringstream text;
    text << std::ifstream(log).rdbuf();
    const std::string all = text.str();
    return all.substr(all.size() - std::min(all.size(), kWords));
}

}  // namespace

Database::Database(Commits commits) : commits_(commits) {
    start();
    if (commits == Commits::Forgettable) return;
    // MariaDB 10.11 cannot recover files that were never closed; an instance's are, by mariadb-install-db.
    stop();
    start();
}
Database::~Database() = default;

void Database::start() {
    Command command{"/usr/sbin/mariadbd",
                    "--no-defaults",
                    "--datadir=" + folder_.path(),
                    "--socket=" + folder_.path("socket"),
                    "--log-error=" + folder_.path("log"),
                    "--skip-networking",
                    "--skip-grant-tables",
                    "--character-set-server=utf8mb4"};
    const Command quality =
        commits_ == Commits::Durable
            ? Command{"--innodb-log-file-size=32M", "--innodb-buffer-pool-size=64M",
                      "--innodb-flush-log-at-trx-commit=1"}
            : Command{"--innodb-log-file-size=4M", "--innodb-buffer-pool-size=16M",
                      "--innodb-flush-log-at-trx-commit=0", "--innodb-flush-method=nosync", "--sync-frm=OFF"};
    command.insert(command.end(), quality.begin(), quality.end());
    if (::geteuid() == 0) command.emplace_back("--user=root");
    server_ = std::make_unique<Process>(command, folder_.path("out"));
    db::Settings any = settings();
    any.database = "information_schema";
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (!answers(any)) {
        if (!server_->is_running() || std::chrono::steady_clock::now() > end)
            base::broken("MariaDB does not start: " + last_words(folder_.path("log.err")));
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

void Database::stop() {
    server_->end(SIGTERM);
    server_.reset();
}

void Database::kill() {
    server_->end(SIGKILL);
    server_.reset();
}

db::Settings Database::settings() const {
    return {.socket = folder_.path("socket"), .database = "valija", .user = "test", .password = {}};
}

void Database::clear() {
    db::Settings any = settings();
    any.database = "information_schema";
    db::Connection(any).run_script("DROP DATABASE IF EXISTS valija; CREATE DATABASE valija");
    backbone_laid_ = false;
}

void Database::lay_backbone() {
    if (!backbone_laid_) clear();
    db::Connection connection(settings());
    if (backbone_laid_) {
        connection.run_script(empty_tables(connection));
    } else {
        db::migrate_up(connection, db::find_migrations(kMigrations), base::SystemClock());
        backbone_laid_ = true;
    }
    const base::Sites sites = base::Sites::load(VALIJA_SOURCE "/sites");
    for (const base::Site& site : sites.all()) {
        const auto site_id = connection.insert(kInsertSite, site.key);
        for (const std::string& domain : site.domains) connection.change(kInsertDomain, site_id, domain);
    }
    connection.change(kInsertProfiles);
}

Database& Database::shared() {
    static Database database;
    return database;
}

}  // namespace valija::tests
