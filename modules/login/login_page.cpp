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
#include "sessions/activation_cookie.h"
#include "sessions/device_store.h"
#include "sessions/session_cookie.h"
#include "strength/password_text.h"
#include "view/wait.h"

namespace valija::login {

namespace {

using Kind = http::FieldRule::Kind;

constexpr std::size_t kAddressMaxCharacters = 254;    // RFC 5321
constexpr std::size_t kChallengeMaxCharacters = 256;  // guard::Captcha::issue
constexpr const char* kRetryAfterSeconds = "2";

std::optional<http::Form> parse_form(const http::Request& request) {
    return http::Form::parse(
        request, {{.name = "user", .kind = Kind::Line, .most_characters = kAddressMaxCharacters},
                  {.name = "password", .kind = Kind::Secret, .most_characters = strength::kTypedMaxCharacters},
                  {.name = "captcha", .kind = Kind::Line, .most_characters = 32},
                  {.name = "challenge", .kind = Kind::Line, .most_characters = kChallengeMaxCharacters},
                  {.name = "another", .kind = Kind::Line, .most_characters = 1, .required = false}});
}

const char* section_of(SignInOutcome outcome) {
    switch (outcome) {
        case SignInOutcome::Granted:
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

bool is_through(SignInOutcome outcome) {
    return outcome == SignInOutcome::Granted || outcome == SignInOutcome::CredentialGiven;
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
      device_cookie_(world.config().key("device")),
      hashing_(service::start_hashing(world)) {}

http::Response LoginPage::show(const http::Request& request) const {
    const auto visitor = world_.visitor(request);
    view::Page page("login/login_form.tpl");
    page.content().set("CSRF", visitor.csrf_token()).show_if(request.query == "signed-out", "SIGNED_OUT");
    if (const auto session = find_session(world_, request, visitor)) show_session(page, *session, visitor);
    page.content()
        .include("CAPTCHA_FIELD", "common/captcha_field.tpl")
        .set("CHALLENGE", captcha_.issue(world_.random(), world_.clock().now()));
    return visitor.greet(http::html(200, world_.render(request, std::move(page))));
}

http::Response LoginPage::sign_in(const http::Request& request) const {
    const auto form = parse_form(request);
    if (!form) return http::bare(400);
    Attempt attempt = this->attempt(request, *form);
    if (!is_through(attempt.outcome)) return redraw(request, form->value("user"), attempt);
    auto onwards = attempt.outcome == SignInOutcome::Granted ? let_in(request, attempt) : hand_over(request, attempt);
    if (onwards) return *std::move(onwards);
    attempt.outcome = SignInOutcome::Refused;
    return redraw(request, form->value("user"), attempt);
}

std::optional<http::Response> LoginPage::let_in(const http::Request& request, const Attempt& attempt) const {
    const auto cookies = enter(request, attempt);
    if (!cookies) return std::nullopt;
    auto response = http::see_other(request.site->webmail_url + "/sign-on");
    response.add_header("Set-Cookie", http::make_cookie(sessions::kSessionCookie, cookies->session));
    response.add_header("Set-Cookie",
                        http::make_lasting_cookie(sessions::kDeviceCookie, cookies->device, sessions::kDeviceLife));
    return response;
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
    attempt.outcome = look_up(request, form, attempt);
    if (attempt.outcome == SignInOutcome::Granted) attempt.outcome = check_password(request, attempt);
    return attempt;
}

SignInOutcome LoginPage::look_up(const http::Request& request, const http::Form& form, Attempt& attempt) const {
    if (!form.value("another").empty()) return SignInOutcome::AnotherPictureAsked;
    if (base::count_characters(attempt.password) > crypto::kPasswordMaxCharacters)
        return SignInOutcome::PasswordTooLong;
    auto connection = world_.pool().take();
    const auto checked =
        captcha_.check(*connection, form.value("challenge"), form.value("captcha"), world_.clock().now());
    if (const auto refused = from_captcha(checked)) return *refused;
    std::string address = base::to_lower(form.value("user"));
    attempt.account = accounts::find_account(*connection, address);
    if (attempt.account) address = attempt.account->address;  // one account, one counter, however it was spelt
    attempt.counted = {.address = address,
                       .remote_address = request.remote_address,
                       .mark = guard::password_mark(mark_key_, address, attempt.password),
                       .device_hash = {},
                       .by_mail_program = false};
    if (const auto device = device_cookie_.read(request)) {
        const std::string hash = sessions::device_hash(*device);
        if (sessions::is_known_device(*connection, hash, address)) attempt.counted.device_hash = hash;
    }
    return SignInOutcome::Granted;
}

SignInOutcome LoginPage::check_password(const http::Request& request, Attempt& attempt) const {
    const auto place = hashing_->take_place();
    if (!place) return SignInOutcome::Busy;
    const auto verdict = lockout_.admit(world_.pool(), attempt.counted, world_.random(), world_.clock().now());
    attempt.locked_until = verdict.locked_until;
    if (!verdict.admitted) return SignInOutcome::LockedOut;
    const Typed typed{
        .is_password =
            hashing_->check(*place, attempt.password, attempt.account ? attempt.account->password_hash : std::nullopt),
        .is_credential = is_credential(attempt.account, accounts::credential_hmac(activation_key_, attempt.password),
                                       world_.clock().now())};
    const SignInOutcome outcome = judge(attempt.account, typed, request.site_key);
    if (is_through(outcome)) return outcome;
    attempt.locked_until = lockout_.fail(world_.pool(), attempt.counted, world_.random(), world_.clock().now());
    return attempt.locked_until ? SignInOutcome::LockedOut : SignInOutcome::Refused;
}

std::optional<LoginPage::Cookies> LoginPage::enter(const http::Request& request, const Attempt& attempt) const {
    const accounts::Account& account = *attempt.account;
    const auto renewed_hash = hashing_->renew(attempt.password, *account.password_hash);
    auto old_session = sessions::cookie_value(request);
    if (old_session && !sessions::is_signed_in_form(*old_session)) old_session.reset();
    const auto old_device = device_cookie_.read(request);
    const Cookies cookies{.session = sessions::make_signed_in_value(world_.random()),
                          .device = old_device ? *old_device : device_cookie_.make(world_.random())};
    const std::string device_hash = sessions::device_hash(cookies.device);
    const base::Time now = world_.clock().now();
    const bool entered = db::transact(world_.pool(), [&](db::Connection& connection) {
        if (!accounts::still_enters(connection, account)) return false;
        if (old_session) sessions::end_session(connection, sessions::id_hash(*old_session));
        sessions::create_session(connection,
                                 {.id_hash = sessions::id_hash(cookies.session),
                                  .mailbox_id = account.mailbox_id,
                                  .site_key = request.site_key,
                                  .device_hash = device_hash,
                                  .remote_address = request.remote_address,
                                  .user_agent = request.user_agent},
                                 now, world_.session_limits());
        sessions::remember_device(connection,
                                  {.id_hash = device_hash,
                                   .mailbox_id = account.mailbox_id,
                                   .remote_address = request.remote_address,
                                   .user_agent = request.user_agent},
                                  now);
        if (renewed_hash) accounts::renew_password_hash(connection, account, *renewed_hash);
        accounts::record_movement(
            connection,
            {.action = "signed_in", .actor = {accounts::ActorKind::Person, {}}, .mailbox_id = account.mailbox_id}, now);
        lockout_.forgive(connection, attempt.counted, now);
        return true;
    });
    if (!entered) return std::nullopt;
    spdlog::info("request {}: mailbox {} signed in", request.id, account.mailbox_id);
    return cookies;
}

http::Response LoginPage::redraw(const http::Request& request, const std::string& user, const Attempt& attempt) const {
    const auto visitor = world_.visitor(request);
    view::Page page("login/login_form.tpl");
    const char* section = section_of(attempt.outcome);
    page.content().set("CSRF", visitor.csrf_token()).set("USER", user);
    page.content()
        .include("CAPTCHA_FIELD", "common/captcha_field.tpl")
        .set("CHALLENGE", captcha_.issue(world_.random(), world_.clock().now()))
        .show(section);
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
