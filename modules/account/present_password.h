// SPDX-License-Identifier: AGPL-3.0-or-later
// The present password, asked again before a change that would let somebody else in (OWASP ASVS 5.0, 6.2.3 and 7.5.1):
// an open session is not enough. Counted by the guard of /login, in the same counters, so that it is no second place to
// guess at; a right one takes back what it counted. Where a change lets somebody read the mail or recover the password
// later, a code of the second factor is asked too, if there is one: what was made without it would go round it.
#pragma once

#include <memory>
#include <optional>

#include "accounts/account_service.h"
#include "guard/lockout.h"
#include "http/form.h"
#include "second_factor/code_field.h"
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
    enum class Asks { PasswordAlone, CodeToo };
    // Needs the keys lockout, device and second_factor, and password_mark.
    PresentPassword(const service::World& world, std::shared_ptr<service::Hashing> hashing,
                    Asks asks = Asks::PasswordAlone);

    enum class Outcome { Right, Wrong, LeftEmpty, LockedOut, Busy, CodeRefused };
    struct Checked {
        Outcome outcome = Outcome::Wrong;
        std::optional<accounts::Account> account;                    // Right: as it was when the password was compared
        std::optional<base::Time> locked_until;                      // LockedOut
        std::optional<second_factor::CodeField::Checked> code = {};  // CodeRefused
    };
    // REQUIRES: a form with the rule above, and second_factor::kCode where it asks a code too.
    Checked check(const http::Request& request, const http::Form& form, const sessions::Session& who) const;

    // Includes account/present_password_field.tpl, filled, where `content` has its place, and says with the sections
    // REFUSED_PASSWORD and REFUSED_CODE which of the two was refused, with CODE_ASKED that both are asked. `checked` as
    // it was refused; nullptr: not sent yet, or not looked at.
    void draw(view::Slot content, const sessions::Session& who, const Checked* checked) const;
    // Of the page that is drawn again: 422, 429 or 503, with Retry-After where there is one.
    static int status_of(const Checked& checked);
    void add_wait(http::Response& response, const Checked& checked) const;

  private:
    // The account, and what the guard counts.
    struct Known {
        std::optional<accounts::Account> account;
        guard::Try attempt;
    };
    Known look_up(const http::Request& request, const std::string& address, const std::string& password) const;
    second_factor::CodeField::Checked check_code(const http::Form& form, std::uint64_t mailbox_id,
                                                 const guard::Try& attempt) const;
    void fill(view::Slot field, const Checked& checked) const;

    const service::World& world_;
    guard::Lockout lockout_;
    std::string mark_key_;
    sessions::DeviceCookie device_cookie_;
    std::shared_ptr<service::Hashing> hashing_;
    Asks asks_;
    accounts::SecondFactor factor_;
    second_factor::CodeField code_field_;
};

}  // namespace valija::account
