// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/login_page.h"

#include <thread>

#include "base/fault.h"
#include "base/log.h"
#include "base/text.h"
#include "http/cookie.h"
#include "login/session_view.h"
#include "sessions/session_cookie.h"

namespace valija::login {

namespace {

using Kind = http::FieldRule::Kind;

constexpr std::size_t kAddressMaxCharacters = 254;    // RFC 5321
constexpr std::size_t kChallengeMaxCharacters = 256;  // guard::Captcha::issue
constexpr const char* kRetryAfterSeconds = "2";

std::optional<http::Form> parse_form(const http::Request& request) {
    return http::Form::parse(
        request, {{.name = "user", .kind = Kind::Line, .most_characters = kAddressMaxCharacters},
                  {.name = "password", .kind = Kind::Secret, .most_characters = crypto::kPasswordMaxCharacters},
                  {.name = "captcha", .kind = Kind::Line, .most_characters = 32},
                  {.name = "challenge", .kind = Kind::Line, .most_characters = kChallengeMaxCharacters},
                  {.name = "another", .kind = Kind::Line, .most_characters = 1, .required = false}});
}

std::shared_ptr<service::Hashing> start_hashing(const service::World& world) {
    return std::make_shared<service::Hashing>(std::max(1U, std::thread::hardware_concurrency()), world.threads() / 2,
                                              crypto::cost_from_config(world.config()));
}

const char* section_of(SignInOutcome outcome) {
    switch (outcome) {
        case SignInOutcome::Granted:
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
        case SignInOutcome::Busy:
            return "BUSY";
    }
    base::broken("no section for a granted entry");
}

int status_of(SignInOutcome outcome) {
    if (outcome == SignInOutcome::AnotherPictureAsked) return 200;
    return outcome == SignInOutcome::Busy ? 503 : 422;
}

}  // namespace

LoginPage::LoginPage(const service::World& world)
    : world_(world), captcha_(guard::Captcha::from_config(world.config())), hashing_(start_hashing(world)) {}

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
    const Attempt attempt = this->attempt(request, *form);
    if (attempt.outcome != SignInOutcome::Granted) return redraw(request, form->value("user"), attempt.outcome);
    const auto cookie = enter(request, *attempt.account, form->value("password"));
    if (!cookie) return redraw(request, form->value("user"), SignInOutcome::Refused);
    auto response = http::see_other(request.site->webmail_url + "/sign-on");
    response.add_header("Set-Cookie", http::make_cookie(sessions::kSessionCookie, *cookie));
    return response;
}

LoginPage::Attempt LoginPage::attempt(const http::Request& request, const http::Form& form) const {
    if (!form.value("another").empty()) return {SignInOutcome::AnotherPictureAsked, {}};
    if (form.state("password") == http::FieldState::TooLong) return {SignInOutcome::PasswordTooLong, {}};
    Attempt attempt;
    {
        auto connection = world_.pool().take();
        const auto checked =
            captcha_.check(*connection, form.value("challenge"), form.value("captcha"), world_.clock().now());
        if (const auto refused = from_captcha(checked)) return {*refused, {}};
        attempt.account = accounts::find_account(*connection, base::to_lower(form.value("user")));
    }
    const auto right =
        hashing_->check(form.value("password"), attempt.account ? attempt.account->password_hash : std::nullopt);
    attempt.outcome = right ? judge(attempt.account, *right, request.site_key) : SignInOutcome::Busy;
    return attempt;
}

std::optional<std::string> LoginPage::enter(const http::Request& request, const accounts::Account& account,
                                            const std::string& password) const {
    const auto renewed_hash = hashing_->renew(password, *account.password_hash);
    const auto old_cookie = sessions::cookie_value(request);
    std::string cookie = sessions::make_signed_in_value(world_.random());
    const base::Time now = world_.clock().now();
    const bool entered = db::transact(world_.pool(), [&](db::Connection& connection) {
        if (!accounts::still_enters(connection, account)) return false;
        if (old_cookie) sessions::end_session(connection, sessions::id_hash(*old_cookie));
        sessions::create_session(connection,
                                 {.id_hash = sessions::id_hash(cookie),
                                  .mailbox_id = account.mailbox_id,
                                  .site_key = request.site_key,
                                  .remote_address = request.remote_address,
                                  .user_agent = request.user_agent},
                                 now, world_.session_limits());
        if (renewed_hash) accounts::renew_password_hash(connection, account, *renewed_hash);
        accounts::record_movement(
            connection,
            {.action = "signed_in", .actor = {accounts::ActorKind::Person, {}}, .mailbox_id = account.mailbox_id}, now);
        return true;
    });
    if (!entered) return std::nullopt;
    spdlog::info("request {}: mailbox {} signed in", request.id, account.mailbox_id);
    return cookie;
}

http::Response LoginPage::redraw(const http::Request& request, const std::string& user, SignInOutcome outcome) const {
    const auto visitor = world_.visitor(request);
    view::Page page("login/login_form.tpl");
    const char* section = section_of(outcome);
    page.content().set("CSRF", visitor.csrf_token()).set("USER", user).show(section);
    page.content()
        .include("CAPTCHA_FIELD", "common/captcha_field.tpl")
        .set("CHALLENGE", captcha_.issue(world_.random(), world_.clock().now()))
        .show(section);
    page.layout().show_if(outcome != SignInOutcome::AnotherPictureAsked, "WITH_ERRORS");
    auto response = http::html(status_of(outcome), world_.render(request, std::move(page)));
    if (outcome == SignInOutcome::Busy) response.add_header("Retry-After", kRetryAfterSeconds);
    return visitor.greet(std::move(response));
}

}  // namespace valija::login
