// SPDX-License-Identifier: AGPL-3.0-or-later
// The present password, asked again before a change that would let somebody else in (OWASP ASVS 5.0, 6.2.3 and 7.5.1):
// an open session is not enough. Counted by the guard of /login, in the same counters, so that it is no second place to
// guess at; a right one takes back what it counted.
#pragma once

#include <memory>
#include <optional>

#include "accounts/account_service.h"
#include "guard/lockout.h"
#include "http/form.h"
#include "service/hashing.h"
#include "service/world.h"
#include "sessions/device_cookie.h"
#include "strength/password_text.h"

namespace valija::account {

inline constexpr http::FieldRule kPresentPassword{.name = "present_password",
                                                  .kind = http::FieldRule::Kind::Secret,
                                                  .most_characters = strength::kTypedMaxCharacters};

class PresentPassword {
  public:
    // Needs the keys lockout and device, and password_mark.
    PresentPassword(const service::World& world, std::shared_ptr<service::Hashing> hashing);

    enum class Outcome { Right, Wrong, LeftEmpty, LockedOut, Busy };
    struct Checked {
        Outcome outcome = Outcome::Wrong;
        std::optional<accounts::Account> account;  // Right: as it was when the password was compared
        std::optional<base::Time> locked_until;    // LockedOut
    };
    // REQUIRES: a form with the rule above.
    Checked check(const http::Request& request, const http::Form& form, const sessions::Session& who) const;

    // Fills account/present_password_field.tpl, which the page has included. `checked` as it was refused; nullptr: not
    // sent yet.
    void fill(view::Slot field, const Checked* checked) const;
    // Of the page that is drawn again: 422, 429 or 503, with Retry-After where there is one.
    static int status_of(Outcome outcome);
    void add_wait(http::Response& response, const Checked& checked) const;

  private:
    // The account, and what the guard counts.
    struct Known {
        std::optional<accounts::Account> account;
        guard::Try attempt;
    };
    Known look_up(const http::Request& request, const std::string& address, const std::string& password) const;

    const service::World& world_;
    guard::Lockout lockout_;
    std::string mark_key_;
    sessions::DeviceCookie device_cookie_;
    std::shared_ptr<service::Hashing> hashing_;
};

}  // namespace valija::account
