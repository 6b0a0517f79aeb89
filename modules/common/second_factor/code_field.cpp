// SPDX-License-Identifier: AGPL-3.0-or-later
#include "second_factor/code_field.h"

#include <algorithm>
#include <chrono>

#include "base/fault.h"
#include "guard/password_mark.h"
#include "view/wait.h"

namespace valija::second_factor {

CodeField::Checked CodeField::check(db::Pool& pool, const http::Form& form, const Typist& typist, base::Time now,
                                    const Look& look) const {
    const std::string& typed = form.value(kCode.name);
    if (typed.empty()) return {Outcome::LeftEmpty, {}};
    const guard::Try attempt{.address = typist.address,
                             .remote_address = typist.remote_address,
                             .mark = guard::random_mark(*random_),
                             .device_hash = typist.device_hash};
    const auto verdict = lockout_.admit(pool, attempt, *random_, now);
    if (!verdict.admitted) return {Outcome::LockedOut, verdict.locked_until};
    if (look(typed)) {
        lockout_.forgive(pool, attempt, now);
        return {Outcome::Right, {}};
    }
    const auto locked_until = lockout_.fail(pool, attempt, *random_, now);
    return {locked_until ? Outcome::LockedOut : Outcome::Wrong, locked_until};
}

void CodeField::fill(view::Slot field, const Checked& checked, base::Time now) {
    auto refused = field.add("REFUSED_CODE");
    switch (checked.outcome) {
        case Outcome::Right:
            break;
        case Outcome::Wrong:
            refused.show("WRONG_FACTOR");
            return;
        case Outcome::LeftEmpty:
            refused.show("EMPTY_FACTOR");
            return;
        case Outcome::LockedOut: {
            auto locked = refused.add("LOCKED_FACTOR");
            view::show_wait(locked, checked.locked_until.value_or(now) - now);
            return;
        }
    }
    base::broken("a right code is not refused");
}

int CodeField::status_of(Outcome outcome) { return outcome == Outcome::LockedOut ? 429 : 422; }

std::string CodeField::wait_of(const Checked& checked, base::Time now) {
    if (checked.outcome != Outcome::LockedOut) return "";
    const auto wait = std::chrono::ceil<std::chrono::seconds>(checked.locked_until.value_or(now) - now);
    return std::to_string(std::max<std::chrono::seconds::rep>(1, wait.count()));
}

}  // namespace valija::second_factor
