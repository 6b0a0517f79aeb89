// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/lockout_store.h"

#include "base/fault.h"

namespace valija::guard {

namespace {

constexpr db::Query kKnownPlace{"find_known_place", "SELECT 1 FROM known_place WHERE subject = ? AND expires_at > ?"};
// Into a variable, because what IF itself selects is locked, and everybody would wait for everybody's network.
constexpr db::Query kLook{"look_for_lock",
                          "SELECT MAX(locked_until) INTO @locked_until FROM lockout"
                          " WHERE subject IN (?, ?, ?, ?) AND locked_until > ?"};
constexpr db::Query kFound{"found_lock", "SELECT @locked_until"};
// MariaDB assigns from left to right, and what is assigned is seen further right (single assignments of one row, which
// the mode SIMULTANEOUS_ASSIGNMENT would change: it is not set). So last_try tells the rest whether the try counts, and
// marks and window change only after everybody has looked at them.
const std::string kCountSql =
    "INSERT INTO lockout (subject, failures, tolerated, marks, window_until, locked_until, last_try, expires_at)"
    " VALUES (?, 1, ?, ?, ?, NULL, ?, ?)"
    " ON DUPLICATE KEY UPDATE"
    " last_try = IF(locked_until > ?, last_try, VALUE(last_try)),"
    " tolerated = IF(last_try = VALUE(last_try), VALUE(tolerated), tolerated),"
    " failures = CASE WHEN last_try <> VALUE(last_try) THEN failures"
    "   WHEN window_until <= ? THEN 1"
    "   WHEN LOCATE(VALUE(marks), marks) > 0 THEN failures"
    "   ELSE LEAST(failures + 1, 60000) END,"
    " locked_until = IF(last_try = VALUE(last_try) AND failures > tolerated AND LOCATE(VALUE(marks), marks) = 0,"
    "   ?, locked_until),"
    " marks = CASE WHEN last_try <> VALUE(last_try) OR (window_until > ? AND LOCATE(VALUE(marks), marks) > 0) THEN "
    "marks"
    "   WHEN window_until <= ? THEN VALUE(marks)"
    "   ELSE RIGHT(CONCAT(marks, VALUE(marks)), 320) END,"
    " window_until = IF(last_try = VALUE(last_try) AND window_until <= ?, VALUE(window_until), window_until),"
    " expires_at = GREATEST(window_until, COALESCE(locked_until, window_until))"
    " RETURNING last_try, failures, locked_until";
const db::Query kCount{"count_failure", kCountSql};
const std::string kCountIfOpenSql = "IF @locked_until IS NULL THEN " + kCountSql + "; END IF";
const db::Query kCountIfOpen{"count_failure_if_open", kCountIfOpenSql};
// The other row is locked by this transaction, so nobody waits for it here.
const std::string kCountTooSql =
    "IF @locked_until IS NULL AND EXISTS (SELECT 1 FROM lockout WHERE subject = ? AND last_try = ?) THEN " + kCountSql +
    "; END IF";
const db::Query kCountToo{"count_failure_too", kCountTooSql};
constexpr db::Query kTakeBack{"take_back_failure",
                              "UPDATE lockout SET marks = REPLACE(marks, ?, ''), failures = GREATEST(failures, 1) - 1,"
                              " locked_until = IF(failures > tolerated, locked_until, NULL)"
                              " WHERE subject = ? AND LOCATE(?, marks) > 0"};
constexpr db::Query kForget{"forget_failures", "DELETE FROM lockout WHERE subject = ?"};
constexpr db::Query kRemember{"remember_place",
                              "INSERT INTO known_place (subject, expires_at) VALUES (?, ?)"
                              " ON DUPLICATE KEY UPDATE expires_at = GREATEST(expires_at, VALUE(expires_at))"};
constexpr db::Query kExpireLockouts{"expire_lockouts", "DELETE FROM lockout WHERE expires_at <= ? LIMIT ?"};
constexpr db::Query kExpirePlaces{"expire_known_places", "DELETE FROM known_place WHERE expires_at <= ? LIMIT ?"};

// As it stands in the column: each mark ends in a comma, so that none is found across two.
std::string entry(const std::string& mark) { return mark + ','; }

std::optional<base::Time> later(const db::Row& row, std::size_t column, base::Time now) {
    if (row.is_null(column) || row.time(column) <= now) return std::nullopt;
    return row.time(column);
}

// `before`: what the statement asks before it counts.
template <typename... Before>
db::Bound counting(const db::Query& query, const Counted& counted, const std::string& mark, const std::string& number,
                   base::Time now, const Before&... before) {
    const base::Time window_until = now + counted.limit.window;
    return db::Bound(query, before..., db::Bytes(counted.subject), counted.limit.tolerated, entry(mark), window_until,
                     db::Bytes(number), window_until, now, now, now + counted.limit.lock, now, now, now);
}

Count read_count(const std::optional<db::Row>& row, const std::string& number, base::Time now) {
    if (!row) base::broken("a counted failure returned nothing");
    return {.admitted = row->text(0) == number,
            .locked_until = later(*row, 2, now),
            .failures = static_cast<unsigned>(row->number(1))};
}

}  // namespace

bool is_known_place(db::Connection& connection, const std::string& known_place, base::Time now) {
    return connection.find(kKnownPlace, db::Bytes(known_place), now).has_value();
}

std::vector<Count> count_failures(db::Connection& connection, const std::vector<Counted>& all, const std::string& mark,
                                  const std::string& number, base::Time now) {
    std::vector<db::Bound> asked;
    asked.reserve(all.size());
    for (const Counted& one : all) asked.push_back(counting(kCount, one, mark, number, now));
    std::vector<Count> counts;
    for (const auto& row : connection.find_each_and_commit(std::move(asked)))
        counts.push_back(read_count(row, number, now));
    return counts;
}

Count admit_failure(db::Connection& connection, const std::array<std::string, 4>& closing, const Counted& first,
                    const Counted& second, const std::string& mark, const std::string& number, base::Time now) {
    connection.change_later(kLook, db::Bytes(closing[0]), db::Bytes(closing[1]), db::Bytes(closing[2]),
                            db::Bytes(closing[3]), now);
    auto answers = connection.find_each_and_commit(
        {counting(kCountIfOpen, first, mark, number, now),
         counting(kCountToo, second, mark, number, now, db::Bytes(first.subject), db::Bytes(number)),
         db::Bound(kFound)});
    const auto found = std::move(answers.back());
    answers.pop_back();
    if (answers.empty()) return {.admitted = false, .locked_until = later(found.value(), 0, now), .failures = 0};
    Count count = read_count(answers.back(), number, now);
    count.failures = read_count(answers.front(), number, now).failures;
    return count;
}

void take_back_failure(db::Connection& connection, const std::string& subject, const std::string& mark) {
    connection.change_later(kTakeBack, entry(mark), db::Bytes(subject), entry(mark));
}

void forget_failures(db::Connection& connection, const std::string& subject) {
    connection.change_later(kForget, db::Bytes(subject));
}

void remember_place(db::Connection& connection, const std::string& known_place, base::Time expires_at) {
    connection.change_later(kRemember, db::Bytes(known_place), expires_at);
}

std::uint64_t expire_lockouts(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireLockouts, now, most);
}

std::uint64_t expire_known_places(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpirePlaces, now, most);
}

}  // namespace valija::guard
