// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/migration.h"

#include "support/database.h"
#include "support/suite.h"

namespace valija::db {

namespace {

constexpr const char* kOurs = VALIJA_SOURCE "/sql/migrations";

// Everything that defines the schema, as one text.
constexpr Query kSchema{
    "schema",
    "SELECT CONCAT_WS(' ', table_name, ordinal_position, column_name, column_type, is_nullable, column_default,"
    " collation_name, column_key, extra, column_comment) FROM information_schema.columns"
    " WHERE table_schema = 'valija' AND table_name <> 'schema_migration'"
    " UNION ALL SELECT CONCAT_WS(' ', table_name, constraint_name, constraint_type)"
    " FROM information_schema.table_constraints WHERE table_schema = 'valija' AND table_name <> 'schema_migration'"
    " UNION ALL SELECT CONCAT_WS(' ', table_name, view_definition) FROM information_schema.views"
    " WHERE table_schema = 'valija' ORDER BY 1"};
constexpr Query kUncommented{"uncommented",
                             "SELECT CONCAT(c.table_name, '.', c.column_name) FROM information_schema.columns c"
                             " JOIN information_schema.tables t ON t.table_schema = c.table_schema"
                             " AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE'"
                             " WHERE c.table_schema = 'valija' AND c.column_comment = ''"
                             " AND t.table_name NOT LIKE 'rc\\_%'"};
constexpr Query kUnfit{"unfit",
                       "SELECT t.table_name FROM information_schema.tables t WHERE t.table_schema = 'valija'"
                       " AND t.table_type = 'BASE TABLE' AND (t.engine <> 'InnoDB' OR NOT EXISTS ("
                       "SELECT 1 FROM information_schema.table_constraints k WHERE k.table_schema = 'valija'"
                       " AND k.table_name = t.table_name AND k.constraint_type = 'PRIMARY KEY'))"};

std::string all(Connection& connection, const Query& query) {
    std::string text;
    for (const Row& row : connection.select(query)) text += row.text(0) + "\n";
    return text;
}

}  // namespace

class MigrationTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MigrationTest);
    CPPUNIT_TEST(ours_go_up_and_down_and_up_again);
    CPPUNIT_TEST(every_step_down_takes_its_step_up_back);
    CPPUNIT_TEST(up_twice_does_nothing);
    CPPUNIT_TEST(every_table_is_fit_for_a_cluster);
    CPPUNIT_TEST(every_column_has_a_comment);
    CPPUNIT_TEST(what_failed_is_not_taken_for_done);
    CPPUNIT_TEST(a_gap_is_found);
    CPPUNIT_TEST(a_missing_half_is_found);
    CPPUNIT_TEST(a_twin_is_found);
    CPPUNIT_TEST(a_foreign_file_is_found);
    CPPUNIT_TEST(order_is_by_number);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        server().clear();
        connection_ = std::make_unique<Connection>(server().settings());
    }
    void tearDown() override { connection_.reset(); }

    void ours_go_up_and_down_and_up_again() {
        const auto ours = find_migrations(kOurs);
        CHECK_EQUAL(ours.size(), migrate_up(*connection_, ours, clock_).size());
        const std::string first = all(*connection_, kSchema);
        CHECK_CONTAINS("mailbox", first);
        CHECK_EQUAL(ours.size(), migrate_down(*connection_, ours, 0).size());
        CHECK_EQUAL("", all(*connection_, kSchema));
        CHECK_EQUAL(ours.size(), migrate_up(*connection_, ours, clock_).size());
        CHECK_EQUAL(first, all(*connection_, kSchema));
    }

    void every_step_down_takes_its_step_up_back() {
        const auto ours = find_migrations(kOurs);
        for (std::size_t steps = 1; steps <= ours.size(); ++steps) {
            const std::vector<Migration> before(ours.begin(), ours.begin() + static_cast<std::ptrdiff_t>(steps) - 1);
            const std::vector<Migration> after(ours.begin(), ours.begin() + static_cast<std::ptrdiff_t>(steps));
            migrate_up(*connection_, before, clock_);
            const std::string schema = all(*connection_, kSchema);
            migrate_up(*connection_, after, clock_);
            const auto undone = migrate_down(*connection_, after, static_cast<int>(steps) - 1);
            CHECK_EQUAL(1, undone.size());
            CHECK_EQUAL(after.back().name, undone.front());
            CHECK_EQUAL(schema, all(*connection_, kSchema));
        }
    }

    void up_twice_does_nothing() {
        const auto ours = find_migrations(kOurs);
        migrate_up(*connection_, ours, clock_);
        CHECK_EQUAL(0, migrate_up(*connection_, ours, clock_).size());
    }

    // A Galera cluster replicates InnoDB tables with a primary key.
    void every_table_is_fit_for_a_cluster() {
        migrate_up(*connection_, find_migrations(kOurs), clock_);
        CHECK_EQUAL("", all(*connection_, kUnfit));
    }

    // Roundcube's own tables are as Roundcube wants them.
    void every_column_has_a_comment() {
        migrate_up(*connection_, find_migrations(kOurs), clock_);
        CHECK_EQUAL("", all(*connection_, kUncommented));
    }

    void what_failed_is_not_taken_for_done() {
        write("V0001.good", "CREATE TABLE a (i INT)", "DROP TABLE a");
        write("V0002.bad", "CREATE TABL b (i INT)", "DROP TABLE b");
        CHECK_BROKEN("script", migrate_up(*connection_, find_migrations(folder_.path()), clock_));
        write("V0002.bad", "CREATE TABLE b (i INT)", "DROP TABLE b");
        CHECK_EQUAL("bad", migrate_up(*connection_, find_migrations(folder_.path()), clock_).at(0));
    }

    void a_gap_is_found() {
        write("V0001.a", "x", "x");
        write("V0003.c", "x", "x");
        CHECK_BROKEN("V0002 is missing", find_migrations(folder_.path()));
    }

    void a_missing_half_is_found() {
        static_cast<void>(folder_.write("V0001.a.up.sql", "x"));
        CHECK_BROKEN("V0001 has only one of its two halves", find_migrations(folder_.path()));
    }

    // Two people took the same number: the second would silently replace the first.
    void a_twin_is_found() {
        write("V0001.a", "x", "x");
        write("V0001.b", "x", "x");
        CHECK_BROKEN("V0001", find_migrations(folder_.path()));
    }

    void a_foreign_file_is_found() {
        static_cast<void>(folder_.write("V1.a.up.sql", "x"));
        CHECK_BROKEN("V1.a.up.sql", find_migrations(folder_.path()));
    }

    void order_is_by_number() {
        for (int i = 12; i >= 1; --i) write(fmt::format("V{:04}.step_{}", i, i), "x", "x");
        const auto found = find_migrations(folder_.path());
        CHECK_EQUAL(12, found.size());
        for (int i = 1; i <= 12; ++i) {
            CHECK_EQUAL(i, found[static_cast<std::size_t>(i) - 1].version);
            CHECK_EQUAL(fmt::format("step_{}", i), found[static_cast<std::size_t>(i) - 1].name);
        }
    }

  private:
    static tests::Database& server() { return tests::Database::shared(); }
    void write(const std::string& name, const std::string& up, const std::string& down) const {
        static_cast<void>(folder_.write(name + ".up.sql", up));
        static_cast<void>(folder_.write(name + ".down.sql", down));
    }

    tests::TemporaryFolder folder_;
    base::SystemClock clock_;
    std::unique_ptr<Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(MigrationTest);

}  // namespace valija::db
