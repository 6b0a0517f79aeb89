// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/connection.h"

#include <errmsg.h>
#include <fmt/format.h>
#include <mysql.h>
#include <mysqld_error.h>

#include <cassert>
#include <charconv>
#include <cstring>
#include <deque>
#include <iterator>
#include <unordered_map>
#include <utility>

#include "base/fault.h"

namespace valija::db {

namespace {

struct StatementClose {
    void operator()(MYSQL_STMT* statement) const { mysql_stmt_close(statement); }
};
using Statement = std::unique_ptr<MYSQL_STMT, StatementClose>;

struct HandleClose {
    void operator()(MYSQL* handle) const { mysql_close(handle); }
};
using Handle = std::unique_ptr<MYSQL, HandleClose>;

struct MetadataFree {
    void operator()(MYSQL_RES* result) const { mysql_free_result(result); }
};
using Metadata = std::unique_ptr<MYSQL_RES, MetadataFree>;

constexpr unsigned long kFirstRoomBytes = 256;  // most cells fit; longer ones are fetched again

constexpr std::size_t kMostWaiting = 16;  // changes that travel together

constexpr Query kBegin{"begin", "START TRANSACTION"};
constexpr Query kCommit{"commit", "COMMIT"};
constexpr Query kRowCount{"row_count", "SELECT ROW_COUNT()"};
constexpr Query kOneRow{"one_row",
                        "IF ROW_COUNT() <> 1 THEN SIGNAL SQLSTATE '45000'"
                        " SET MESSAGE_TEXT = 'changed another number of rows than one'; END IF"};

// "begin+lock_mailbox"
std::string name_of(const std::vector<Bound>& statements) {
    std::string name;
    for (const Bound& statement : statements) name.append(name.empty() ? "" : "+").append(statement.query.name);
    return name;
}

std::string text_of(const std::vector<Bound>& statements) {
    if (statements.size() == 1) return std::string(statements.front().query.sql);
    std::string text = "BEGIN NOT ATOMIC ";
    for (const Bound& statement : statements) text.append(statement.query.sql).append("; ");
    return text + "END";
}

bool is_client_error(unsigned error) { return error >= CR_MIN_ERROR && error <= CR_MAX_ERROR; }

bool is_server_leaving(unsigned error) {
    return error == ER_SERVER_SHUTDOWN || error == ER_NORMAL_SHUTDOWN || error == ER_CONNECTION_KILLED ||
           error == ER_CON_COUNT_ERROR || error == ER_UNKNOWN_COM_ERROR;
}

[[noreturn]] void raise(unsigned error, std::string_view stage, std::string_view name, const char* message) {
    const std::string text = fmt::format("database: {} {}: {} ({})", stage, name, message, error);
    if (error == ER_LOCK_DEADLOCK || error == ER_LOCK_WAIT_TIMEOUT || error == ER_CHECKREAD) throw Retry(text);
    // The server's words quote the value, which may be an address or somebody's number.
    if (error == ER_DUP_ENTRY || error == ER_DUP_ENTRY_WITH_KEY_NAME)
        throw DuplicateKey(fmt::format("database: {} {}: duplicate key ({})", stage, name, error));
    if (is_client_error(error) || is_server_leaving(error)) base::unavailable(text);
    base::broken(text);
}

// Bound parameters of one execution; `statements` must outlive it.
class Parameters {
  public:
    explicit Parameters(const std::vector<Bound>& statements) {
        for (const Bound& statement : statements) {
            for (const Value& value : statement.values)
                std::visit([&](const auto& data) { fill(binds_.emplace_back(), data); }, value.data());
        }
    }
    MYSQL_BIND* data() { return binds_.data(); }
    std::size_t count() const { return binds_.size(); }

