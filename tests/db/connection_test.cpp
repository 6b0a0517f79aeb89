// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/connection.h"

#include <array>
#include <limits>

#include "support/database.h"
#include "support/suite.h"

namespace valija::db {

namespace {

constexpr Query kCreate{
    "create",
    "CREATE TABLE t (id BIGINT PRIMARY KEY AUTO_INCREMENT, number BIGINT, words TEXT, bytes LONGBLOB,"
    " code VARCHAR(5) UNIQUE, at DATETIME(3)) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4"};
constexpr Query kInsertNumber{"insert_number", "INSERT INTO t (number) VALUES (?)"};
constexpr Query kInsertWords{"insert_words", "INSERT INTO t (words) VALUES (?)"};
constexpr Query kInsertBytes{"insert_bytes", "INSERT INTO t (bytes) VALUES (?)"};
constexpr Query kInsertCode{"insert_code", "INSERT INTO t (code) VALUES (?)"};
constexpr Query kInsertTime{"insert_time", "INSERT INTO t (at) VALUES (?)"};
constexpr Query kAll{"all", "SELECT id, number, words, bytes, code, at FROM t ORDER BY id"};
constexpr Query kSetNumber{"set_number", "UPDATE t SET number = ? WHERE id = ?"};

std::string every_byte() {
    std::string bytes;
    for (int byte = 0; byte < 256; ++byte) bytes += static_cast<char>(byte);
    return bytes;
}

}  // namespace

class ConnectionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ConnectionTest);
    CPPUNIT_TEST(numbers_come_back);
    CPPUNIT_TEST(utf8_comes_back);
    CPPUNIT_TEST(utf8_is_stored_as_characters);
    CPPUNIT_TEST(bytes_come_back);
    CPPUNIT_TEST(times_come_back);
    CPPUNIT_TEST(null_is_not_empty);
    CPPUNIT_TEST(cells_of_every_length_come_back);
    CPPUNIT_TEST(rows_do_not_leak_into_each_other);
    CPPUNIT_TEST(binding_is_never_syntax);
    CPPUNIT_TEST(find_is_one_row_or_none);
    CPPUNIT_TEST(change_counts_rows_found);
    CPPUNIT_TEST(insert_says_the_number);
    CPPUNIT_TEST(many_rows_in_one_round_trip);
    CPPUNIT_TEST(many_rows_that_clash_are_told);
    CPPUNIT_TEST(cell_of_another_kind_is_a_fault);
    CPPUNIT_TEST(duplicate_key_is_told_apart);
    CPPUNIT_TEST(refused_statement_is_broken_and_named);
    CPPUNIT_TEST(wrong_sql_is_broken_and_named);
    CPPUNIT_TEST(connection_goes_on_after_a_refusal);
    CPPUNIT_TEST(nothing_is_cut_or_guessed_on_the_way_in);
    CPPUNIT_TEST(session_is_utc_and_read_committed);
    CPPUNIT_TEST(rollback_takes_back);
    CPPUNIT_TEST(script_stops_at_its_first_error);
    CPPUNIT_TEST(what_nobody_waits_for_travels_with_the_next);
    CPPUNIT_TEST(it_travels_with_the_commit_and_goes_with_the_rollback);
    CPPUNIT_TEST(outside_a_transaction_nothing_waits);
    CPPUNIT_TEST(a_count_is_of_its_own_statement);
    CPPUNIT_TEST(a_number_is_of_its_own_statement);
    CPPUNIT_TEST(its_error_is_thrown_where_it_travels);
    CPPUNIT_TEST(one_row_and_no_other_number);
    CPPUNIT_TEST(more_than_can_wait_go_earlier);
    CPPUNIT_TEST(many_answers_in_one_round_trip);
    CPPUNIT_TEST(the_last_answers_come_with_the_commit);
    CPPUNIT_TEST(no_rows_in_answer_are_no_rows_again_and_again);
    CPPUNIT_TEST(an_error_behind_an_answer_is_told_and_over);
    CPPUNIT_TEST(what_travels_together_is_one_round_trip);
    CPPUNIT_TEST(a_changed_table_is_seen_by_what_travels_together);
    CPPUNIT_TEST(escaped_text_is_one_text);
    CPPUNIT_TEST(no_server_is_unavailable);
    CPPUNIT_TEST(no_such_database_is_unavailable);
    CPPUNIT_TEST(killed_connection_is_unavailable_and_unusable);
    CPPUNIT_TEST(slow_statement_is_unavailable);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        server().clear();
        connection_ = std::make_unique<Connection>(server().settings());
        connection_->change(kCreate);
    }
    void tearDown() override { connection_.reset(); }

    void numbers_come_back() {
        using Limits = std::numeric_limits<std::int64_t>;
        for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-1}, Limits::max(), Limits::min()}) {
            connection_->insert(kInsertNumber, number);
            CHECK_EQUAL(number, connection_->select(kAll).back().number(1));
        }
        connection_->insert(kInsertNumber, true);
        CHECK_EQUAL(1, connection_->select(kAll).back().number(1));
    }

    void utf8_comes_back() {
        for (const char* words : {"", "a", "niñez", "€", "😀 cuatro bytes", "n\xcc\x83"}) {
            connection_->insert(kInsertWords, words);
            CHECK_EQUAL(words, connection_->select(kAll).back().text(2));
        }
    }

    void utf8_is_stored_as_characters() {
        connection_->insert(kInsertWords, "ñ😀");
        CHECK_EQUAL("2 C3B1F09F9880",
                    connection_->select({"length", "SELECT CONCAT(CHAR_LENGTH(words), ' ', HEX(words)) FROM t"})
                        .front()
                        .text(0));
    }

    void bytes_come_back() {
        for (const std::string& bytes : {std::string(), std::string(1, '\0'), std::string("\xff\xfe"), every_byte()}) {
            connection_->insert(kInsertBytes, Bytes(bytes));
            CHECK_EQUAL(bytes, connection_->select(kAll).back().text(3));
        }
    }

    void times_come_back() {
        const base::Time time = base::from_sql("2026-11-21 20:15:00.007");
        connection_->insert(kInsertTime, time);
        CHECK(time == connection_->select(kAll).front().time(5));
    }

    void null_is_not_empty() {
        connection_->insert(kInsertWords, nullptr);
        connection_->insert(kInsertWords, std::optional<std::string>());
        connection_->insert(kInsertWords, std::optional<std::string>(""));
        const Rows rows = connection_->select(kAll);
        CHECK(rows[0].is_null(2));
        CHECK(rows[1].is_null(2));
        CHECK(!rows[2].is_null(2));
        CHECK_EQUAL(std::nullopt, rows[0].maybe_text(2));
        CHECK_EQUAL("", rows[2].maybe_text(2));
        CHECK_BROKEN("column 2 is NULL", rows[0].text(2));
        CHECK_BROKEN("column 2 is NULL", rows[0].number(2));
    }

    // The first 256 bytes are read at once, longer cells a second time: the seam must not show.
    void cells_of_every_length_come_back() {
        for (const std::size_t length : {255U, 256U, 257U, 511U, 512U, 65535U, 1000000U}) {
            std::string bytes;
            while (bytes.size() < length) bytes += every_byte();
            bytes.resize(length);
            connection_->insert(kInsertBytes, Bytes(bytes));
            CHECK(bytes == connection_->select(kAll).back().text(3));
        }
    }

    void rows_do_not_leak_into_each_other() {
        connection_->insert(kInsertWords, std::string(300, 'x'));
        connection_->insert(kInsertWords, "short");
        connection_->insert(kInsertWords, nullptr);
        connection_->insert(kInsertWords, "");
        const Rows rows = connection_->select(kAll);
        CHECK_EQUAL("short", rows[1].text(2));
        CHECK(rows[2].is_null(2));
        CHECK_EQUAL("", rows[3].text(2));
    }

    void binding_is_never_syntax() {
        for (const char* words : {"'; DROP TABLE t; --", "\\'", "\"", "`", "%", "?", "\\"}) {
            connection_->insert(kInsertWords, words);
            CHECK_EQUAL(words, connection_->select(kAll).back().text(2));
        }
    }

    void find_is_one_row_or_none() {
        constexpr Query kFind{"find", "SELECT id FROM t WHERE code = ?"};
        connection_->insert(kInsertCode, "abc");
        CHECK_EQUAL(1, connection_->find(kFind, "abc")->number(0));
        CHECK(!connection_->find(kFind, "abd"));
    }

    // An UPDATE that changes nothing found its row all the same.
    void change_counts_rows_found() {
        const auto id = connection_->insert(kInsertNumber, 5);
        CHECK_EQUAL(1, connection_->change(kSetNumber, 5, id));
        CHECK_EQUAL(1, connection_->change(kSetNumber, 6, id));
        CHECK_EQUAL(0, connection_->change(kSetNumber, 6, id + 1));
    }

    void insert_says_the_number() {
        const auto first = connection_->insert(kInsertNumber, 1);
        CHECK_EQUAL(first + 1, connection_->insert(kInsertNumber, 1));
        CHECK_EQUAL(first, static_cast<std::uint64_t>(connection_->select(kAll).front().number(0)));
    }

    void many_rows_in_one_round_trip() {
        constexpr Query kInsertMany{"insert_many",
                                    "INSERT INTO t (number, words, bytes, code, at) VALUES (?, ?, ?, ?, ?)"};
        const base::Time now = base::from_sql("2026-11-25 10:00:00.123");
        std::vector<std::vector<Value>> rows;
        for (int i = 1; i <= 1000; ++i)
            rows.push_back({i, "año " + std::to_string(i), Bytes(every_byte()),
                            i == 7 ? Value(nullptr) : Value(std::to_string(i)), now});
        CHECK_EQUAL(1000, connection_->change_many(kInsertMany, rows));
        const Rows read = connection_->select(kAll);
        CHECK_EQUAL(1000, read.size());
        CHECK_EQUAL(-1, -read.at(0).number(1));
        CHECK_EQUAL("año 1000", read.at(999).text(2));
        CHECK(read.at(500).text(3) == every_byte());
        CHECK(read.at(6).is_null(4));
        CHECK(read.at(999).time(5) == now);
        CHECK_EQUAL(2, connection_->change_many(kSetNumber, {{5, 1}, {1000, 1000}, {0, 5000}}));  // found, not changed
        CHECK_EQUAL(1, connection_->change(kSetNumber, 5, 1));
        CHECK_EQUAL(0, connection_->change_many(kSetNumber, {}));
    }

    void many_rows_that_clash_are_told() {
        connection_->begin();
        CPPUNIT_ASSERT_THROW(connection_->change_many(kInsertCode, {{"a"}, {"b"}, {"a"}}), DuplicateKey);
        connection_->rollback();
        CHECK(connection_->select(kAll).empty());
        CHECK_EQUAL(1, connection_->change(kInsertCode, "a"));
    }

    void cell_of_another_kind_is_a_fault() {
        connection_->insert(kInsertWords, "7 days");
        CHECK_BROKEN("column 2 is not a number", connection_->select(kAll).front().number(2));
        CHECK_BROKEN("not a time", connection_->select(kAll).front().time(2));
    }

    void duplicate_key_is_told_apart() {
        connection_->insert(kInsertCode, "abc");
        // Its words reach a log; the value may be an address or somebody's number.
        try {
            connection_->insert(kInsertCode, "abc");
            CPPUNIT_FAIL("inserted twice");
        } catch (const DuplicateKey& duplicate) {
            CHECK_CONTAINS("insert_code", duplicate.what());
            CHECK_LACKS("abc", duplicate.what());
        }
        CHECK_EQUAL(1, connection_->select(kAll).size());
    }

    void refused_statement_is_broken_and_named() {
        CHECK_BROKEN("insert_code", connection_->insert(kInsertCode, "too long"));
        CHECK_BROKEN("insert_number", connection_->insert(kInsertNumber, "five"));
    }

    void wrong_sql_is_broken_and_named() {
        CHECK_BROKEN("prepare nonsense", connection_->change({"nonsense", "SELEKT 1"}));
        CHECK_BROKEN("prepare no_table", connection_->select({"no_table", "SELECT 1 FROM no_such_table"}));
    }

    void connection_goes_on_after_a_refusal() {
        CHECK_BROKEN("insert_code", connection_->insert(kInsertCode, "too long"));
        CHECK_BROKEN("nonsense", connection_->change({"nonsense", "SELEKT 1"}));
        CHECK(connection_->is_usable());
        connection_->insert(kInsertCode, "right");
        CHECK_EQUAL("right", connection_->select(kAll).back().text(4));
    }

    void nothing_is_cut_or_guessed_on_the_way_in() {
        CHECK_BROKEN("insert_code", connection_->insert(kInsertCode, "123456"));
        CHECK_BROKEN("insert_words", connection_->insert(kInsertWords, "\xff\xfe"));
        CHECK_BROKEN("insert_time", connection_->insert(kInsertTime, "2026-02-30 00:00:00"));
    }

    void session_is_utc_and_read_committed() {
        constexpr Query kSession{"session",
                                 "SELECT CONCAT_WS(' ', @@time_zone, @@tx_isolation, @@character_set_connection)"};
        CHECK_EQUAL("+00:00 READ-COMMITTED utf8mb4", connection_->find(kSession)->text(0));
    }

    void rollback_takes_back() {
        connection_->begin();
        connection_->insert(kInsertNumber, 1);
        connection_->rollback();
        CHECK_EQUAL(0, connection_->select(kAll).size());
        connection_->begin();
        connection_->insert(kInsertNumber, 1);
        connection_->commit();
        connection_->rollback();
        CHECK_EQUAL(1, connection_->select(kAll).size());
    }

    void what_nobody_waits_for_travels_with_the_next() {
        connection_->begin();
        connection_->change_later(kInsertWords, "'; DROP TABLE t; --");
        connection_->change_later(kInsertNumber, 7);
        const Rows rows = connection_->select(kAll);
        CHECK_EQUAL(2U, rows.size());
        CHECK_EQUAL("'; DROP TABLE t; --", rows[0].text(2));
        CHECK_EQUAL(7, rows[1].number(1));
        connection_->rollback();
        CHECK(connection_->select(kAll).empty());
    }

    void it_travels_with_the_commit_and_goes_with_the_rollback() {
        connection_->begin();
        connection_->change_later(kInsertNumber, 1);
        connection_->rollback();
        CHECK_EQUAL(0U, seen_by_others());
        connection_->begin();
        connection_->change_later(kInsertNumber, 2);
        CHECK_EQUAL(0U, seen_by_others());
        connection_->commit();
        CHECK_EQUAL(1U, seen_by_others());
        connection_->begin();
        connection_->commit();
    }

    void outside_a_transaction_nothing_waits() {
        connection_->change_later(kInsertNumber, 1);
        CHECK_EQUAL(1U, seen_by_others());
    }

    // A compound statement tells the sum: a queued message counted for two, and there was "no such site".
    void a_count_is_of_its_own_statement() {
        connection_->begin();
        CHECK_EQUAL(1U, connection_->change(kInsertNumber, 1));
        for (int i = 0; i < 3; ++i) connection_->change_later(kInsertNumber, 2);
        CHECK_EQUAL(3U, connection_->change({"set", "UPDATE t SET number = 3 WHERE number = ?"}, 2));
        connection_->change_later(kInsertNumber, 4);
        CHECK_EQUAL(0U, connection_->change({"set", "UPDATE t SET number = 3 WHERE number = ?"}, 5));
        connection_->commit();
        CHECK_EQUAL(5U, seen_by_others());
    }

    void a_number_is_of_its_own_statement() {
        connection_->begin();
        const auto first = connection_->insert(kInsertNumber, 1);
        connection_->change_later(kInsertNumber, 2);
        CHECK_EQUAL(first + 2, connection_->insert(kInsertNumber, 3));
        connection_->change_later(kInsertNumber, 4);
        CHECK_EQUAL(0U, connection_->insert({"none", "INSERT INTO t (number) SELECT 5 FROM t WHERE number = ?"}, 9));
        connection_->commit();
    }

    void its_error_is_thrown_where_it_travels() {
        connection_->begin();
        connection_->change_later(kInsertCode, "a");
        connection_->change_later(kInsertCode, "a");
        CPPUNIT_ASSERT_THROW(connection_->select(kAll), DuplicateKey);
        CHECK_EQUAL(1U, connection_->select(kAll).size());  // what went before it is there, and the transaction too
        connection_->change_later(kInsertCode, "far too long");
        CHECK_BROKEN("insert_code+commit", connection_->commit());
        connection_->rollback();
        CHECK(connection_->is_usable());
        CHECK(connection_->select(kAll).empty());
    }

    void one_row_and_no_other_number() {
        connection_->begin();
        connection_->change_one_later(kInsertNumber, 1);
        CHECK_EQUAL(1U, connection_->select(kAll).size());
        connection_->change_one_later(kSetNumber, 2, 999);
        CHECK_BROKEN("changed another number of rows than one", connection_->select(kAll));
        connection_->rollback();
    }

    void more_than_can_wait_go_earlier() {
        connection_->begin();
        for (int i = 0; i < 100; ++i) connection_->change_later(kInsertNumber, i);
        CHECK_EQUAL(100U, connection_->select(kAll).size());
        connection_->commit();
        CHECK_EQUAL(100U, seen_by_others());
    }

    void many_answers_in_one_round_trip() {
        connection_->insert(kInsertNumber, 7);
        constexpr Query kOf{"of", "SELECT number FROM t WHERE number = ?"};
        const auto rows = connection_->find_each({Bound(kOf, 7), Bound(kOf, 8), Bound(kAll)});
        CHECK_EQUAL(3U, rows.size());
        CHECK(rows[0] && !rows[1] && rows[2]);
        CHECK_EQUAL(7, rows[2]->number(1));
    }

    void the_last_answers_come_with_the_commit() {
        connection_->begin();
        connection_->change_later(kInsertNumber, 7);
        CHECK_EQUAL(7, connection_->find_each_and_commit({Bound(kAll)}).at(0)->number(1));
        CHECK_EQUAL(1U, seen_by_others());
        connection_->rollback();
        connection_->commit();
        CHECK_EQUAL(1U, seen_by_others());
    }

    // An older Connector/C waited for more after an answer without rows, until its patience was over.
    void no_rows_in_answer_are_no_rows_again_and_again() {
        for (int i = 0; i < 3; ++i) {
            connection_->begin();
            CHECK(!connection_->find({"none", "SELECT id FROM t WHERE number = ?"}, 99));
            connection_->change_later(kInsertNumber, 1);
            CHECK(!connection_->find({"none", "SELECT id FROM t WHERE number = ?"}, 99));
            connection_->commit();
        }
        CHECK(connection_->is_usable());
    }

    void an_error_behind_an_answer_is_told_and_over() {
        constexpr Query kOf{"of", "SELECT id FROM t WHERE code = ?"};
        connection_->insert(kInsertCode, "a");
        const auto find_and_insert = [&](const char* code) {
            connection_->begin();
            return connection_->find_each_and_commit({Bound(kOf, "a"), Bound(kInsertCode, code)});
        };
        CPPUNIT_ASSERT_THROW(find_and_insert("a"), DuplicateKey);
        connection_->rollback();
        CHECK(connection_->is_usable());
        CHECK(find_and_insert("b").at(0));
        CHECK_EQUAL(2U, seen_by_others());
    }

    void what_travels_together_is_one_round_trip() {
        constexpr Query kAsked{"asked", "SHOW SESSION STATUS LIKE 'Com_stmt_execute'"};
        const auto before = connection_->find(kAsked)->number(1);
        connection_->begin();
        for (int i = 0; i < 5; ++i) connection_->change_later(kInsertNumber, i);
        connection_->find_each_and_commit({Bound(kAll)});
        CHECK_EQUAL(before + 2, connection_->find(kAsked)->number(1));  // this one too
    }

    // It stays prepared while a migration changes the table below it.
    void a_changed_table_is_seen_by_what_travels_together() {
        constexpr std::array kChanges = {Query{"add", "ALTER TABLE t ADD COLUMN more INT DEFAULT 7 FIRST"},
                                         Query{"drop", "ALTER TABLE t DROP COLUMN bytes, ADD COLUMN bytes LONGBLOB"},
                                         Query{"key", "ALTER TABLE t ADD KEY number (number)"}};
        for (const Query& change : kChanges) {
            connection_->begin();
            connection_->change_later(kInsertNumber, 7);
            CHECK_EQUAL(7, connection_->select(kAll).back().number(1));
            connection_->commit();
            Connection(server().settings()).change(change);
        }
        connection_->begin();
        connection_->change_later(kInsertNumber, 8);
        CHECK_EQUAL(8, connection_->select(kAll).back().number(1));
        connection_->commit();
    }

    void script_stops_at_its_first_error() {
        connection_->run_script(
            "INSERT INTO t (number) VALUES (1); SELECT * FROM t; INSERT INTO t (number) VALUES (2)");
        CHECK_EQUAL(2, connection_->select(kAll).size());
        CHECK_BROKEN("script", connection_->run_script("DELETE FROM t; NONSENSE; INSERT INTO t (number) VALUES (3)"));
        CHECK_EQUAL(0, connection_->select(kAll).size());
    }

    void escaped_text_is_one_text() {
        for (const char* text : {"", "'", "\\", "a'b\"c\\d", "ñ'"}) {
            connection_->run_script(fmt::format("INSERT INTO t (words) VALUES ('{}')", connection_->escape(text)));
            CHECK_EQUAL(text, connection_->select(kAll).back().text(2));
        }
    }

    void no_server_is_unavailable() {
        Settings settings = server().settings();
        settings.socket += ".none";
        CHECK_UNAVAILABLE("database: connect", Connection(settings));
    }

    void no_such_database_is_unavailable() {
        Settings settings = server().settings();
        settings.database = "no_such_database";
        CHECK_UNAVAILABLE("database: connect", Connection(settings));
    }

    void killed_connection_is_unavailable_and_unusable() {
        CHECK(connection_->answers());
        const auto id = connection_->find({"id", "SELECT CONNECTION_ID()"})->number(0);
        Connection(server().settings()).run_script(fmt::format("KILL {}", id));
        CHECK_UNAVAILABLE("all", connection_->select(kAll));
        CHECK(!connection_->is_usable());
        CHECK(!connection_->answers());
        connection_->rollback();  // says nothing
    }

    void slow_statement_is_unavailable() {
        Settings settings = server().settings();
        settings.timeout_seconds = 1;
        Connection impatient(settings);
        CHECK_UNAVAILABLE("sleep", impatient.select({"sleep", "SELECT SLEEP(20)"}));
        CHECK(!impatient.is_usable());
    }

  private:
    static tests::Database& server() { return tests::Database::shared(); }
    static std::size_t seen_by_others() { return Connection(server().settings()).select(kAll).size(); }

    std::unique_ptr<Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConnectionTest);

}  // namespace valija::db
