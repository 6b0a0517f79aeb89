// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/present_password.h"

#include <algorithm>
#include <chrono>

#include "base/fault.h"
#include "base/text.h"
#include "crypto/password.h"
#include "guard/password_mark.h"
#include "sessions/known_browser.h"
#include "view/wait.h"

namespace valija::account {

namespace {

constexpr const char* kRetryAfterSeconds = "2";

}  // namespace

PresentPassword::PresentPassword(const service::World& world, std::shared_ptr<service::Hashing> hashing, Asks asks)
    : world_(world),
      lockout_(guard::Lockout::from_config(world.config())),
      mark_key_(world.config().text("password_mark")),
      device_cookie_(world.config().key("device")),
      hashing_(std::move(hashing)),
      asks_(asks),
      factor_(world.config().key("second_factor")),
      code_field_(guard::Lockout::for_second_factor(world.config()), world.random()) {}

PresentPassword::Checked PresentPassword::check(const http::Request& request, const http::Form& form,
                                                const sessions::Session& who) const {
    const std::string password = strength::to_nfc(form.value(kPresentPassword.name));
    if (password.empty()) return {Outcome::LeftEmpty, {}, {}};
    if (base::count_characters(password) > crypto::kPasswordMaxCharacters) return {Outcome::Wrong, {}, {}};
    const auto place = hashing_->take_place();
    if (!place) return {Outcome::Busy, {}, {}};
    const auto [account, attempt] = look_up(request, who.address, password);
    const base::Time now = world_.clock().now();
    const auto verdict = lockout_.admit(world_.pool(), attempt, world_.random(), now);
    if (!verdict.admitted) return {Outcome::LockedOut, {}, verdict.locked_until};
    const bool same = account && account->mailbox_id == who.mailbox_id && accounts::may_enter(*account);
    if (hashing_->check(*place, password, same ? account->password_hash : std::nullopt)) {
        lockout_.forgive(world_.pool(), attempt, now);
        if (asks_ == Asks::PasswordAlone || !account->has_second_factor) return {Outcome::Right, account, {}};
        const auto code = check_code(form, account->mailbox_id, attempt);
        if (code.outcome == second_factor::CodeField::Outcome::Right) return {Outcome::Right, account, {}};
        return {Outcome::CodeRefused, {}, {}, code};
    }
    const auto locked_until = lockout_.fail(world_.pool(), attempt, world_.random(), now);
    return {locked_until ? Outcome::LockedOut : Outcome::Wrong, {}, locked_until};
}

PresentPassword::Known PresentPassword::look_up(const http::Request& request, const std::string& address,
                                                const std::string& password) const {
    auto connection = world_.pool().take();
    return {.account = accounts::find_account(*connection, address),
            .attempt = {.address = address,
                        .remote_address = request.remote_address,
                        .mark = guard::password_mark(mark_key_, address, password),
                        .device_hash = sessions::find_known_browser(*connection, device_cookie_, request, address),
                        .by_mail_program = false}};
}

second_factor::CodeField::Checked PresentPassword::check_code(const http::Form& form, std::uint64_t mailbox_id,
                                                              const guard::Try& attempt) const {
    const base::Time now = world_.clock().now();
    return code_field_.check(
        world_.pool(), form,
        {.address = attempt.address, .remote_address = attempt.remote_address, .device_hash = attempt.device_hash}, now,
        [&](const std::string& typed) {
            return db::transact(world_.pool(), [&](db::Connection& connection) {
                return factor_.check(connection, mailbox_id, typed, now) == accounts::FactorOutcome::Right;
            });
        });
}

void PresentPassword::draw(view::Slot content, const sessions::Session& who, const Checked* checked) const {
    auto field = content.include("PRESENT_PASSWORD_FIELD", "account/present_password_field.tpl");
    const bool asks_code =
        asks_ == Asks::CodeToo && accounts::SecondFactor::is_enrolled(*world_.pool().take(), who.mailbox_id);
    if (asks_code) {
        content.show("CODE_ASKED");
        auto code = field.add("CODE_TOO").include("CODE_FIELD", "common/second_factor_code_field.tpl");
        code.show("OR_RECOVERY_CODE");
        if (checked != nullptr && checked->code)
            second_factor::CodeField::fill(code, *checked->code, world_.clock().now());
    }
    if (checked == nullptr) return;
    content.show(checked->code ? "REFUSED_CODE" : "REFUSED_PASSWORD");
    fill(field, *checked);
}

void PresentPassword::fill(view::Slot field, const Checked& checked) const {
    switch (checked.outcome) {
        case Outcome::Right:
        case Outcome::CodeRefused:
            return;
        case Outcome::Wrong:
            field.add("REFUSED_PRESENT").show("WRONG_PRESENT");
            return;
        case Outcome::LeftEmpty:
            field.add("REFUSED_PRESENT").show("EMPTY_PRESENT");
            return;
        case Outcome::LockedOut: {
            auto message = field.add("REFUSED_PRESENT").add("LOCKED_PRESENT");
            view::show_wait(message, checked.locked_until.value_or(base::Time()) - world_.clock().now());
            return;
        }
        case Outcome::Busy:
            field.add("REFUSED_PRESENT").show("BUSY_PRESENT");
            return;
    }
    base::broken("unknown outcome of the present password");
}

int PresentPassword::status_of(const Checked& checked) {
    switch (checked.outcome) {
        case Outcome::Right:
            return 200;
        case Outcome::Wrong:
        case Outcome::LeftEmpty:
            return 422;
        case Outcome::LockedOut:
            return 429;
        case Outcome::Busy:
            return 503;
        case Outcome::CodeRefused:
            return second_factor::CodeField::status_of(checked.code->outcome);
    }
    base::broken("unknown outcome of the present password");
}

void PresentPassword::add_wait(http::Response& response, const Checked& checked) const {
    if (checked.outcome == Outcome::Busy) response.add_header("Retry-After", kRetryAfterSeconds);
    if (checked.code) {
        const std::string wait = second_factor::CodeField::wait_of(*checked.code, world_.clock().now());
        if (!wait.empty()) response.add_header("Retry-After", wait);
    }
    if (checked.outcome != Outcome::LockedOut) return;
    const auto wait =
        std::chrono::ceil<std::chrono::seconds>(checked.locked_until.value_or(base::Time()) - world_.clock().now());
    response.add_header("Retry-After", std::to_string(std::max<std::chrono::seconds::rep>(1, wait.count())));
}

}  // namespace valija::account