  private:
    static void fill(MYSQL_BIND& bind, const std::nullptr_t&) { bind.buffer_type = MYSQL_TYPE_NULL; }
    static void fill(MYSQL_BIND& bind, const std::int64_t& number) {
        bind.buffer_type = MYSQL_TYPE_LONGLONG;
        bind.buffer = const_cast<std::int64_t*>(&number);
    }
    static void fill(MYSQL_BIND& bind, const std::string& text) {
        bind.buffer_type = MYSQL_TYPE_STRING;
        bind.buffer = const_cast<char*>(text.data());
        bind.buffer_length = text.size();
    }
    static void fill(MYSQL_BIND& bind, const Bytes& bytes) {
        fill(bind, bytes.value);
        bind.buffer_type = MYSQL_TYPE_BLOB;
    }

    std::vector<MYSQL_BIND> binds_;
};

// Bound parameters of one execution with many rows (MariaDB's bulk operations): an array for each column, all of it
// text, which the server takes for any column. `rows` must outlive it.
class ManyParameters {
  public:
    explicit ManyParameters(const std::vector<std::vector<Value>>& rows) : columns_(rows.front().size()) {
        for (Column& column : columns_) column.reserve(rows.size());
        for (const auto& row : rows) {
            assert(row.size() == columns_.size());
            for (std::size_t i = 0; i < row.size(); ++i)
                std::visit([&](const auto& data) { columns_[i].add(data); }, row[i].data());
        }
        for (Column& column : columns_) binds_.push_back(column.bind());
    }
    MYSQL_BIND* data() { return binds_.data(); }

  private:
    class Column {
      public:
        void reserve(std::size_t rows) {
            texts_.reserve(rows);
            lengths_.reserve(rows);
            indicators_.reserve(rows);
        }
        void add(const std::nullptr_t&) { add(nullptr, 0, STMT_INDICATOR_NULL); }
        void add(const std::int64_t& number) {
            const std::string& digits = numbers_.emplace_back(std::to_string(number));
            add(digits.data(), digits.size(), STMT_INDICATOR_NONE);
        }
        void add(const std::string& text) { add(text.data(), text.size(), STMT_INDICATOR_NONE); }
        void add(const Bytes& bytes) {
            type_ = MYSQL_TYPE_BLOB;
            add(bytes.value);
        }
        MYSQL_BIND bind() {
            MYSQL_BIND bind{};
            bind.buffer_type = type_;
            bind.buffer = texts_.data();
            bind.length = lengths_.data();
            bind.u.indicator = indicators_.data();
            return bind;
        }

      private:
        void add(const char* text, unsigned long length, char indicator) {
            texts_.push_back(const_cast<char*>(text));
            lengths_.push_back(length);
            indicators_.push_back(indicator);
        }

        enum_field_types type_ = MYSQL_TYPE_STRING;
        std::deque<std::string> numbers_;  // stay where they are
        std::vector<char*> texts_;
        std::vector<unsigned long> lengths_;
        std::vector<char> indicators_;
    };

    std::vector<Column> columns_;
    std::vector<MYSQL_BIND> binds_;
};

// Sets how many rows a statement is bound to, and one again whatever happens.
class RowCount {
  public:
    RowCount(MYSQL_STMT* statement, std::size_t rows) : statement_(statement) { set(static_cast<unsigned>(rows)); }
    ~RowCount() { set(0); }
    RowCount(const RowCount&) = delete;
    RowCount& operator=(const RowCount&) = delete;

  private:
    void set(unsigned rows) { mysql_stmt_attr_set(statement_, STMT_ATTR_ARRAY_SIZE, &rows); }

    MYSQL_STMT* statement_;
};

std::optional<std::string> fetch_again(MYSQL_STMT* statement, unsigned column, unsigned long length) {
    std::string cell(length, '\0');
    MYSQL_BIND bind{};
    bind.buffer_type = MYSQL_TYPE_STRING;
    bind.buffer = cell.data();
    bind.buffer_length = length;
    if (mysql_stmt_fetch_column(statement, &bind, column, 0) != 0) return std::nullopt;
    return cell;
}

// Reads a statement's result, every cell as text.
class ResultReader {
  public:
    ResultReader(MYSQL_STMT* statement, unsigned columns)
        : statement_(statement), binds_(columns), room_(columns * kFirstRoomBytes), lengths_(columns), nulls_(columns) {
        for (unsigned i = 0; i < columns; ++i) {
            binds_[i].buffer_type = MYSQL_TYPE_STRING;
            binds_[i].buffer = room_.data() + i * kFirstRoomBytes;
            binds_[i].buffer_length = kFirstRoomBytes;
            binds_[i].length = &lengths_[i];
            binds_[i].is_null = &nulls_[i];
        }
    }

