// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/lockout_store.h"

#include "base/fault.h"

namespace valija::guard {

namespace {

constexpr db::Query kStanding{
    "find_lockout_standing",
    "SELECT subject, locked_until FROM lockout WHERE subject IN (?, ?, ?, ?, ?) AND locked_until > ?"
    " UNION ALL SELECT subject, expires_at FROM known_place WHERE subject = ? AND expires_at > ?"};
// MariaDB assigns from left to right, and what is assigned is seen further right (single assignments of one row, which
// the mode SIMULTANEOUS_ASSIGNMENT would change: it is not set). So last_try tells the rest whether the try counts, and
// marks and window change only after everybody has looked at them.
constexpr db::Query kCount{
    "count_failure",
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
    " RETURNING last_try, failures, locked_until"};
constexpr db::Query kTakeBack{"take_back_failure",
                              "UPDATE lockout SET marks = REPLACE(marks, ?, ''), failures = GREATEST(failures, 1) - 1,"
                              " locked_until = IF(failures > tolerated, locked_until, NULL)"
                              " WHERE subject IN (?, ?, ?) AND LOCATE(?, marks) > 0"};
constexpr db::Query kForget{"forget_failures", "DELETE FROM lockout WHERE subject IN (?, ?)"};
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

}  // namespace

Standing find_standing(db::Connection& connection, const Subjects& subjects, base::Time now) {
    Standing standing;
    const auto rows = connection.select(kStanding, db::Bytes(subjects.at_place), db::Bytes(subjects.everywhere),
                                        db::Bytes(subjects.at_place_everywhere), db::Bytes(subjects.network),
                                        db::Bytes(subjects.in_all), now, db::Bytes(subjects.known_place), now);
    for (const db::Row& row : rows) {
        const std::string& subject = row.text(0);
        if (subject == subjects.known_place) standing.place_known = true;
        if (subject == subjects.at_place) standing.at_place = row.time(1);
        if (subject == subjects.everywhere) standing.everywhere = row.time(1);
        if (subject == subjects.at_place_everywhere) standing.at_place_everywhere = row.time(1);
        if (subject == subjects.network) standing.network = row.time(1);
        if (subject == subjects.in_all) standing.in_all = row.time(1);
    }
    return standing;
}

Count count_failure(db::Connection& connection, const std::string& subject, const Limit& limit, const std::string& mark,
                    const std::string& number, base::Time now) {
    const base::Time window_until = now + limit.window;
    const auto row = connection.find(kCount, db::Bytes(subject), limit.tolerated, entry(mark), window_until,
                                     db::Bytes(number), window_until, now, now, now + limit.lock, now, now, now);
    if (!row) base::broken("a counted failure returned nothing");
    return {.admitted = row->text(0) == number,
            .locked_until = later(*row, 2, now),
            .failures = static_cast<unsigned>(row->number(1))};
}

void take_back_failure(db::Connection& connection, const Subjects& subjects, const std::string& mark) {
    connection.change(kTakeBack, entry(mark), db::Bytes(subjects.at_place), db::Bytes(subjects.everywhere),
                      db::Bytes(subjects.at_place_everywhere), entry(mark));
}

void forget_failures(db::Connection& connection, const Subjects& subjects) {
    connection.change(kForget, db::Bytes(subjects.at_place), db::Bytes(subjects.at_place_everywhere));
}

void remember_place(db::Connection& connection, const std::string& known_place, base::Time expires_at) {
    connection.change(kRemember, db::Bytes(known_place), expires_at);
}

std::uint64_t expire_lockouts(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpireLockouts, now, most);
}

std::uint64_t expire_known_places(db::Connection& connection, base::Time now, unsigned most) {
    return connection.change(kExpirePlaces, now, most);
}

}  // namespace valija::guard
