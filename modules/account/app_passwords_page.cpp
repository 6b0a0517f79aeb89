// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/app_passwords_page.h"

#include <charconv>

#include "account/account_page.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/cookie.h"

namespace valija::account {

namespace {

using Kind = http::FieldRule::Kind;

constexpr http::FieldRule kDevice{
    .name = "device", .kind = Kind::Line, .most_characters = accounts::kAppPasswordNameMaxCharacters};
constexpr std::size_t kIdMaxCharacters = 20;
constexpr accounts::Actor kPerson{.kind = accounts::ActorKind::Person, .id = {}};

std::string url(const http::Request& request) { return request.site->base_url + "/account/app-passwords"; }

const char* section_of(http::FieldState state) {
    switch (state) {
        case http::FieldState::Good:
            break;
        case http::FieldState::Empty:
            return "DEVICE_EMPTY";
        case http::FieldState::TooLong:
            return "DEVICE_TOO_LONG";
        case http::FieldState::BadCharacters:
            return "DEVICE_BAD_CHARACTERS";
    }
    base::broken("no section for a good name");
}

// 0, which no row has, for what is no number.
std::uint64_t read_id(const std::string& text) {
    std::uint64_t id = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), id);
    return error == std::errc() && end == text.data() + text.size() ? id : 0;
}

}  // namespace

AppPasswordsPage::AppPasswordsPage(const service::World& world, std::shared_ptr<service::Hashing> hashing)
    : world_(world),
      box_(make_tool_box(world)),
      app_passwords_(world.pool(), box_.tools(), world.config().key("app_password")),
      present_password_(world, std::move(hashing), PresentPassword::Asks::CodeToo),
      shown_once_(world.config().key("app_password"), "app password") {}

http::Response AppPasswordsPage::show(const http::Request& request, const sessions::Session& who) const {
    const auto cookie = request.cookie(kShownOnceCookie);
    const auto shown = cookie ? shown_once_.open(who.id_hash, *cookie, world_.clock().now()) : std::nullopt;
    Said said;
    if (shown) {
        const std::size_t space = shown->find(' ');
        said.news = "CREATED";
        said.secret = shown->substr(0, space);
        said.device = shown->substr(space + 1);
    } else if (request.query == "revoked") {
        said.news = "REVOKED";
    }
    auto response = draw(request, who, said);
    if (cookie) response.add_header("Set-Cookie", http::expire_cookie(kShownOnceCookie));
    return response;
}

http::Response AppPasswordsPage::create(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kDevice, kPresentPassword, second_factor::kCode});
    if (!form) return http::bare(400);
    Said said{.status = 422, .device = form->value(kDevice.name)};
    if (!form->good(kDevice.name)) {
        said.device_wrong = section_of(form->state(kDevice.name));
        return draw(request, who, said);
    }
    said.checked = present_password_.check(request, *form, who);
    if (said.checked->outcome != PresentPassword::Outcome::Right) {
        said.status = PresentPassword::status_of(*said.checked);
        auto response = draw(request, who, said);
        present_password_.add_wait(response, *said.checked);
        return response;
    }
    const auto created = app_passwords_.create(*said.checked->account, said.device, kPerson);
    switch (created.outcome) {
        case accounts::CreateAppPasswordOutcome::Created:
            return hand_over(request, who, said.device, created.text);
        case accounts::CreateAppPasswordOutcome::TooMany:
            return draw(request, who, {.status = 422});
        case accounts::CreateAppPasswordOutcome::ChangedMeanwhile:
            return http::see_other(request.site->base_url + "/login?to=account");
    }
    base::broken("unknown outcome of an app password");
}

http::Response AppPasswordsPage::hand_over(const http::Request& request, const sessions::Session& who,
                                           const std::string& device, const std::string& secret) const {
    spdlog::info("request {}: mailbox {} made an app password", request.id, who.mailbox_id);
    auto response = http::see_other(url(request));
    const std::string value =
        shown_once_.seal(who.id_hash, secret + ' ' + device, world_.random(), world_.clock().now());
    response.add_header("Set-Cookie", http::make_lasting_cookie(kShownOnceCookie, value, kShownOnceLife));
    return response;
}

http::Response AppPasswordsPage::revoke(const http::Request& request, const sessions::Session& who) const {
    const auto form =
        http::Form::parse(request, {{.name = "id", .kind = Kind::Line, .most_characters = kIdMaxCharacters}});
    if (!form) return http::bare(400);
    switch (app_passwords_.revoke(who.address, read_id(form->value("id")), kPerson)) {
        case accounts::RevokeAppPasswordOutcome::Revoked:
            spdlog::info("request {}: mailbox {} revoked an app password", request.id, who.mailbox_id);
            return http::see_other(url(request) + "?revoked");
        case accounts::RevokeAppPasswordOutcome::NoSuchAppPassword:
            return draw(request, who, {.status = 404, .news = "GONE"});
    }
    base::broken("unknown outcome of revoking an app password");
}

http::Response AppPasswordsPage::draw(const http::Request& request, const sessions::Session& who,
                                      const Said& said) const {
    const auto list = app_passwords_.list(who.mailbox_id);
    AccountPage page(world_, request, who, "account/app_passwords_list.tpl", "APP_PASSWORDS");
    auto& content = page.content();
    content.set("MOST", std::to_string(accounts::kMostAppPasswords)).show_if(list.empty(), "NONE");
    if (*said.news != '\0')
        content.add(said.news).set("ADDRESS", who.address).set("DEVICE", said.device).set("SECRET", said.secret);
    auto shown = list.empty() ? content : content.add("SOME");
    for (const auto& app_password : list) {
        shown.add("APP_PASSWORD")
            .set("DEVICE", app_password.name)
            .set("CREATED_ON", base::to_local_text(app_password.created_at, request.site->utc_offset))
            .set("ID", std::to_string(app_password.id));
    }
    if (list.size() < accounts::kMostAppPasswords) {
        draw_form(content.add("MAY_CREATE"), who, said);
    } else {
        content.add("FULL").show_if(said.status == 422, "NOT_CREATED");
    }
    return page.answer(said.status);
}

void AppPasswordsPage::draw_form(view::Slot form, const sessions::Session& who, const Said& said) const {
    const bool wrong_device = *said.device_wrong != '\0';
    form.set("DEVICE", said.secret.empty() ? said.device : "");
    form.show_if(wrong_device || said.checked.has_value(), "REFUSED");
    if (wrong_device) form.show("REFUSED_DEVICE").show(said.device_wrong);
    present_password_.draw(form, who, said.checked ? &*said.checked : nullptr);
}

}  // namespace valija::account
