// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/password_page.h"

#include "base/log.h"

namespace valija::forgot_password {

namespace {

constexpr const char* kRetryAfterSeconds = "2";

strength::KnownWords known_words(const base::Site& site, const accounts::RecoveryChoice& choice) {
    strength::KnownWords known{.shown = {choice.address, site.name, site.short_name, people::full_name(choice.holder)},
                               .hidden = {}};
    if (choice.holder.national_id) known.hidden.push_back(*choice.holder.national_id);
    if (choice.holder.employee_key) known.hidden.push_back(*choice.holder.employee_key);
    return known;
}

}  // namespace

PasswordPage::PasswordPage(std::shared_ptr<RecoveryTools> tools)
    : tools_(std::move(tools)),
      sign_in_lockout_(guard::Lockout::from_config(tools_->world.config())),
      device_cookie_(tools_->world.config().key("device")),
      field_(tools_->world.config()),
      hashing_(service::start_hashing(tools_->world)) {}

http::Response PasswordPage::show(const http::Request& request) const {
    const auto choice = tools_->recovery.find_choice(key_of(tools_->world, request));
    if (!choice) return refuse_step(tools_->world, request, "NOT_OPEN");
    if (choice->needs_factor) return http::see_other(request.site->base_url + "/forgot-password/second-factor");
    return draw(request, *choice, {});
}

http::Response PasswordPage::choose(const http::Request& request) const {
    const auto form = http::Form::parse(request, {kNumber, strength::kNewPassword, strength::kNewPasswordAgain});
    if (!form) return http::bare(400);
    const auto choice = tools_->recovery.find_choice(key_of(tools_->world, request));
    if (!choice) return refuse_step(tools_->world, request, "NOT_OPEN");
    if (choice->needs_factor) return http::see_other(request.site->base_url + "/forgot-password/second-factor");
    const auto chosen = field_.judge(*form, known_words(*request.site, *choice));
    if (chosen.judgement.verdict != strength::Verdict::Accepted)
        return draw(request, *choice, {.judgement = chosen.judgement, .busy = false});
    return recover(request, *choice, number_of(*form), chosen.password);
}

http::Response PasswordPage::recover(const http::Request& request, const accounts::RecoveryChoice& choice,
                                     const std::string& number, const std::string& password) const {
    const auto hash = hashing_->hash(password);
    if (!hash) return draw(request, choice, {.judgement = {}, .busy = true});
    const service::World& world = tools_->world;
    const sessions::KnownBrowser browser(device_cookie_, request, world.random());
    // What failed before the password was forgotten, or fails from now on, must not keep its owner out.
    const auto outcome =
        tools_->recovery.recover(key_of(world, request), number, *hash, [&](db::Connection& connection) {
            browser.remember(connection, choice.mailbox_id, world.clock().now());
            sign_in_lockout_.forget(connection, choice.address, request.remote_address);
        });
    if (outcome == accounts::RecoverOutcome::NotOpen) return refuse_step(world, request, "NOT_OPEN");
    spdlog::info("request {}: mailbox {} recovered its password", request.id, choice.mailbox_id);
    auto response = http::see_other(request.site->base_url + "/forgot-password/done");
    browser.add_to(response);
    return response;
}

http::Response PasswordPage::done(const http::Request& request) const {
    return http::html(200, tools_->world.render(request, view::Page("forgot-password/recovery_done.tpl")));
}

http::Response PasswordPage::draw(const http::Request& request, const accounts::RecoveryChoice& choice,
                                  const Sent& sent) const {
    RecoveryPage page(tools_->world, request, "forgot-password/recovery_password_form.tpl");
    auto& content = page.content();
    content.set("NUMBER", choice.number).set("ADDRESS", choice.address);
    const int status = sent.busy ? 503 : sent.judgement ? 422 : 200;
    content.show_if(sent.busy, "BUSY").show_if(status == 422, "REFUSED");
    field_.fill(content.include("NEW_PASSWORD_FIELD", "common/new_password_field.tpl"),
                known_words(*request.site, choice), sent.judgement);
    auto response = page.answer(status);
    if (sent.busy) response.add_header("Retry-After", kRetryAfterSeconds);
    return response;
}

}  // namespace valija::forgot_password
