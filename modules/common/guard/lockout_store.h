// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of tables lockout and known_place. Each statement is atomic by itself, and rows are always taken in the order
// place, everywhere, network, in all.
#pragma once

#include <optional>
#include <string>

#include "base/clock.h"
#include "db/connection.h"
#include "guard/lockout.h"

namespace valija::guard {

// What stands in a try's way, as far as can be seen without counting it: until when each subject is locked.
struct Standing {
    bool place_known = false;
    std::optional<base::Time> at_place;
    std::optional<base::Time> everywhere;
    std::optional<base::Time> at_place_everywhere;
    std::optional<base::Time> network;
    std::optional<base::Time> in_all;
};
Standing find_standing(db::Connection& connection, const Subjects& subjects, base::Time now);

struct Count {
    bool admitted = false;
    std::optional<base::Time> locked_until;  // in the future
    unsigned failures = 0;                   // this one included
};
// Counts a failure with this mark, unless the subject is locked. `number`: 8 random bytes, the same for all subjects of
// one try.
Count count_failure(db::Connection& connection, const std::string& subject, const Limit& limit, const std::string& mark,
                    const std::string& number, base::Time now);
// As if the failure with this mark had not been; opens what only it locked.
void take_back_failure(db::Connection& connection, const Subjects& subjects, const std::string& mark);
// Of a known place.
void forget_failures(db::Connection& connection, const Subjects& subjects);
void remember_place(db::Connection& connection, const std::string& known_place, base::Time expires_at);

// Rows that say nothing any more, at most `most` in one step; return how many went.
std::uint64_t expire_lockouts(db::Connection& connection, base::Time now, unsigned most);
std::uint64_t expire_known_places(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::guard
