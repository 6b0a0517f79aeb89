// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/factor_page.h"

namespace valija::forgot_password {

namespace {

std::string password_url(const http::Request& request) { return request.site->base_url + "/forgot-password/password"; }

}  // namespace

FactorPage::FactorPage(std::shared_ptr<RecoveryTools> tools)
    : tools_(std::move(tools)),
      factor_(tools_->world.config().key("second_factor")),
      field_(guard::Lockout::for_recovery_factor(tools_->world.config()), tools_->world.random()) {}

http::Response FactorPage::show(const http::Request& request) const {
    const auto choice = tools_->recovery.find_choice(key_of(tools_->world, request));
    if (!choice) return refuse_step(tools_->world, request, "NOT_OPEN");
    if (!choice->needs_factor) return http::see_other(password_url(request));
    return draw(request, choice->number, nullptr);
}

http::Response FactorPage::check(const http::Request& request) const {
    const auto form = http::Form::parse(request, {kNumber, second_factor::kCode});
    if (!form) return http::bare(400);
    const service::World& world = tools_->world;
    const auto key = key_of(world, request);
    const auto choice = tools_->recovery.find_choice(key);
    if (!choice) return refuse_step(world, request, "NOT_OPEN");
    if (!choice->needs_factor) return http::see_other(password_url(request));
    auto outcome = accounts::FactorRecoveryOutcome::Wrong;
    const auto checked = field_.check(
        world.pool(), *form,
        {.address = choice->address, .remote_address = request.remote_address, .device_hash = std::nullopt},
        world.clock().now(), [&](const std::string& typed) {
            outcome = tools_->recovery.pass_factor(key, number_of(*form), factor_, typed);
            return outcome == accounts::FactorRecoveryOutcome::Passed;
        });
    if (checked.outcome == CodeField::Outcome::Right) return http::see_other(password_url(request));
    if (outcome == accounts::FactorRecoveryOutcome::NotOpen) return refuse_step(world, request, "NOT_OPEN");
    return draw(request, choice->number, &checked);
}

http::Response FactorPage::draw(const http::Request& request, const std::string& number,
                                const CodeField::Checked* refused) const {
    const base::Time now = tools_->world.clock().now();
    RecoveryPage page(tools_->world, request, "forgot-password/recovery_factor_form.tpl");
    page.content().set("NUMBER", number).show_if(refused != nullptr, "REFUSED");
    auto field = page.content().include("CODE_FIELD", "common/second_factor_code_field.tpl");
    field.show("OR_RECOVERY_CODE");
    if (refused == nullptr) return page.answer();
    CodeField::fill(field, *refused, now);
    auto response = page.answer(CodeField::status_of(refused->outcome));
    const std::string wait = CodeField::wait_of(*refused, now);
    if (!wait.empty()) response.add_header("Retry-After", wait);
    return response;
}

}  // namespace valija::forgot_password
