// SPDX-License-Identifier: AGPL-3.0-or-later
// One connection to MariaDB; prepared statements only, each with a name that logs and faults use. <mysql.h> is included
// by connection.cpp alone. Not thread-safe: take one from the Pool. A lost server is Fault Unavailable, a refused
// statement Broken, but a deadlock, a lock wait and a failed certification are a Retry, which transact() catches, and a
// duplicate key a DuplicateKey.
//
// What nobody waits for travels with what somebody does: the beginning of a transaction and a change_later() go to the
// server together with the next statement or the commit, in one round trip, as one compound statement
// (BEGIN NOT ATOMIC; docs/decisions/0015-travel-together.md).
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "db/value.h"

namespace valija::db {

// A named statement: a constant in a *_store.cpp.
struct Query {
    std::string_view name;
    std::string_view sql;
};

// A statement with what is bound to it.
struct Bound {
    template <typename... Values>
    explicit Bound(const Query& asked, const Values&... bound) : query(asked), values{Value(bound)...} {}

    Query query;
    std::vector<Value> values;
};

class Retry : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class DuplicateKey : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

class Row {
  public:
    explicit Row(std::vector<std::optional<std::string>> cells) : cells_(std::move(cells)) {}

    bool is_null(std::size_t column) const { return !cells_.at(column).has_value(); }
    // REQUIRES: not NULL (else a Fault).
    const std::string& text(std::size_t column) const;
    std::int64_t number(std::size_t column) const;
    base::Time time(std::size_t column) const;
    std::optional<std::string> maybe_text(std::size_t column) const { return cells_.at(column); }

  private:
    std::vector<std::optional<std::string>> cells_;
};

using Rows = std::vector<Row>;

struct Settings {
    std::string socket;  // path
    std::string database;
    std::string user;
    std::string password;
    unsigned timeout_seconds = 5;  // connect, read, write
};

class Connection {
  public:
    explicit Connection(const Settings& settings);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // All rows of a SELECT.
    template <typename... Values>
    Rows select(const Query& query, const Values&... values) {
        return run({Bound(query, values...)}).rows.back();
    }
    // The one row of a SELECT that yields at most one.
    template <typename... Values>
    std::optional<Row> find(const Query& query, const Values&... values) {
        return first(run({Bound(query, values...)}).rows.back());
    }
    // The one row of each of several, which the server answers in their order and in one round trip.
    std::vector<std::optional<Row>> find_each(std::vector<Bound> asked);
    // The same as the last of the transaction, which they commit; its commit() and rollback() then do nothing.
    // REQUIRES: at least one that answers whatever happens.
    std::vector<std::optional<Row>> find_each_and_commit(std::vector<Bound> asked);
    // How many rows an INSERT, UPDATE or DELETE changed.
    template <typename... Values>
    std::uint64_t change(const Query& query, const Values&... values) {
        return count_change(Bound(query, values...));
    }
    // The AUTO_INCREMENT number of an INSERT, which goes by itself: a compound statement does not tell it.
    template <typename... Values>
    std::uint64_t insert(const Query& query, const Values&... values) {
        run({});
        return run({Bound(query, values...)}).inserted_id;
    }
    // A change whose count nobody needs: in a transaction it is sent with what comes next, and its error is thrown
    // there. REQUIRES: no duplicate key that somebody would tell apart, and no rows in answer.
    template <typename... Values>
    void change_later(const Query& query, const Values&... values) {
        leave(Bound(query, values...));
    }
    // The same for one that changes one row and no other number of them: else it is a Broken.
    template <typename... Values>
    void change_one_later(const Query& query, const Values&... values) {
        leave_one(Bound(query, values...));
    }

    // The same statement for many rows at once, each with as many values: one round trip. Returns how many rows it
    // found or made in all. An error may come after some rows are written: call it inside a transaction.
    std::uint64_t change_many(const Query& query, const std::vector<std::vector<Value>>& rows);

    // A script of many statements (migrations, grants): never with anything from outside in it.
    void run_script(const std::string& sql);
    // As the server would write it inside '...' (only for CREATE USER, which cannot be prepared).
    std::string escape(const std::string& text);

    void begin();
    void commit();
    void rollback() noexcept;

    // False after an error that leaves the connection's state unknown: the pool throws it away.
    bool is_usable() const;
    // Asks the server; for a connection that has lain idle.
    bool answers();

  private:
    struct Result {
        std::vector<Rows> rows;  // of each statement that answers with some
        std::uint64_t changed = 0;
        std::uint64_t inserted_id = 0;
    };
    class Driver;

    Result run(std::vector<Bound> asked);
    std::uint64_t count_change(Bound change);
    void leave(Bound change);
    void leave_one(Bound change);
    static std::optional<Row> first(Rows rows);
    static std::vector<std::optional<Row>> firsts(std::vector<Rows> rows);

    std::unique_ptr<Driver> driver_;
};

}  // namespace valija::db
