// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/activation_page.h"

#include "account/known_words.h"
#include "accounts/activation_credential.h"
#include "accounts/activation_store.h"
#include "base/log.h"
#include "crypto/digest.h"
#include "http/cookie.h"
#include "people/person_store.h"
#include "sessions/activation_cookie.h"

namespace valija::account {

namespace {

constexpr const char* kRetryAfterSeconds = "2";

}  // namespace

ActivationPage::ActivationPage(const service::World& world, std::shared_ptr<service::Hashing> hashing)
    : world_(world),
      box_(make_tool_box(world)),
      accounts_(world.pool(), box_.tools()),
      sign_in_lockout_(guard::Lockout::from_config(world.config())),
      device_cookie_(world.config().key("device")),
      field_(world.config()),
      hashing_(std::move(hashing)) {}

http::Response ActivationPage::show(const http::Request& request) const {
    const auto entitled = find_entitled(request);
    if (!entitled || entitled->pass.used) return refuse(request, entitled.has_value());
    return draw(request, *entitled, {});
}

http::Response ActivationPage::choose(const http::Request& request) const {
    const auto form = http::Form::parse(request, {strength::kNewPassword, strength::kNewPasswordAgain});
    if (!form) return http::bare(400);
    const auto entitled = find_entitled(request);
    if (!entitled || entitled->pass.used) return refuse(request, entitled.has_value());
    const auto choice = judge(request, *form, *entitled);
    if (choice.judgement.verdict != strength::Verdict::Accepted)
        return draw(request, *entitled, {.judgement = choice.judgement, .busy = false});
    return activate(request, *entitled, choice.password);
}

http::Response ActivationPage::done(const http::Request& request) const {
    return http::html(200, world_.render(request, view::Page("account/activation_done.tpl")));
}

std::optional<ActivationPage::Entitled> ActivationPage::find_entitled(const http::Request& request) const {
    const auto id_hash = sessions::activation_hash(request);
    if (!id_hash) return std::nullopt;
    auto connection = world_.pool().take();
    auto pass = accounts::find_activation_pass(*connection, *id_hash, request.site_key, world_.clock().now());
    if (!pass) return std::nullopt;
    auto holder = pass->holder_id ? people::find_person(*connection, *pass->holder_id) : std::nullopt;
    return Entitled{.pass = *std::move(pass), .holder = std::move(holder)};
}

strength::NewPasswordField::Choice ActivationPage::judge(const http::Request& request, const http::Form& form,
                                                         const Entitled& entitled) const {
    auto choice = field_.judge(form, known_words(*request.site, entitled.pass.address, entitled.holder));
    const auto hmac = accounts::credential_hmac(box_.tools().activation_key, choice.password);
    if (crypto::equal_time(hmac, entitled.pass.secret_hmac)) choice.judgement = {strength::Verdict::WasCredential, 0};
    return choice;
}

http::Response ActivationPage::activate(const http::Request& request, const Entitled& entitled,
                                        const std::string& password) const {
    const auto hash = hashing_->hash(password);
    if (!hash) return draw(request, entitled, {.judgement = {}, .busy = true});
    const accounts::ActivationPass& pass = entitled.pass;
    const sessions::KnownBrowser browser(device_cookie_, request, world_.random());
    const auto outcome =
        accounts_.activate(pass, *hash, {accounts::ActorKind::Person, pass.holder_id}, [&](db::Connection& connection) {
            browser.remember(connection, pass.mailbox_id, world_.clock().now());
            sign_in_lockout_.forget(connection, pass.address, request.remote_address);
        });
    if (outcome == accounts::ActivateOutcome::NoLongerValid) {
        const auto now_entitled = find_entitled(request);
        return refuse(request, now_entitled.has_value() && now_entitled->pass.used);
    }
    spdlog::info("request {}: mailbox {} activated", request.id, pass.mailbox_id);
    auto response = http::see_other(request.site->base_url + "/account/activation/done");
    browser.add_to(response);
    return response;
}

http::Response ActivationPage::draw(const http::Request& request, const Entitled& entitled, const Sent& sent) const {
    const auto visitor = world_.visitor(request);
    view::Page page("account/activation_form.tpl");
    page.content().set("CSRF", visitor.csrf_token()).set("ADDRESS", entitled.pass.address);
    if (entitled.holder) page.content().add("HELD").set("HOLDER", people::full_name(*entitled.holder));
    const int status = sent.busy ? 503 : sent.judgement ? 422 : 200;
    page.content().show_if(sent.busy, "BUSY").show_if(status == 422, "REFUSED");
    if (status != 200) page.layout().show("WITH_ERRORS");
    field_.fill(page.content().include("NEW_PASSWORD_FIELD", "common/new_password_field.tpl"),
                known_words(*request.site, entitled.pass.address, entitled.holder), sent.judgement);
    auto response = http::html(status, world_.render(request, std::move(page)));
    if (sent.busy) response.add_header("Retry-After", kRetryAfterSeconds);
    return visitor.greet(std::move(response));
}

http::Response ActivationPage::refuse(const http::Request& request, bool used) const {
    view::Page page("account/activation_over.tpl");
    page.content().show(used ? "ALREADY_CHOSEN" : "NOT_ENTITLED");
    return http::html(used ? 409 : 403, world_.render(request, std::move(page)));
}

}  // namespace valija::account
