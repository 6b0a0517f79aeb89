// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/second_factor_page.h"

#include "account/account_page.h"
#include "account/qr_picture.h"
#include "accounts/totp.h"
#include "base/fault.h"
#include "base/log.h"
#include "sessions/known_browser.h"

namespace valija::account {

namespace {

constexpr const char* kHere = "SECOND_FACTOR";

http::Response lead_to(const http::Request& request, const std::string& path) {
    return http::see_other(request.site->base_url + "/account/second-factor" + path);
}

}  // namespace

const SecondFactorPage::Asking SecondFactorPage::kRenewal{.file = "account/second_factor_renewal.tpl",
                                                          .change = &accounts::SecondFactorService::renew_codes,
                                                          .done = "/codes"};
const SecondFactorPage::Asking SecondFactorPage::kOff{
    .file = "account/second_factor_off.tpl", .change = &accounts::SecondFactorService::disable, .done = "?disabled"};

SecondFactorPage::SecondFactorPage(const service::World& world, std::shared_ptr<service::Hashing> hashing)
    : world_(world),
      box_(make_tool_box(world)),
      factor_(world.config().key("second_factor")),
      factors_(world.pool(), box_.tools(), factor_),
      present_password_(world, std::move(hashing)),
      code_field_(guard::Lockout::for_second_factor(world.config()), world.random()),
      device_cookie_(world.config().key("device")) {}

http::Response SecondFactorPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw_overview(request, who, {});
}

http::Response SecondFactorPage::begin(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kPresentPassword});
    if (!form) return http::bare(400);
    const auto checked = present_password_.check(request, *form, who);
    if (checked.outcome != PresentPassword::Outcome::Right)
        return draw_overview(request, who, {.present = checked, .code = {}});
    switch (factors_.begin(owner_of(request, who))) {
        case accounts::BeginFactorOutcome::Begun:
            return lead_to(request, "/enrol");
        case accounts::BeginFactorOutcome::EnabledBefore:
            return lead_to(request, "");
    }
    base::broken("a second factor is neither begun nor there");
}

http::Response SecondFactorPage::show_secret(const http::Request& request, const sessions::Session& who) const {
    const auto secret = factors_.find_secret(owner_of(request, who));
    return secret ? draw_secret(request, who, *secret, {}) : lead_to(request, "");
}

http::Response SecondFactorPage::enable(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {second_factor::kCode});
    if (!form) return http::bare(400);
    const auto owner = owner_of(request, who);
    const auto secret = factors_.find_secret(owner);
    if (!secret) return lead_to(request, "");
    auto outcome = accounts::EnableFactorOutcome::WrongCode;
    const auto checked = check_code(request, *form, who, [&](const std::string& typed) {
        outcome = factors_.enable(owner, typed);
        return outcome == accounts::EnableFactorOutcome::Enabled;
    });
    if (outcome == accounts::EnableFactorOutcome::NothingBegun) return lead_to(request, "");
    if (checked.outcome != CodeField::Outcome::Right)
        return draw_secret(request, who, *secret, {.present = {}, .code = checked});
    spdlog::info("request {}: mailbox {} has a second factor", request.id, who.mailbox_id);
    return lead_to(request, "/codes");
}

http::Response SecondFactorPage::show_codes(const http::Request& request, const sessions::Session& who) const {
    const auto codes = factors_.find_new_codes(owner_of(request, who));
    if (codes.empty()) return lead_to(request, "");
    AccountPage page(world_, request, who, "account/second_factor_codes.tpl", kHere);
    page.content()
        .set("USER", who.address)
        .set("MADE_ON", base::to_local_text(world_.clock().now(), request.site->utc_offset));
    for (const std::string& code : codes) page.content().add("RECOVERY_CODE").set("CODE", code);
    return page.answer();
}

http::Response SecondFactorPage::keep_codes(const http::Request& request, const sessions::Session& who) const {
    factors_.forget_draft(owner_of(request, who));
    return lead_to(request, "?kept");
}

http::Response SecondFactorPage::show_renewal(const http::Request& request, const sessions::Session& who) const {
    return draw_asking(request, who, kRenewal, {});
}

http::Response SecondFactorPage::renew_codes(const http::Request& request, const sessions::Session& who) const {
    return change(request, who, kRenewal);
}

http::Response SecondFactorPage::show_off(const http::Request& request, const sessions::Session& who) const {
    return draw_asking(request, who, kOff, {});
}

http::Response SecondFactorPage::disable(const http::Request& request, const sessions::Session& who) const {
    return change(request, who, kOff);
}

