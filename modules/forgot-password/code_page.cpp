// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/code_page.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/log.h"

namespace valija::forgot_password {

namespace {

using accounts::VerifyRecoveryOutcome;
using Kind = http::FieldRule::Kind;

constexpr std::size_t kCodeMaxCharacters = 20;   // spaces and dashes are taken
constexpr std::size_t kTokenMaxCharacters = 64;  // 43 of base64url

}  // namespace

http::Response CodePage::show(const http::Request& request) const { return draw(request, nullptr); }

http::Response CodePage::verify(const http::Request& request) const {
    const auto form = http::Form::parse(
        request, {kNumber, {.name = "code", .kind = Kind::Line, .most_characters = kCodeMaxCharacters}});
    if (!form) return http::bare(400);
    // What cannot be a code is a slip, not a try.
    if (!form->good("code")) return draw(request, "NO_CODE");
    return lead_on(request,
                   tools_->recovery.verify_code(key_of(tools_->world, request), number_of(*form), form->value("code")));
}

http::Response CodePage::show_link(const http::Request& request) const {
    const auto token = request.query_value("token");
    if (!token || token->size() > kTokenMaxCharacters) return http::bare(400);
    const auto pending = tools_->recovery.find(key_of(tools_->world, request));
    RecoveryPage page(tools_->world, request, "forgot-password/recovery_link_form.tpl");
    if (pending)
        page.content().add("THIS_BROWSER").set("TOKEN", *token);
    else
        page.content().show("ANOTHER_BROWSER");
    return page.answer();
}

http::Response CodePage::verify_link(const http::Request& request) const {
    const auto form =
        http::Form::parse(request, {{.name = "token", .kind = Kind::Line, .most_characters = kTokenMaxCharacters}});
    if (!form) return http::bare(400);
    const auto outcome = tools_->recovery.verify_link(key_of(tools_->world, request), form->value("token"));
    if (outcome == VerifyRecoveryOutcome::Wrong) return refuse_step(tools_->world, request, "OLD_LINK");
    return lead_on(request, outcome);
}

http::Response CodePage::lead_on(const http::Request& request, VerifyRecoveryOutcome outcome) const {
    switch (outcome) {
        case VerifyRecoveryOutcome::Verified:
            spdlog::info("request {}: a recovery is verified", request.id);
            return http::see_other(request.site->base_url + "/forgot-password/password");
        case VerifyRecoveryOutcome::Wrong:
            return draw(request, "WRONG");
        case VerifyRecoveryOutcome::Expired:
            return draw(request, "EXPIRED");
        case VerifyRecoveryOutcome::OutOfTries:
            return refuse_step(tools_->world, request, "OUT_OF_TRIES");
        case VerifyRecoveryOutcome::NotOpen:
            return refuse_step(tools_->world, request, "NOT_OPEN");
    }
    base::broken("unknown outcome of a code");
}

http::Response CodePage::draw(const http::Request& request, const char* section) const {
    const auto pending = tools_->recovery.find(key_of(tools_->world, request));
    if (!pending) return http::see_other(request.site->base_url + "/forgot-password");
    if (pending->verified_at) return http::see_other(request.site->base_url + "/forgot-password/password");
    if (!pending->channel) return http::see_other(request.site->base_url + "/forgot-password/send");
    if (pending->tries >= accounts::kMostRecoveryTries) return refuse_step(tools_->world, request, "OUT_OF_TRIES");
    RecoveryPage page(tools_->world, request, "forgot-password/recovery_code_form.tpl");
    auto& content = page.content();
    const bool by_mail = *pending->channel == people::ContactKind::AlternateAddress;
    content.set("NUMBER", base::to_hex(pending->number)).show(by_mail ? "BY_MAIL" : "BY_SHORT_MESSAGE");
    content.set("CHANNEL", std::string(people::to_text(*pending->channel)));
    content.show_if(pending->sends < accounts::kMostRecoverySends, "AGAIN");
    const unsigned left = accounts::kMostRecoveryTries - pending->tries;
    if (section != nullptr)
        content.show("REFUSED")
            .add(section)
            .show(left == 1 ? "ONE_LEFT" : "SEVERAL_LEFT")
            .set("LEFT", std::to_string(left));
    return page.answer(section != nullptr ? 422 : 200);
}

}  // namespace valija::forgot_password
