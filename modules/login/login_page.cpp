// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/login_page.h"

#include <algorithm>

#include "accounts/activation_credential.h"
#include "accounts/activation_store.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/text.h"
#include "guard/password_mark.h"
#include "http/cookie.h"
#include "login/session_view.h"
#include "people/domain_profile_store.h"
#include "sessions/activation_cookie.h"
#include "sessions/sign_in_cookie.h"
#include "strength/password_text.h"
#include "view/wait.h"

namespace valija::login {

namespace {

using Kind = http::FieldRule::Kind;

constexpr std::size_t kAddressMaxCharacters = 254;    // RFC 5321
constexpr std::size_t kChallengeMaxCharacters = 256;  // guard::Captcha::issue
constexpr const char* kRetryAfterSeconds = "2";
constexpr std::string_view kToAccount = "account";  // what `to` may say: /account/... sends here to sign in

std::optional<http::Form> parse_form(const http::Request& request) {
    return http::Form::parse(
        request, {{.name = "user", .kind = Kind::Line, .most_characters = kAddressMaxCharacters},
                  {.name = "password", .kind = Kind::Secret, .most_characters = strength::kTypedMaxCharacters},
                  {.name = "captcha", .kind = Kind::Line, .most_characters = 32},
                  {.name = "challenge", .kind = Kind::Line, .most_characters = kChallengeMaxCharacters},
                  {.name = "to", .kind = Kind::Line, .most_characters = 16, .required = false},
                  {.name = "another", .kind = Kind::Line, .most_characters = 1, .required = false}});
}

const char* section_of(SignInOutcome outcome) {
    switch (outcome) {
        case SignInOutcome::Granted:
        case SignInOutcome::SecondFactorAsked:
        case SignInOutcome::Suspended:
        case SignInOutcome::CredentialGiven:
            break;
        case SignInOutcome::AnotherPictureAsked:
            return "ANOTHER_PICTURE";
        case SignInOutcome::WrongCode:
            return "WRONG_CODE";
        case SignInOutcome::ExpiredForm:
            return "EXPIRED_FORM";
        case SignInOutcome::PasswordTooLong:
            return "TOO_LONG_PASSWORD";
        case SignInOutcome::Refused:
            return "REFUSED";
        case SignInOutcome::LockedOut:
            return "LOCKED_OUT";
        case SignInOutcome::Busy:
            return "BUSY";
    }
    base::broken("no section for a granted entry");
}

// What was typed was right.
bool is_through(SignInOutcome outcome) {
    return outcome == SignInOutcome::Granted || outcome == SignInOutcome::SecondFactorAsked ||
           outcome == SignInOutcome::Suspended || outcome == SignInOutcome::CredentialGiven;
}

accounts::LeadsTo leads_to(std::string_view to) {
    return to == kToAccount ? accounts::LeadsTo::Account : accounts::LeadsTo::Webmail;
}

int status_of(SignInOutcome outcome) {
    if (outcome == SignInOutcome::AnotherPictureAsked) return 200;
    if (outcome == SignInOutcome::LockedOut) return 429;
    return outcome == SignInOutcome::Busy ? 503 : 422;
}

}  // namespace

LoginPage::LoginPage(const service::World& world)
    : world_(world),
      captcha_(guard::Captcha::from_config(world.config())),
      lockout_(guard::Lockout::from_config(world.config())),
      mark_key_(world.config().text("password_mark")),
      activation_key_(world.config().key("activation")),
      entrance_(world),
      hashing_(service::start_hashing(world)) {}

http::Response LoginPage::show(const http::Request& request) const {
    const auto visitor = world_.visitor(request);
    view::Page page = make_form(visitor, leads_to(request.query_value("to").value_or("")), "");
    page.content().show_if(request.query == "signed-out", "SIGNED_OUT");
    if (const auto session = find_session(world_, request, visitor)) show_session(page, *session, visitor);
    return visitor.greet(http::html(200, world_.render(request, std::move(page))));
}

http::Response LoginPage::sign_in(const http::Request& request) const {
    const auto form = parse_form(request);
    if (!form) return http::bare(400);
    Attempt attempt = this->attempt(request, *form);
    if (!is_through(attempt.outcome)) return redraw(request, form->value("user"), attempt);
    if (auto onwards = lead_on(request, attempt)) return *std::move(onwards);
    attempt.outcome = SignInOutcome::Refused;
    return redraw(request, form->value("user"), attempt);
}

std::optional<http::Response> LoginPage::lead_on(const http::Request& request, const Attempt& attempt) const {
    if (attempt.outcome == SignInOutcome::CredentialGiven) return hand_over(request, attempt);
    if (attempt.outcome == SignInOutcome::SecondFactorAsked) return ask_second_factor(request, attempt);
    if (attempt.outcome == SignInOutcome::Suspended) return tell_suspended(request, attempt);
    return let_in(request, attempt);
}

std::optional<http::Response> LoginPage::let_in(const http::Request& request, const Attempt& attempt) const {
    const accounts::Account& account = *attempt.account;
    const auto renewed_hash = hashing_->renew(attempt.password, *account.password_hash);
    return entrance_.let_in(request, {.account = account,
                                      .leads_to = attempt.leads_to,
                                      .before =
                                          [&](db::Connection& connection) {
                                              if (renewed_hash)
                                                  accounts::renew_password_hash(connection, account, *renewed_hash);
                                              return true;
                                          },
                                      .last =
                                          [&](db::Connection& connection) {
                                              lockout_.forgive(connection, attempt.counted, world_.clock().now());
                                          }});
}

std::optional<http::Response> LoginPage::ask_second_factor(const http::Request& request, const Attempt& attempt) const {
    const std::string value = sessions::make_sign_in_value(world_.random());
    accounts::Account account = *attempt.account;
    const auto renewed_hash = hashing_->renew(attempt.password, *account.password_hash);
    const base::Time now = world_.clock().now();
    const bool created = db::transact(world_.pool(), [&](db::Connection& connection) {
        if (!accounts::still_enters(connection, *attempt.account)) return false;
        if (renewed_hash) accounts::renew_password_hash(connection, *attempt.account, *renewed_hash);
        if (renewed_hash) account.password_hash = renewed_hash;
        accounts::create_sign_in_pass(connection, sessions::sign_in_hash(value), account, attempt.leads_to, now);
        lockout_.forgive(connection, attempt.counted, now);
        return true;
    });
    if (!created) return std::nullopt;
    spdlog::info("request {}: mailbox {} is asked for its second factor", request.id, account.mailbox_id);
    auto response = http::see_other(request.site->base_url + "/login/second-factor");
    response.add_header("Set-Cookie", http::make_cookie(sessions::kSignInCookie, value));
    return response;
}

// The password was right, so the guard takes its try back, and nobody learns this by guessing.
http::Response LoginPage::tell_suspended(const http::Request& request, const Attempt& attempt) const {
    const std::string& address = attempt.account->address;
    lockout_.forgive(world_.pool(), attempt.counted, world_.clock().now());
    const auto profile = people::find_profile(*world_.pool().take(), address.substr(address.rfind('@') + 1));
    spdlog::info("request {}: mailbox {} is suspended", request.id, attempt.account->mailbox_id);
    view::Page page("login/account_suspended.tpl");
    page.content().set("USER", address);
    if (profile && !profile->support_text.empty())
        page.content().add("SUPPORT").set("SUPPORT_TEXT", profile->support_text);
    return http::html(403, world_.render(request, std::move(page)));
}

std::optional<http::Response> LoginPage::hand_over(const http::Request& request, const Attempt& attempt) const {
    const std::string value = sessions::make_activation_value(world_.random());
    const base::Time now = world_.clock().now();
    const bool created = db::transact(world_.pool(), [&](db::Connection& connection) {
        if (!accounts::create_activation_pass(connection, sessions::activation_hash(value),
                                              attempt.account->activation->id, now + sessions::kActivationLife))
            return false;
        lockout_.forgive(connection, attempt.counted, now);
        return true;
    });
    if (!created) return std::nullopt;
    spdlog::info("request {}: mailbox {} may choose a password", request.id, attempt.account->mailbox_id);
    auto response = http::see_other(request.site->base_url + "/account/activation");
    response.add_header("Set-Cookie", http::make_cookie(sessions::kActivationCookie, value));
    return response;
}

LoginPage::Attempt LoginPage::attempt(const http::Request& request, const http::Form& form) const {
    Attempt attempt;
    attempt.password = strength::to_nfc(form.value("password"));
    attempt.leads_to = leads_to(form.value("to"));
    attempt.outcome = look_at(form, attempt);
    if (attempt.outcome == SignInOutcome::Granted) attempt.outcome = try_password(request, form, attempt);
    return attempt;
}

SignInOutcome LoginPage::look_at(const http::Form& form, const Attempt& attempt) const {
    if (!form.value("another").empty()) return SignInOutcome::AnotherPictureAsked;
    if (base::count_characters(attempt.password) > crypto::kPasswordMaxCharacters)
        return SignInOutcome::PasswordTooLong;
    return SignInOutcome::Granted;
}

SignInOutcome LoginPage::try_password(const http::Request& request, const http::Form& form, Attempt& attempt) const {
    std::optional<service::Hashing::Place> place;
    const SignInOutcome counted = count_try(request, form, attempt, place);
    return counted == SignInOutcome::Granted ? check_password(request, *place, attempt) : counted;
}

SignInOutcome LoginPage::count_try(const http::Request& request, const http::Form& form, Attempt& attempt,
                                   std::optional<service::Hashing::Place>& place) const {
    const base::Time now = world_.clock().now();
    const auto count = [&](db::Connection& connection) {
        place.reset();
        const auto checked = captcha_.check_later(connection, form.value("challenge"), form.value("captcha"), now);
        if (const auto refused = from_captcha(checked)) return *refused;
        std::string address = base::to_lower(form.value("user"));
        attempt.account = accounts::find_account(connection, address);
        if (attempt.account) address = attempt.account->address;  // one account, one counter, however it was spelt
        attempt.counted = {.address = address,
                           .remote_address = request.remote_address,
                           .mark = guard::password_mark(mark_key_, address, attempt.password),
                           .device_hash = entrance_.known_device(connection, request, address),
                           .by_mail_program = false};
        auto taken = hashing_->take_place();
        if (!taken) return SignInOutcome::Busy;
        place.emplace(*std::move(taken));
        const auto verdict = lockout_.admit(connection, attempt.counted, world_.random(), now);
        attempt.locked_until = verdict.locked_until;
        if (verdict.admitted) return SignInOutcome::Granted;
        // Nobody guesses at 80 bits, so what strangers failed at shuts nobody out who has the credential.
        return judge(attempt.account, {.is_password = false, .is_credential = gives_credential(attempt)},
                     request.site_key) == SignInOutcome::CredentialGiven
                   ? SignInOutcome::CredentialGiven
                   : SignInOutcome::LockedOut;
    };
    try {
        return db::transact(world_.pool(), count);
    } catch (const db::DuplicateKey&) {
        return *from_captcha(guard::Captcha::Outcome::Burnt);
    }
}

bool LoginPage::gives_credential(const Attempt& attempt) const {
    return is_credential(attempt.account, accounts::credential_hmac(activation_key_, attempt.password),
                         world_.clock().now());
}

SignInOutcome LoginPage::check_password(const http::Request& request, const service::Hashing::Place& place,
                                        Attempt& attempt) const {
    const Typed typed{.is_password = hashing_->check(place, attempt.password,
                                                     attempt.account ? attempt.account->password_hash : std::nullopt),
                      .is_credential = gives_credential(attempt)};
    const SignInOutcome outcome = judge(attempt.account, typed, request.site_key);
    if (is_through(outcome)) return outcome;
    attempt.locked_until = lockout_.fail(world_.pool(), attempt.counted, world_.random(), world_.clock().now());
    return attempt.locked_until ? SignInOutcome::LockedOut : SignInOutcome::Refused;
}

view::Page LoginPage::make_form(const sessions::Visitor& visitor, accounts::LeadsTo leads_to,
                                const std::string& section) const {
    view::Page page("login/login_form.tpl");
    page.content().set("CSRF", visitor.csrf_token()).show_if(leads_to == accounts::LeadsTo::Account, "TO_ACCOUNT");
    page.content()
        .include("CAPTCHA_FIELD", "common/captcha_field.tpl")
        .set("CHALLENGE", captcha_.issue(world_.random(), world_.clock().now()))
        .show_if(!section.empty(), section);
    return page;
}

http::Response LoginPage::redraw(const http::Request& request, const std::string& user, const Attempt& attempt) const {
    const auto visitor = world_.visitor(request);
    const char* section = section_of(attempt.outcome);
    view::Page page = make_form(visitor, attempt.leads_to, section);
    page.content().set("USER", user);
    auto message = page.content().add(section);
    page.layout().show_if(attempt.outcome != SignInOutcome::AnotherPictureAsked, "WITH_ERRORS");
    std::string wait = attempt.outcome == SignInOutcome::Busy ? kRetryAfterSeconds : "";
    if (attempt.outcome == SignInOutcome::LockedOut)
        wait = view::show_wait(message, attempt.locked_until.value_or(base::Time()) - world_.clock().now());
    auto response = http::html(status_of(attempt.outcome), world_.render(request, std::move(page)));
    if (!wait.empty()) response.add_header("Retry-After", wait);
    return visitor.greet(std::move(response));
}

}  // namespace valija::login