    bool start() {
        return mysql_stmt_bind_result(statement_, binds_.data()) == 0 && mysql_stmt_store_result(statement_) == 0;
    }

    // 0: a row was read, MYSQL_NO_DATA: the end, other: an error.
    int next() {
        const int result = mysql_stmt_fetch(statement_);
        return result == MYSQL_DATA_TRUNCATED ? 0 : result;
    }

    Row row() const {
        std::vector<std::optional<std::string>> cells;
        cells.reserve(binds_.size());
        for (unsigned i = 0; i < binds_.size(); ++i) cells.push_back(cell(i));
        return Row(std::move(cells));
    }

  private:
    std::optional<std::string> cell(unsigned column) const {
        if (nulls_[column] != 0) return std::nullopt;
        if (lengths_[column] > kFirstRoomBytes) return fetch_again(statement_, column, lengths_[column]);
        return std::string(room_.data() + column * kFirstRoomBytes, lengths_[column]);
    }

    MYSQL_STMT* statement_;
    std::vector<MYSQL_BIND> binds_;
    std::vector<char> room_;
    std::vector<unsigned long> lengths_;
    std::vector<my_bool> nulls_;
};

// Frees the stored rows whatever happens, so that the statement can be executed again.
class ResultGuard {
  public:
    explicit ResultGuard(MYSQL_STMT* statement) : statement_(statement) {}
    ~ResultGuard() { mysql_stmt_free_result(statement_); }
    ResultGuard(const ResultGuard&) = delete;
    ResultGuard& operator=(const ResultGuard&) = delete;

  private:
    MYSQL_STMT* statement_;
};

}  // namespace

const std::string& Row::text(std::size_t column) const {
    const auto& cell = cells_.at(column);
    if (!cell) base::broken(fmt::format("column {} is NULL", column));
    return *cell;
}

std::int64_t Row::number(std::size_t column) const {
    const std::string& digits = text(column);
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size())
        base::broken(fmt::format("column {} is not a number", column));
    return value;
}

base::Time Row::time(std::size_t column) const { return base::from_sql(text(column)); }

class Connection::Driver {
  public:
    explicit Driver(const Settings& settings) : handle_(mysql_init(nullptr)) {
        if (!handle_) base::broken("no memory for a database connection");
        set_options(settings);
        if (mysql_real_connect(handle_.get(), nullptr, settings.user.c_str(), settings.password.c_str(),
                               settings.database.c_str(), 0, settings.socket.c_str(),
                               CLIENT_MULTI_STATEMENTS | CLIENT_FOUND_ROWS) == nullptr) {
            // Whatever the reason, the door is shut for now: a wrong grant is as unavailable as a stopped server.
            base::unavailable(
                fmt::format("database: connect: {} ({})", mysql_error(handle_.get()), mysql_errno(handle_.get())));
        }
    }

    // A statement that is closed after its connection asks the server nothing.
    ~Driver() {
        if (!usable_) handle_.reset();
    }
    Driver(const Driver&) = delete;
    Driver& operator=(const Driver&) = delete;

    MYSQL* handle() { return handle_.get(); }
    bool usable() const { return usable_; }

    [[noreturn]] void fail(std::string_view stage, std::string_view name) {
        const unsigned error = mysql_errno(handle_.get());
        if (is_client_error(error) || is_server_leaving(error)) usable_ = false;
        raise(error, stage, name, mysql_error(handle_.get()));
    }

    [[noreturn]] void fail(MYSQL_STMT* statement, std::string_view stage, std::string_view name) {
        const unsigned error = mysql_stmt_errno(statement);
        const std::string message = mysql_stmt_error(statement);
        if (is_client_error(error) || is_server_leaving(error)) usable_ = false;
        raise(error, stage, name, message.c_str());
    }

