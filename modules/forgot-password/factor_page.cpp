// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/factor_page.h"

#include "base/fault.h"
#include "guard/password_mark.h"
#include "view/wait.h"

namespace valija::forgot_password {

namespace {

constexpr std::size_t kCodeMaxCharacters = 40;

std::string password_url(const http::Request& request) { return request.site->base_url + "/forgot-password/password"; }

}  // namespace

FactorPage::FactorPage(std::shared_ptr<RecoveryTools> tools)
    : tools_(std::move(tools)),
      factor_(tools_->world.config().key("second_factor")),
      lockout_(guard::Lockout::for_second_factor(tools_->world.config())) {}

http::Response FactorPage::show(const http::Request& request) const {
    const auto choice = tools_->recovery.find_choice(key_of(tools_->world, request));
    if (!choice) return refuse_step(tools_->world, request, "NOT_OPEN");
    if (!choice->needs_factor) return http::see_other(password_url(request));
    return draw(request, choice->number, nullptr);
}

http::Response FactorPage::check(const http::Request& request) const {
    const auto form = http::Form::parse(
        request,
        {kNumber, {.name = "code", .kind = http::FieldRule::Kind::Line, .most_characters = kCodeMaxCharacters}});
    if (!form) return http::bare(400);
    const service::World& world = tools_->world;
    const auto key = key_of(world, request);
    const auto choice = tools_->recovery.find_choice(key);
    if (!choice) return refuse_step(world, request, "NOT_OPEN");
    if (!choice->needs_factor) return http::see_other(password_url(request));
    if (!form->good("code")) {
        const Refusal empty{.section = "NO_CODE"};
        return draw(request, choice->number, &empty);
    }
    const guard::Try attempt{.address = choice->address,
                             .remote_address = request.remote_address,
                             .mark = guard::random_mark(world.random()),
                             .device_hash = {},
                             .by_mail_program = false};
    const base::Time now = world.clock().now();
    const auto verdict = lockout_.admit(world.pool(), attempt, world.random(), now);
    if (!verdict.admitted) {
        const Refusal locked{
            .status = 429, .section = "LOCKED", .wait = verdict.locked_until.value_or(base::Time()) - now};
        return draw(request, choice->number, &locked);
    }
    switch (tools_->recovery.pass_factor(key, number_of(*form), factor_, form->value("code"))) {
        case accounts::FactorRecoveryOutcome::Passed:
            lockout_.forgive(*world.pool().take(), attempt, now);
            return http::see_other(password_url(request));
        case accounts::FactorRecoveryOutcome::NotOpen:
            return refuse_step(world, request, "NOT_OPEN");
        case accounts::FactorRecoveryOutcome::Wrong: {
            lockout_.fail(world.pool(), attempt, world.random(), now);
            const Refusal wrong{.section = "WRONG"};
            return draw(request, choice->number, &wrong);
        }
    }
    base::broken("unknown outcome of a second factor");
}

http::Response FactorPage::draw(const http::Request& request, const std::string& number, const Refusal* refusal) const {
    RecoveryPage page(tools_->world, request, "forgot-password/recovery_factor_form.tpl");
    page.content().set("NUMBER", number);
    if (refusal == nullptr) return page.answer();
    auto message = page.content().show("REFUSED").add(refusal->section);
    const std::string wait = view::show_wait(message, refusal->wait);
    auto response = page.answer(refusal->status);
    if (refusal->status == 429) response.add_header("Retry-After", wait);
    return response;
}

}  // namespace valija::forgot_password
