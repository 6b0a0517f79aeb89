// SPDX-License-Identifier: AGPL-3.0-or-later
#include "self-service/keys_page.h"

#include <algorithm>

#include "accounts/self_service_request_store.h"
#include "base/fault.h"
#include "base/log.h"
#include "crypto/digest.h"
#include "guard/password_mark.h"
#include "people/person_store.h"
#include "view/wait.h"

namespace valija::self_service {

namespace {

using Kind = http::FieldRule::Kind;

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

const char* section_of(people::NationalIdKind kind) {
    switch (kind) {
        case people::NationalIdKind::Curp:
            return "KEY_CURP";
        case people::NationalIdKind::Cedula:
            return "KEY_CEDULA";
    }
    base::broken("unknown kind of national ID");
}

}  // namespace

KeysPage::KeysPage(const service::World& world)
    : world_(world),
      captcha_(guard::Captcha::from_config(world.config())),
      lockout_(world.config().key("lockout"), guard::LockoutLimits::for_keys(world.config()), "keys"),
      mark_key_(world.config().key("lockout")) {}

http::Response KeysPage::show(const http::Request& request) const {
    const Offers offers = find_offers(request);
    return offers.empty() ? draw_not_offered(request) : draw(request, {}, offers);
}

http::Response KeysPage::check(const http::Request& request) const {
    const auto form = http::Form::parse(
        request, {{.name = "national_id", .kind = Kind::Line, .most_characters = kKeyMaxCharacters},
                  {.name = "employee_key", .kind = Kind::Line, .most_characters = kKeyMaxCharacters},
                  {.name = "captcha", .kind = Kind::Line, .most_characters = guard::kCaptchaAnswerMaxCharacters},
                  {.name = "challenge", .kind = Kind::Line, .most_characters = guard::kCaptchaTokenMaxCharacters},
                  {.name = "another", .kind = Kind::Line, .most_characters = 1, .required = false}});
    if (!form) return http::bare(400);
    const Offers offers = find_offers(request);
    if (offers.empty()) return draw_not_offered(request);
    Draft draft;
    draft.national_id = form->value("national_id");
    draft.employee_key = form->value("employee_key");
    if (form->value("another").empty()) return judge(request, std::move(draft), *form, offers);
    draft.sections.push_back("ANOTHER_PICTURE");
    return draw(request, draft, offers);
}

http::Response KeysPage::judge(const http::Request& request, Draft draft, const http::Form& form,
                               const Offers& offers) const {
    draft.status = 422;
    const auto checked =
        captcha_.check(*world_.pool().take(), form.value("challenge"), form.value("captcha"), world_.clock().now());
    const Keys keys = read_keys(offers, draft.national_id, draft.employee_key);
    if (const char* section = section_of(checked)) draft.sections.push_back(section);
    if (keys.national_id_wrong || !form.good("national_id")) draft.sections.push_back("WRONG_NATIONAL_ID");
    if (keys.employee_key_wrong || !form.good("employee_key")) draft.sections.push_back("WRONG_EMPLOYEE_KEY");
    if (keys.national_id_wrong || keys.employee_key_wrong) draft.sections.push_back("WRONG_FIELDS");
    if (!draft.sections.empty()) return draw(request, draft, offers);
    const auto person_id = find_person(request, keys, draft);
    if (!person_id) return draw(request, draft, offers);
    const accounts::PendingRequest pending{
        .number = world_.random().bytes(accounts::kNumberBytes), .person_id = *person_id, .outcome = {}};
    accounts::save_request(*world_.pool().take(), crypto::sha256(world_.visitor(request).cookie()), request.site_key,
                           pending, world_.clock().now());
    spdlog::info("request {}: person {} gave both keys", request.id, *person_id);
    return http::see_other(request.site->base_url + "/self-service/confirm");
}

std::optional<std::uint64_t> KeysPage::find_person(const http::Request& request, const Keys& keys, Draft& draft) const {
    const std::string subject = request.site_key + ' ' + keys.national_id;
    const guard::Try attempt{.address = subject,
                             .remote_address = request.remote_address,
                             .mark = guard::password_mark(mark_key_, subject, keys.employee_key),
                             .device_hash = {},
                             .by_mail_program = false,
                             .site_key = request.site_key};
    const base::Time now = world_.clock().now();
    const auto verdict = lockout_.admit(world_.pool(), attempt, world_.random(), now);
    auto locked_until = verdict.locked_until;
    if (verdict.admitted) {
        if (const auto person =
                people::find_by_keys(*world_.pool().take(), request.site_key, keys.national_id, keys.employee_key)) {
            lockout_.forgive(world_.pool(), attempt, now);
            return person->id;
        }
    }
    if (verdict.admitted) locked_until = lockout_.fail(world_.pool(), attempt, world_.random(), now);
    draft.sections = {locked_until ? "LOCKED_OUT" : "NO_MATCH"};
    draft.status = locked_until ? 429 : 422;
    if (locked_until) draft.wait = *locked_until - now;
    return std::nullopt;
}

KeysPage::Offers KeysPage::find_offers(const http::Request& request) const {
    Offers offers = people::list_profiles(*world_.pool().take(), request.site_key);
    std::erase_if(offers, [](const people::DomainProfile& profile) {
        return !profile.domain_active || (!profile.may_create && !profile.may_reset);
    });
    return offers;
}

http::Response KeysPage::draw(const http::Request& request, const Draft& draft, const Offers& offers) const {
    const people::DomainProfile& profile = offers.front();
    const auto visitor = world_.visitor(request);
    view::Page page("self-service/self_service_keys_form.tpl");
    auto& content = page.content();
    content.set("CSRF", visitor.csrf_token()).set("NATIONAL_ID", draft.national_id);
    content.set("EMPLOYEE_KEY", draft.employee_key).set("EMPLOYEE_KEY_LABEL", profile.employee_key_label);
    content.show(section_of(profile.national_id_kind));
    auto field = content.include("CAPTCHA_FIELD", "common/captcha_field.tpl");
    field.set("CHALLENGE", captcha_.issue(world_.random(), world_.clock().now()));
    for (const char* section : draft.sections) {
        content.show(section);
        field.show(section);
    }
    if (draft.status >= 400) page.layout().show("WITH_ERRORS");
    const std::string wait = view::show_wait(content, draft.wait);
    auto response = http::html(draft.status, world_.render(request, std::move(page)));
    if (draft.status == 429) response.add_header("Retry-After", wait);
    return visitor.greet(std::move(response));
}

http::Response KeysPage::draw_not_offered(const http::Request& request) const {
    return http::html(200, world_.render(request, view::Page("self-service/self_service_not_offered.tpl")));
}

}  // namespace valija::self_service