    // Connector/C believes that rows are still to come and would wait for them at the statement's next use.
    [[noreturn]] void fail_reading(MYSQL_STMT* statement, std::string_view stage, std::string_view name) {
        usable_ = false;
        fail(statement, stage, name);
    }

    MYSQL_STMT* prepare(const std::vector<Bound>& statements) {
        const std::string text = text_of(statements);
        auto& statement = statements_[text];
        if (statement) return statement.get();
        statement.reset(mysql_stmt_init(handle_.get()));
        if (!statement) base::broken("no memory for a statement");
        if (mysql_stmt_prepare(statement.get(), text.data(), text.size()) != 0) {
            const Statement broken_statement = std::move(statement);
            fail(broken_statement.get(), "prepare", name_of(statements));
        }
        return statement.get();
    }

    // What waits, and `asked` behind it, in one round trip.
    Result run(std::vector<Bound> asked) {
        std::vector<Bound> all = std::exchange(waiting_, {});
        if (stage_ == Stage::Waits) stage_ = Stage::Begun;
        std::move(asked.begin(), asked.end(), std::back_inserter(all));
        return all.empty() ? Result() : execute(all);
    }

    void leave(std::vector<Bound> changes) {
        if (stage_ == Stage::None || waiting_.size() >= kMostWaiting) {
            run(std::move(changes));
        } else {
            std::move(changes.begin(), changes.end(), std::back_inserter(waiting_));
        }
    }

    bool has_changes_waiting() const { return waiting_.size() > (stage_ == Stage::Waits ? 1 : 0); }

    void begin() {
        assert(stage_ == Stage::None);
        stage_ = Stage::Waits;
        waiting_.emplace_back(kBegin);
    }

    void commit() {
        if (stage_ == Stage::Begun || has_changes_waiting()) run({Bound(kCommit)});
        end();
    }

    Result finish(std::vector<Bound> asked) {
        assert(stage_ != Stage::None);
        asked.emplace_back(kCommit);
        Result result = run(std::move(asked));
        end();
        return result;
    }

    void rollback() {
        const bool begun = stage_ == Stage::Begun;
        end();
        if (begun && usable_) run("ROLLBACK", "rollback");
    }

    void run(const std::string& sql, std::string_view name) {
        if (mysql_real_query(handle_.get(), sql.data(), sql.size()) != 0) fail("run", name);
        for (;;) {
            const Metadata rows(mysql_store_result(handle_.get()));
            const int next = mysql_next_result(handle_.get());
            if (next > 0) fail("run", name);
            if (next < 0) return;
        }
    }

  private:
    // Where a transaction stands: there is none, it waits for its first statement, the server knows of it.
    enum class Stage { None, Waits, Begun };

    void end() {
        stage_ = Stage::None;
        waiting_.clear();
    }

    Result execute(const std::vector<Bound>& statements) {
        MYSQL_STMT* statement = prepare(statements);
        Parameters parameters(statements);
        assert(mysql_stmt_param_count(statement) == parameters.count());
        if (mysql_stmt_bind_param(statement, parameters.data()) != 0) fail(statement, "bind", name_of(statements));
        if (mysql_stmt_execute(statement) != 0) fail(statement, "execute", name_of(statements));
        const ResultGuard guard(statement);
        Result result;
        int next = 0;
        do {
            if (const unsigned columns = mysql_stmt_field_count(statement); columns > 0) {
                result.rows.push_back(read_rows(statement, columns, statements));
            } else {
                result.changed = mysql_stmt_affected_rows(statement);
                result.inserted_id = mysql_stmt_insert_id(statement);
            }
            next = mysql_stmt_next_result(statement);
        } while (next == 0);
        if (next > 0) fail(statement, "execute", name_of(statements));
        return result;
    }

    Rows read_rows(MYSQL_STMT* statement, unsigned columns, const std::vector<Bound>& statements) {
        ResultReader reader(statement, columns);
        if (!reader.start()) fail_reading(statement, "store", name_of(statements));
        Rows rows;
        int fetched = 0;
        while ((fetched = reader.next()) == 0) rows.push_back(reader.row());
        if (fetched != MYSQL_NO_DATA) fail_reading(statement, "fetch", name_of(statements));
        return rows;
    }

