// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/password_page.h"

#include "account/account_page.h"
#include "account/known_words.h"
#include "account/new_cookie.h"
#include "accounts/own_account_store.h"
#include "base/fault.h"
#include "base/log.h"
#include "people/person_store.h"

namespace valija::account {

namespace {

constexpr accounts::Actor kPerson{.kind = accounts::ActorKind::Person, .id = {}};
constexpr const char* kRetryAfterSeconds = "2";

std::string url(const http::Request& request) { return request.site->base_url + "/account/password"; }

}  // namespace

PasswordPage::PasswordPage(const service::World& world, std::shared_ptr<service::Hashing> hashing)
    : world_(world),
      box_(make_tool_box(world)),
      accounts_(world.pool(), box_.tools()),
      present_password_(world, hashing),
      field_(world.config()),
      hashing_(std::move(hashing)) {}

http::Response PasswordPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw(request, who, find_known_words(request, who), {});
}

http::Response PasswordPage::change(const http::Request& request, const sessions::Session& who) const {
    const auto form =
        http::Form::parse(request, {kPresentPassword, strength::kNewPassword, strength::kNewPasswordAgain});
    if (!form) return http::bare(400);
    const auto known = find_known_words(request, who);
    auto choice = field_.judge(*form, known);
    if (choice.judgement.verdict == strength::Verdict::Accepted &&
        choice.password == strength::to_nfc(form->value(kPresentPassword.name)))
        choice.judgement.verdict = strength::Verdict::WasPresent;
    // The cheap half first: a new password that will not do costs no hash, and says nothing about the present one.
    if (choice.judgement.verdict != strength::Verdict::Accepted)
        return draw(request, who, known, {.status = 422, .judgement = choice.judgement});
    const auto checked = present_password_.check(request, *form, who);
    if (checked.outcome != PresentPassword::Outcome::Right) {
        auto response = draw(request, who, known,
                             {.status = PresentPassword::status_of(checked), .judgement = {}, .checked = checked});
        present_password_.add_wait(response, checked);
        return response;
    }
    return keep(request, who, *checked.account, choice.password);
}

strength::KnownWords PasswordPage::find_known_words(const http::Request& request, const sessions::Session& who) const {
    auto connection = world_.pool().take();
    const auto own = accounts::load_own_account(*connection, who.mailbox_id);
    const auto holder = own.person_id ? people::find_person(*connection, *own.person_id) : std::nullopt;
    return known_words(*request.site, who.address, holder);
}

http::Response PasswordPage::keep(const http::Request& request, const sessions::Session& who,
                                  const accounts::Account& account, const std::string& password) const {
    const auto hash = hashing_->hash(password);
    if (!hash) {
        auto response = draw(request, who, find_known_words(request, who), {.status = 503});
        response.add_header("Retry-After", kRetryAfterSeconds);
        return response;
    }
    NewCookie cookie(world_.random());
    switch (accounts_.change_password(account, *hash, who.id_hash, kPerson, cookie.renewal_of(who))) {
        case accounts::ChangePasswordOutcome::Changed:
            spdlog::info("request {}: mailbox {} changed its password", request.id, who.mailbox_id);
            return cookie.add_to(http::see_other(url(request) + "?changed"));
        case accounts::ChangePasswordOutcome::ChangedMeanwhile:
        case accounts::ChangePasswordOutcome::NotActive:
            return http::see_other(request.site->base_url + "/login?to=account");
    }
    base::broken("unknown outcome of a change of password");
}

http::Response PasswordPage::draw(const http::Request& request, const sessions::Session& who,
                                  const strength::KnownWords& known, const Said& said) const {
    AccountPage page(world_, request, who, "account/password_form.tpl", "PASSWORD");
    auto& content = page.content();
    content.set("ADDRESS", who.address);
    if (said.status == 200) {
        content.show_if(request.query == "changed", "CHANGED").show_if(request.query == "lock-down", "LOCKED_DOWN");
    } else if (said.judgement || said.checked) {
        auto refused = content.add("REFUSED");
        refused.show_if(said.judgement.has_value(), "REFUSED_NEW_PASSWORD");
    } else {
        content.show("BUSY");
    }
    present_password_.draw(content, who, said.checked ? &*said.checked : nullptr);
    field_.fill(content.include("NEW_PASSWORD_FIELD", "common/new_password_field.tpl"), known, said.judgement);
    return page.answer(said.status);
}

}  // namespace valija::account
