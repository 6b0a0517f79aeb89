// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/contacts_page.h"

#include <array>

#include "account/account_page.h"
#include "accounts/personal_policy.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/log.h"
#include "base/mail_address.h"
#include "guard/network.h"
#include "people/domain_profile_store.h"
#include "people/mobile.h"

namespace valija::account {

namespace {

using people::ContactKind;
using Kind = http::FieldRule::Kind;

constexpr http::FieldRule kValue{
    .name = "value", .kind = Kind::Line, .most_characters = base::kMailAddressMaxBytes, .required = false};
constexpr http::FieldRule kAction{.name = "action", .kind = Kind::Line, .most_characters = 10, .required = false};
constexpr http::FieldRule kNumber{.name = "number", .kind = Kind::Line, .most_characters = 16};
constexpr http::FieldRule kKind{.name = "kind", .kind = Kind::Line, .most_characters = 20};
constexpr http::FieldRule kCode{.name = "code", .kind = Kind::Line, .most_characters = 20};
constexpr std::size_t kTokenMaxCharacters = 64;  // 43 of base64url
constexpr std::array kNews{"confirmed", "removed", "given-up"};
constexpr std::array kNewsSections{"CONFIRMED_NEWS", "REMOVED_NEWS", "GIVEN_UP"};

std::string url(const http::Request& request, const char* rest = "") {
    return request.site->base_url + "/account/contacts" + rest;
}

accounts::ContactOwner owner_of(const http::Request& request, const sessions::Session& who) {
    return {.site_key = request.site_key,
            .mailbox_id = who.mailbox_id,
            .address = who.address,
            .session_hash = who.id_hash,
            .remote = guard::network_of(request.remote_address)};
}

const char* section_of(http::FieldState state) {
    switch (state) {
        case http::FieldState::Good:
            break;
        case http::FieldState::Empty:
            return "VALUE_EMPTY";
        case http::FieldState::TooLong:
            return "VALUE_TOO_LONG";
        case http::FieldState::BadCharacters:
            return "VALUE_BAD_CHARACTERS";
    }
    base::broken("no section for a good contact");
}

}  // namespace

ContactsPage::ContactsPage(const service::World& world, std::shared_ptr<service::Hashing> hashing)
    : world_(world),
      box_(make_tool_box(world)),
      contacts_(world.pool(), box_.tools(), world.config().key("contact")),
      present_password_(world, std::move(hashing), PresentPassword::Asks::CodeToo) {}

http::Response ContactsPage::show(const http::Request& request, const sessions::Session& who) const {
    for (std::size_t i = 0; i < kNews.size(); ++i) {
        if (request.query == kNews.at(i)) return draw_list(request, who, kNewsSections.at(i), 200);
    }
    return draw_list(request, who, "", 200);
}

http::Response ContactsPage::confirm_code(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kNumber, kCode});
    if (!form) return http::bare(400);
    // What cannot be a code is a slip, not a try.
    if (!form->good(kCode.name)) return draw_list(request, who, "NO_CODE", 422);
    switch (contacts_.confirm_code(owner_of(request, who), form->value(kNumber.name), form->value(kCode.name))) {
        case accounts::ConfirmContactOutcome::Confirmed:
            spdlog::info("request {}: mailbox {} confirmed a mobile", request.id, who.mailbox_id);
            return http::see_other(url(request, "?confirmed"));
        case accounts::ConfirmContactOutcome::Wrong:
            return draw_list(request, who, "WRONG", 422);
        case accounts::ConfirmContactOutcome::Expired:
            return draw_list(request, who, "EXPIRED", 422);
        case accounts::ConfirmContactOutcome::OutOfTries:
            return draw_list(request, who, "OUT_OF_TRIES", 422);
        case accounts::ConfirmContactOutcome::NotOpen:
            return draw_list(request, who, "NOT_OPEN", 409);
    }
    base::broken("unknown outcome of a contact's code");
}

http::Response ContactsPage::send_again(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kNumber, kKind});
    const auto kind = form ? people::parse_contact_kind(form->value(kKind.name)) : std::nullopt;
    if (!kind) return http::bare(400);
    switch (contacts_.resend(owner_of(request, who), *kind, form->value(kNumber.name))) {
        case accounts::ResendContactOutcome::Sent:
            return http::see_other(url(request));
        case accounts::ResendContactOutcome::CannotSend:
            return draw_list(request, who, "CANNOT_SEND", 422);
        case accounts::ResendContactOutcome::TooManySends:
            return draw_list(request, who, "TOO_MANY_SENDS", 422);
        case accounts::ResendContactOutcome::OutOfTries:
            return draw_list(request, who, "OUT_OF_TRIES", 422);
        case accounts::ResendContactOutcome::NotOpen:
            return draw_list(request, who, "NOT_OPEN", 409);
    }
    base::broken("unknown outcome of sending again");
}