    void set_options(const Settings& settings) {
        const unsigned timeout = settings.timeout_seconds;
        mysql_options(handle_.get(), MYSQL_OPT_CONNECT_TIMEOUT, &timeout);
        mysql_options(handle_.get(), MYSQL_OPT_READ_TIMEOUT, &timeout);
        mysql_options(handle_.get(), MYSQL_OPT_WRITE_TIMEOUT, &timeout);
        mysql_options(handle_.get(), MYSQL_SET_CHARSET_NAME, "utf8mb4");
        mysql_options(handle_.get(), MYSQL_INIT_COMMAND,
                      // In a cluster no read may miss what another node has committed (design rule 10).
                      "SET SESSION time_zone='+00:00', tx_isolation='READ-COMMITTED', wsrep_sync_wait=1, "
                      "sql_mode='STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO'");
    }

    Handle handle_;
    std::unordered_map<std::string, Statement> statements_;  // by their text; closed before the handle
    std::vector<Bound> waiting_;
    Stage stage_ = Stage::None;
    bool usable_ = true;
};

Connection::Connection(const Settings& settings) : driver_(std::make_unique<Driver>(settings)) {}
Connection::~Connection() = default;

Connection::Result Connection::run(std::vector<Bound> asked) { return driver_->run(std::move(asked)); }

// A compound statement tells the sum of all that it changed.
std::uint64_t Connection::count_change(Bound change) {
    if (!driver_->has_changes_waiting()) return run({std::move(change)}).changed;
    return static_cast<std::uint64_t>(run({std::move(change), Bound(kRowCount)}).rows.back().front().number(0));
}

void Connection::leave(Bound change) { driver_->leave({std::move(change)}); }
void Connection::leave_one(Bound change) { driver_->leave({std::move(change), Bound(kOneRow)}); }

std::optional<Row> Connection::first(Rows rows) {
    return rows.empty() ? std::nullopt : std::optional<Row>(std::move(rows.front()));
}

std::vector<std::optional<Row>> Connection::firsts(std::vector<Rows> rows) {
    std::vector<std::optional<Row>> found;
    found.reserve(rows.size());
    for (Rows& each : rows) found.push_back(first(std::move(each)));
    return found;
}

std::vector<std::optional<Row>> Connection::find_each(std::vector<Bound> asked) {
    return firsts(run(std::move(asked)).rows);
}

std::vector<std::optional<Row>> Connection::find_each_and_commit(std::vector<Bound> asked) {
    return firsts(driver_->finish(std::move(asked)).rows);
}

std::uint64_t Connection::change_many(const Query& query, const std::vector<std::vector<Value>>& rows) {
    if (rows.empty()) return 0;
    run({});
    MYSQL_STMT* statement = driver_->prepare({Bound(query)});
    assert(mysql_stmt_param_count(statement) == rows.front().size());
    ManyParameters parameters(rows);
    const RowCount count(statement, rows.size());
    if (mysql_stmt_bind_param(statement, parameters.data()) != 0) driver_->fail(statement, "bind", query.name);
    if (mysql_stmt_execute(statement) != 0) driver_->fail(statement, "execute", query.name);
    return mysql_stmt_affected_rows(statement);
}

void Connection::run_script(const std::string& sql) {
    run({});
    driver_->run(sql, "script");
}

std::string Connection::escape(const std::string& text) {
    std::string escaped(text.size() * 2 + 1, '\0');
    escaped.resize(mysql_real_escape_string(driver_->handle(), escaped.data(), text.data(), text.size()));
    return escaped;
}

void Connection::begin() { driver_->begin(); }
void Connection::commit() { driver_->commit(); }

void Connection::rollback() noexcept {
    try {
        driver_->rollback();
    } catch (const std::exception&) {
        // The server rolls back by itself when the connection goes, and this one is marked unusable.
    }
}

bool Connection::is_usable() const { return driver_->usable(); }
bool Connection::answers() { return driver_->usable() && mysql_ping(driver_->handle()) == 0; }

}  // namespace valija::db
