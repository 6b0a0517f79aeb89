// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/user_page.h"

#include "base/fault.h"
#include "base/log.h"
#include "base/text.h"
#include "guard/password_mark.h"
#include "sessions/known_browser.h"
#include "view/wait.h"

namespace valija::forgot_password {

namespace {

using Kind = http::FieldRule::Kind;

constexpr std::size_t kAddressMaxCharacters = 254;  // RFC 5321

// nullptr: right.
const char* section_of(guard::Captcha::Outcome outcome) {
    switch (outcome) {
        case guard::Captcha::Outcome::Right:
            return nullptr;
        case guard::Captcha::Outcome::Wrong:
            return "WRONG_CODE";
        case guard::Captcha::Outcome::Burnt:
        case guard::Captcha::Outcome::Invalid:
            return "EXPIRED_FORM";
    }
    base::broken("unknown outcome of a security code");
}

}  // namespace

UserPage::UserPage(std::shared_ptr<RecoveryTools> tools)
    : tools_(std::move(tools)),
      captcha_(guard::Captcha::from_config(tools_->world.config())),
      lockout_(guard::Lockout::for_recovery(tools_->world.config())),
      device_cookie_(tools_->world.config().key("device")) {}

http::Response UserPage::show(const http::Request& request) const { return draw(request, {}); }

http::Response UserPage::begin(const http::Request& request) const {
    const auto form = http::Form::parse(
        request, {{.name = "user", .kind = Kind::Line, .most_characters = kAddressMaxCharacters},
                  {.name = "captcha", .kind = Kind::Line, .most_characters = guard::kCaptchaAnswerMaxCharacters},
                  {.name = "challenge", .kind = Kind::Line, .most_characters = guard::kCaptchaTokenMaxCharacters},
                  {.name = "another", .kind = Kind::Line, .most_characters = 1, .required = false}});
    if (!form) return http::bare(400);
    const service::World& world = tools_->world;
    Draft draft;
    draft.user = form->value("user");
    if (!form->value("another").empty()) {
        draft.sections = {"ANOTHER_PICTURE"};
        return draw(request, draft);
    }
    draft.status = 422;
    const auto checked =
        captcha_.check(*world.pool().take(), form->value("challenge"), form->value("captcha"), world.clock().now());
    if (const char* section = section_of(checked)) draft.sections.push_back(section);
    if (!form->good("user")) draft.sections.push_back("NO_USER");
    if (!draft.sections.empty()) return draw(request, draft);
    const std::string user = base::to_lower(draft.user);
    const auto verdict = lockout_.count(world.pool(), attempt(request, user), world.random(), world.clock().now());
    if (!verdict.admitted) {
        draft.status = 429;
        draft.sections = {"TOO_MANY"};
        draft.wait = verdict.locked_until.value_or(base::Time()) - world.clock().now();
        return draw(request, draft);
    }
    tools_->recovery.begin(key_of(world, request), user);
    spdlog::info("request {}: a recovery begins", request.id);
    auto response = http::see_other(request.site->base_url + "/forgot-password/send");
    return world.visitor(request).greet(std::move(response));
}

guard::Try UserPage::attempt(const http::Request& request, const std::string& user) const {
    return {.address = user,
            .remote_address = request.remote_address,
            .mark = guard::random_mark(tools_->world.random()),
            .device_hash = sessions::find_known_browser(*tools_->world.pool().take(), device_cookie_, request, user),
            .by_mail_program = false,
            .site_key = request.site_key};
}

http::Response UserPage::draw(const http::Request& request, const Draft& draft) const {
    const service::World& world = tools_->world;
    RecoveryPage page(world, request, "forgot-password/recovery_user_form.tpl");
    auto& content = page.content();
    content.set("USER", draft.user);
    auto field = content.include("CAPTCHA_FIELD", "common/captcha_field.tpl");
    field.set("CHALLENGE", captcha_.issue(world.random(), world.clock().now()));
    for (const char* section : draft.sections) {
        content.show(section);
        field.show(section);
    }
    const std::string wait = view::show_wait(content, draft.wait);
    auto response = page.answer(draft.status);
    if (draft.status == 429) response.add_header("Retry-After", wait);
    return response;
}

}  // namespace valija::forgot_password