http::Response ContactsPage::give_up(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kNumber, kKind});
    const auto kind = form ? people::parse_contact_kind(form->value(kKind.name)) : std::nullopt;
    if (!kind) return http::bare(400);
    contacts_.give_up(owner_of(request, who), *kind, form->value(kNumber.name));
    return http::see_other(url(request, "?given-up"));
}

http::Response ContactsPage::show_form(const http::Request& request, const sessions::Session& who,
                                       ContactKind kind) const {
    return draw_form(request, who, kind, {});
}

http::Response ContactsPage::change(const http::Request& request, const sessions::Session& who,
                                    ContactKind kind) const {
    const auto form = http::Form::parse(request, {kValue, kAction, kPresentPassword, second_factor::kCode});
    if (!form) return http::bare(400);
    const bool removes = form->value(kAction.name) == "remove";
    Said said{.status = 422, .value = form->value(kValue.name)};
    std::optional<std::string> value;
    if (!removes) {
        if (said.value.empty()) {
            said.wrong = "VALUE_EMPTY";
        } else if (!form->good(kValue.name)) {
            said.wrong = section_of(form->state(kValue.name));
        } else if (value = read_value(said.value, kind, who.address); !value) {
            said.wrong = kind == ContactKind::Mobile ? "NOT_A_NUMBER" : "NOT_AN_ADDRESS";
        }
        if (*said.wrong != '\0') return draw_form(request, who, kind, said);
    }
    said.checked = present_password_.check(request, *form, who);
    if (said.checked->outcome != PresentPassword::Outcome::Right) {
        said.status = PresentPassword::status_of(*said.checked);
        auto response = draw_form(request, who, kind, said);
        present_password_.add_wait(response, *said.checked);
        return response;
    }
    return removes ? remove(request, who, kind, std::move(said)) : ask(request, who, kind, std::move(said), *value);
}

http::Response ContactsPage::ask(const http::Request& request, const sessions::Session& who, ContactKind kind,
                                 Said said, const std::string& value) const {
    const auto outcome = contacts_.ask(*said.checked->account, owner_of(request, who), kind, value);
    switch (outcome) {
        case accounts::AskContactOutcome::Sent:
            spdlog::info("request {}: mailbox {} asked for a new contact", request.id, who.mailbox_id);
            return http::see_other(url(request));
        case accounts::AskContactOutcome::ChangedMeanwhile:
            return http::see_other(request.site->base_url + "/login?to=account");
        case accounts::AskContactOutcome::NotAPerson:
            return http::bare(404);
        case accounts::AskContactOutcome::OwnDomain:
            said.wrong = "OWN_DOMAIN";
            break;
        case accounts::AskContactOutcome::SameAsNow:
            said.wrong = "SAME_AS_NOW";
            break;
        case accounts::AskContactOutcome::CannotSend:
            said.not_sent = "CANNOT_SEND";
            break;
        case accounts::AskContactOutcome::TooManyAsks:
            said.not_sent = "TOO_MANY_ASKS";
            break;
    }
    return draw_form(request, who, kind, said);
}

http::Response ContactsPage::remove(const http::Request& request, const sessions::Session& who, ContactKind kind,
                                    Said said) const {
    switch (contacts_.remove(*said.checked->account, owner_of(request, who), kind)) {
        case accounts::RemoveContactOutcome::Removed:
            spdlog::info("request {}: mailbox {} removed a contact", request.id, who.mailbox_id);
            return http::see_other(url(request, "?removed"));
        case accounts::RemoveContactOutcome::ChangedMeanwhile:
            return http::see_other(request.site->base_url + "/login?to=account");
        case accounts::RemoveContactOutcome::NoContact:
            said.wrong = "NO_CONTACT";
            return draw_form(request, who, kind, said);
    }
    base::broken("unknown outcome of removing a contact");
}

std::optional<std::string> ContactsPage::read_value(const std::string& typed, ContactKind kind,
                                                    const std::string& address) const {
    if (kind == ContactKind::AlternateAddress)
        return base::is_mail_address(typed) ? std::optional(typed) : std::nullopt;
    const auto profile = people::find_profile(*world_.pool().take(), std::string(base::domain_of(address)));
    return profile ? people::read_mobile(typed, people::country_code(profile->national_id_kind)) : std::nullopt;
}

