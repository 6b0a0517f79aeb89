// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of tables lockout and known_place. Each statement is of one row, and rows are always taken in the order place,
// everywhere (of the address, then of the address at that place), network, in all: nobody waits in a circle, but for
// the cleaning, which takes them as they expired.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"
#include "guard/lockout.h"

namespace valija::guard {

bool is_known_place(db::Connection& connection, const std::string& known_place, base::Time now);

struct Count {
    bool admitted = false;
    std::optional<base::Time> locked_until;  // in the future
    unsigned failures = 0;                   // this one included
};
struct Counted {
    std::string subject;
    Limit limit;
};
// Counts a failure with this mark at each subject that is not locked, all in one round trip. `number`: 8 random bytes,
// the same for all subjects of one try.
std::vector<Count> count_failures(db::Connection& connection, const std::vector<Counted>& all, const std::string& mark,
                                  const std::string& number, base::Time now);
// The same at one subject and then at another, but at none when one of `closing` is locked, and not at the second when
// the first is; of the first are the failures. One round trip, the last of the caller's transaction, which it commits.
Count admit_failure(db::Connection& connection, const std::array<std::string, 4>& closing, const Counted& first,
                    const Counted& second, const std::string& mark, const std::string& number, base::Time now);
// As if the failure with this mark had not been; opens what only it locked.
void take_back_failure(db::Connection& connection, const std::string& subject, const std::string& mark);
void forget_failures(db::Connection& connection, const std::string& subject);
void remember_place(db::Connection& connection, const std::string& known_place, base::Time expires_at);

// Rows that say nothing any more, at most `most` in one step; return how many went.
std::uint64_t expire_lockouts(db::Connection& connection, base::Time now, unsigned most);
std::uint64_t expire_known_places(db::Connection& connection, base::Time now, unsigned most);

}  // namespace valija::guard