http::Response SecondFactorPage::change(const http::Request& request, const sessions::Session& who,
                                        const Asking& asking) const {
    const auto form = http::Form::parse(request, {kPresentPassword, second_factor::kCode});
    if (!form) return http::bare(400);
    const auto present = present_password_.check(request, *form, who);
    if (present.outcome != PresentPassword::Outcome::Right)
        return draw_asking(request, who, asking, {.present = present, .code = {}});
    bool is_off = false;
    const auto code = check_code(request, *form, who, [&](const std::string& typed) {
        const auto outcome = (factors_.*asking.change)(owner_of(request, who), typed);
        is_off = outcome == accounts::FactorOutcome::NotEnrolled;
        return outcome == accounts::FactorOutcome::Right;
    });
    if (is_off) return lead_to(request, "");
    if (code.outcome != CodeField::Outcome::Right)
        return draw_asking(request, who, asking, {.present = {}, .code = code});
    spdlog::info("request {}: mailbox {} changed its second factor", request.id, who.mailbox_id);
    return lead_to(request, asking.done);
}

accounts::FactorOwner SecondFactorPage::owner_of(const http::Request& request, const sessions::Session& who) {
    return {.site_key = request.site_key,
            .mailbox_id = who.mailbox_id,
            .address = who.address,
            .session_hash = who.id_hash};
}

SecondFactorPage::CodeField::Checked SecondFactorPage::check_code(const http::Request& request, const http::Form& form,
                                                                  const sessions::Session& who,
                                                                  const CodeField::Look& look) const {
    second_factor::Typist typist{
        .address = who.address, .remote_address = request.remote_address, .device_hash = std::nullopt};
    typist.device_hash = sessions::find_known_browser(*world_.pool().take(), device_cookie_, request, who.address);
    return code_field_.check(world_.pool(), form, typist, world_.clock().now(), look);
}

http::Response SecondFactorPage::draw_overview(const http::Request& request, const sessions::Session& who,
                                               const Refused& refused) const {
    AccountPage page(world_, request, who, "account/second_factor_overview.tpl", kHere);
    auto& content = page.content();
    content.show_if(request.query == "disabled", "DISABLED").show_if(request.query == "kept", "KEPT");
    const auto state = factors_.find(who.mailbox_id);
    if (state) {
        auto on = content.add("ON");
        on.set("ENABLED_ON", base::to_local_text(state->enabled_at, request.site->utc_offset))
            .set("CODES_LEFT", std::to_string(state->codes_left))
            .show_if(state->codes_left <= 3, "FEW_CODES");
        return page.answer();
    }
    auto off = content.add("OFF");
    off.show_if(refused.present.has_value(), "REFUSED");
    present_password_.draw(off, who, refused.present ? &*refused.present : nullptr);
    return answer(page, refused);
}

http::Response SecondFactorPage::draw_secret(const http::Request& request, const sessions::Session& who,
                                             const std::string& secret, const Refused& refused) const {
    AccountPage page(world_, request, who, "account/second_factor_enrol.tpl", kHere);
    const auto picture = draw_qr(accounts::totp_uri(secret, request.site->short_name, who.address));
    page.content()
        .set("USER", who.address)
        .set("SIDE", std::to_string(picture.side))
        .set("MODULES", picture.modules)
        .set("SECRET", accounts::spell_totp_secret(secret))
        .show_if(refused.code.has_value(), "REFUSED");
    auto field = page.content().include("CODE_FIELD", "common/second_factor_code_field.tpl");
    if (refused.code) CodeField::fill(field, *refused.code, world_.clock().now());
    return answer(page, refused);
}

http::Response SecondFactorPage::draw_asking(const http::Request& request, const sessions::Session& who,
                                             const Asking& asking, const Refused& refused) const {
    if (!factors_.find(who.mailbox_id)) return lead_to(request, "");
    AccountPage page(world_, request, who, asking.file, kHere);
    auto& content = page.content();
    content.show_if(refused.code.has_value(), "REFUSED_CODE");
    present_password_.draw(content, who, refused.present ? &*refused.present : nullptr);
    auto field = content.include("CODE_FIELD", "common/second_factor_code_field.tpl");
    field.show("OR_RECOVERY_CODE");
    if (refused.code) CodeField::fill(field, *refused.code, world_.clock().now());
    return answer(page, refused);
}

http::Response SecondFactorPage::answer(AccountPage& page, const Refused& refused) const {
    if (refused.present) {
        auto response = page.answer(PresentPassword::status_of(*refused.present));
        present_password_.add_wait(response, *refused.present);
        return response;
    }
    if (!refused.code) return page.answer();
    auto response = page.answer(CodeField::status_of(refused.code->outcome));
    const std::string wait = CodeField::wait_of(*refused.code, world_.clock().now());
    if (!wait.empty()) response.add_header("Retry-After", wait);
    return response;
}

}  // namespace valija::account
