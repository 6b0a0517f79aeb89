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
#include <map>

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

// Bound parameters of one execution; `values` must outlive it.
class Parameters {
  public:
    explicit Parameters(const std::vector<Value>& values) : binds_(values.size()) {
        for (std::size_t i = 0; i < values.size(); ++i)
            std::visit([&](const auto& data) { fill(binds_[i], data); }, values[i].data());
    }
    MYSQL_BIND* data() { return binds_.data(); }

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

    MYSQL_STMT* prepare(const Query& query) {
        auto& statement = statements_[query.sql.data()];
        if (statement) return statement.get();
        statement.reset(mysql_stmt_init(handle_.get()));
        if (!statement) base::broken("no memory for a statement");
        if (mysql_stmt_prepare(statement.get(), query.sql.data(), query.sql.size()) != 0) {
            const Statement broken_statement = std::move(statement);
            fail(broken_statement.get(), "prepare", query.name);
        }
        return statement.get();
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
    std::map<const void*, Statement> statements_;  // by the address of a constant's text; closed before the handle
    bool usable_ = true;
};

namespace {

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

Connection::Connection(const Settings& settings) : driver_(std::make_unique<Driver>(settings)) {}
Connection::~Connection() = default;

Connection::Result Connection::run(const Query& query, const std::vector<Value>& values) {
    MYSQL_STMT* statement = driver_->prepare(query);
    assert(mysql_stmt_param_count(statement) == values.size());
    Parameters parameters(values);
    if (mysql_stmt_bind_param(statement, parameters.data()) != 0) driver_->fail(statement, "bind", query.name);
    if (mysql_stmt_execute(statement) != 0) driver_->fail(statement, "execute", query.name);
    Result result;
    const unsigned columns = mysql_stmt_field_count(statement);
    if (columns == 0) {
        result.changed = mysql_stmt_affected_rows(statement);
        result.inserted_id = mysql_stmt_insert_id(statement);
        return result;
    }
    const ResultGuard guard(statement);
    ResultReader reader(statement, columns);
    if (!reader.start()) driver_->fail_reading(statement, "store", query.name);
    int fetched = 0;
    while ((fetched = reader.next()) == 0) result.rows.push_back(reader.row());
    if (fetched != MYSQL_NO_DATA) driver_->fail_reading(statement, "fetch", query.name);
    return result;
}

std::uint64_t Connection::change_many(const Query& query, const std::vector<std::vector<Value>>& rows) {
    if (rows.empty()) return 0;
    MYSQL_STMT* statement = driver_->prepare(query);
    assert(mysql_stmt_param_count(statement) == rows.front().size());
    ManyParameters parameters(rows);
    const RowCount count(statement, rows.size());
    if (mysql_stmt_bind_param(statement, parameters.data()) != 0) driver_->fail(statement, "bind", query.name);
    if (mysql_stmt_execute(statement) != 0) driver_->fail(statement, "execute", query.name);
    return mysql_stmt_affected_rows(statement);
}

void Connection::run_script(const std::string& sql) { driver_->run(sql, "script"); }

std::string Connection::escape(const std::string& text) {
    std::string escaped(text.size() * 2 + 1, '\0');
    escaped.resize(mysql_real_escape_string(driver_->handle(), escaped.data(), text.data(), text.size()));
    return escaped;
}

void Connection::begin() { driver_->run("START TRANSACTION", "begin"); }
void Connection::commit() { driver_->run("COMMIT", "commit"); }

void Connection::rollback() noexcept {
    try {
        if (driver_->usable()) driver_->run("ROLLBACK", "rollback");
    } catch (const std::exception&) {
        // The server rolls back by itself when the connection goes, and this one is marked unusable.
    }
}

bool Connection::is_usable() const { return driver_->usable(); }
bool Connection::answers() { return driver_->usable() && mysql_ping(driver_->handle()) == 0; }

}  // namespace valija::db
