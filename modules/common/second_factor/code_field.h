// SPDX-License-Identifier: AGPL-3.0-or-later
// The field in which a second factor's code is typed (templates/common/second_factor_code_field.tpl), wherever it is
// asked: each try is counted in a realm of its own before the code is looked at, and each counts, whatever was typed:
// the same six digits are another guess every 30 seconds (ASVS 5.0, 6.6.3).
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "accounts/second_factor.h"
#include "guard/lockout.h"
#include "http/form.h"
#include "view/page.h"

namespace valija::second_factor {

inline constexpr http::FieldRule kCode{
    .name = "code", .kind = http::FieldRule::Kind::Line, .most_characters = 32, .required = false};

// Who types where. `device_hash`: of a browser that entered this very mailbox before.
struct Typist {
    std::string address;
    std::string remote_address;
    std::optional<std::string> device_hash;
};

class CodeField {
  public:
    // `lockout` counts the tries: guard::Lockout::for_second_factor(), or for_recovery_factor().
    CodeField(guard::Lockout lockout, base::Random& random) : lockout_(std::move(lockout)), random_(&random) {}

    enum class Outcome { Right, Wrong, LeftEmpty, LockedOut };
    struct Checked {
        Outcome outcome = Outcome::Wrong;
        std::optional<base::Time> locked_until;  // LockedOut
    };
    // `look` looks at the code, in a transaction of its own, and says whether it was right.
    using Look = std::function<bool(const std::string& typed)>;
    Checked check(db::Pool& pool, const http::Form& form, const Typist& typist, base::Time now, const Look& look) const;

    // Fills the template, which the page has included. REQUIRES: not Right.
    static void fill(view::Slot field, const Checked& checked, base::Time now);
    // Of the page that is drawn again: 422 or 429.
    static int status_of(Outcome outcome);
    // Seconds for Retry-After; empty: none.
    static std::string wait_of(const Checked& checked, base::Time now);

  private:
    guard::Lockout lockout_;
    base::Random* random_;
};

}  // namespace valija::second_factor