http::Response ContactsPage::draw_list(const http::Request& request, const sessions::Session& who,
                                       const std::string& said, int status) const {
    const auto owner = owner_of(request, who);
    const auto contacts = contacts_.find(owner);
    AccountPage page(world_, request, who, "account/contacts_list.tpl", "CONTACTS");
    auto& content = page.content();
    if (!said.empty()) {
        auto news = content.add(said);
        const unsigned tries = contacts.mobile ? contacts.mobile->tries : 0;
        const unsigned left = tries < accounts::kMostContactTries ? accounts::kMostContactTries - tries : 0;
        news.show(left == 1 ? "ONE_LEFT" : "SEVERAL_LEFT").set("LEFT", std::to_string(left));
    }
    if (!contacts.holder) {
        content.show("OFFICIAL");
        return page.answer(status);
    }
    auto personal = content.add("PERSONAL");
    draw_contact(personal, ContactKind::Mobile, contacts.holder->mobile, request);
    draw_contact(personal, ContactKind::AlternateAddress, contacts.holder->alternate_address, request);
    personal.show_if(!contacts.sms_available, "SMS_STOPPED");
    if (contacts.mobile) {
        auto waiting = personal.add("MOBILE_WAITS").set("VALUE", contacts.mobile->value);
        const bool here = contacts.mobile->session_hash == who.id_hash;
        auto form = waiting.add(here ? "HERE_ASKED" : "ELSEWHERE_ASKED");
        form.set("NUMBER", base::to_hex(contacts.mobile->number));
        form.show_if(said == "WRONG" || said == "NO_CODE" || said == "EXPIRED", "CODE_WRONG");
        if (contacts.mobile->sends < accounts::kMostContactSends &&
            contacts.mobile->tries < accounts::kMostContactTries)
            form.show("AGAIN");
    }
    if (contacts.alternate_address) {
        auto waiting = personal.add("ALTERNATE_WAITS").set("VALUE", contacts.alternate_address->value);
        waiting.set("NUMBER", base::to_hex(contacts.alternate_address->number));
        waiting.show_if(contacts.alternate_address->sends < accounts::kMostContactSends, "AGAIN");
    }
    return page.answer(status);
}

void ContactsPage::draw_contact(view::Slot& personal, ContactKind kind, const std::optional<people::Contact>& contact,
                                const http::Request& request) const {
    const bool is_mobile = kind == ContactKind::Mobile;
    if (!contact) {
        personal.show(is_mobile ? "MOBILE_NONE" : "ALTERNATE_NONE");
        return;
    }
    auto now = personal.add(is_mobile ? "MOBILE_NOW" : "ALTERNATE_NOW").set("VALUE", contact->value);
    now.show(contact->is_confirmed() ? "CONFIRMED" : "NOT_CONFIRMED");
    if (contact->is_confirmed() && !accounts::may_receive_credentials(contact, world_.clock().now()))
        now.add("COOLING").set(
            "USABLE_ON", base::to_local_text(contact->set_at + accounts::kContactCooling, request.site->utc_offset));
}

http::Response ContactsPage::draw_form(const http::Request& request, const sessions::Session& who, ContactKind kind,
                                       const Said& said) const {
    const auto contacts = contacts_.find(owner_of(request, who));
    if (!contacts.holder) return draw_list(request, who, "", 404);
    const bool is_mobile = kind == ContactKind::Mobile;
    AccountPage page(world_, request, who, "account/contact_form.tpl", "CONTACTS");
    auto& content = page.content();
    content.set("VALUE", said.value).show(is_mobile ? "MOBILE_FORM" : "ALTERNATE_FORM");
    const auto& contact = is_mobile ? contacts.holder->mobile : contacts.holder->alternate_address;
    content.show_if(contact.has_value(), "HAS_ONE").show_if(is_mobile && !contacts.sms_available, "SMS_STOPPED");
    const bool is_proved = !said.checked || said.checked->outcome == PresentPassword::Outcome::Right;
    const bool wrong_value = *said.wrong != '\0';
    content.show_if(said.status != 200, "REFUSED");
    if (*said.not_sent != '\0') content.show(said.not_sent);
    if (wrong_value) content.show("REFUSED_VALUE").show(said.wrong);
    present_password_.draw(content, who, is_proved ? nullptr : &*said.checked);
    return page.answer(said.status);
}

http::Response ContactsPage::show_link(const http::Request& request) const {
    if (request.query == "confirmed") return draw_link(request, "DONE", {}, {}, 200);
    const auto token = request.query_value("token");
    if (!token || token->size() > kTokenMaxCharacters) return http::bare(400);
    const auto value = contacts_.find_link(request.site_key, *token);
    return value ? draw_link(request, "OPEN", *token, *value, 200) : draw_link(request, "OLD_LINK", {}, {}, 410);
}

http::Response ContactsPage::confirm_link(const http::Request& request) const {
    const auto form =
        http::Form::parse(request, {{.name = "token", .kind = Kind::Line, .most_characters = kTokenMaxCharacters}});
    if (!form) return http::bare(400);
    if (contacts_.confirm_link(request.site_key, form->value("token")) != accounts::ConfirmContactOutcome::Confirmed)
        return draw_link(request, "OLD_LINK", {}, {}, 410);
    spdlog::info("request {}: an alternate address is confirmed", request.id);
    return http::see_other(url(request, "/link?confirmed"));
}

http::Response ContactsPage::draw_link(const http::Request& request, const char* section, const std::string& token,
                                       const std::string& value, int status) const {
    const auto visitor = world_.visitor(request);
    view::Page page("account/contact_link.tpl");
    page.content().add(section).set("CSRF", visitor.csrf_token()).set("TOKEN", token).set("VALUE", value);
    if (status != 200) page.layout().show("WITH_ERRORS");
    return visitor.greet(http::html(status, world_.render(request, std::move(page))));
}

}  // namespace valija::account
