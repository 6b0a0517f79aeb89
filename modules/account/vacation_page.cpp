// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/vacation_page.h"

#include <array>

#include "account/account_page.h"
#include "base/fault.h"
#include "base/log.h"
#include "people/date.h"

namespace valija::account {

namespace {

using Kind = http::FieldRule::Kind;

constexpr http::FieldRule kOn{.name = "on", .kind = Kind::Line, .most_characters = 3, .required = false};
constexpr http::FieldRule kFrom{.name = "from", .kind = Kind::Line, .most_characters = 10, .required = false};
constexpr http::FieldRule kUntil{.name = "until", .kind = Kind::Line, .most_characters = 10, .required = false};
constexpr http::FieldRule kSubject{
    .name = "subject", .kind = Kind::Line, .most_characters = sieve::kSubjectMaxCharacters, .required = false};
constexpr http::FieldRule kText{
    .name = "text", .kind = Kind::Text, .most_characters = sieve::kAnswerMaxCharacters, .required = false};
constexpr accounts::Actor kPerson{.kind = accounts::ActorKind::Person, .id = {}};

// Empty: none. A day that is none stays as it was typed, and `wrong` says so.
std::optional<std::string> read_day(const http::Form& form, std::string_view name, const char*& wrong) {
    const std::string& typed = form.value(name);
    if (typed.empty()) return std::nullopt;
    const auto day = form.good(name) ? people::read_date(typed) : std::nullopt;
    if (!day) wrong = name == "from" ? "FROM_NO_DAY" : "UNTIL_NO_DAY";
    return day ? people::to_sql_date(*day) : typed;
}

const char* judge_text(const http::Form& form, bool on) {
    switch (form.state("text")) {
        case http::FieldState::TooLong:
            return "TEXT_TOO_LONG";
        case http::FieldState::BadCharacters:
            return "TEXT_BAD_CHARACTERS";
        case http::FieldState::Good:
        case http::FieldState::Empty:
            break;
    }
    return on && form.value("text").find_first_not_of(" \n\t") == std::string::npos ? "TEXT_EMPTY" : "";
}

}  // namespace

VacationPage::VacationPage(const service::World& world)
    : world_(world), box_(make_tool_box(world)), rules_(world.pool(), box_.tools()), door_(world) {}

http::Response VacationPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw(request, who, {.news = request.query == "changed" ? "CHANGED" : ""});
}

VacationPage::Said VacationPage::judge(const http::Form& form) {
    Said said{.status = 200};
    sieve::Vacation typed{
        .on = !form.value("on").empty(), .subject = form.value("subject"), .text = form.value("text")};
    typed.from = read_day(form, "from", said.from_wrong);
    typed.until = read_day(form, "until", said.until_wrong);
    if (*said.from_wrong == '\0' && *said.until_wrong == '\0' && typed.from && typed.until &&
        *typed.until < *typed.from)
        said.until_wrong = "UNTIL_BEFORE_FROM";
    if (!form.good("subject")) said.subject_wrong = "SUBJECT_WRONG";
    said.text_wrong = judge_text(form, typed.on);
    for (const char* wrong : {said.from_wrong, said.until_wrong, said.subject_wrong, said.text_wrong})
        if (*wrong != '\0') said.status = 422;
    said.typed = std::move(typed);
    return said;
}

http::Response VacationPage::change(const http::Request& request, const sessions::Session& who) const {
    const auto form = http::Form::parse(request, {kOn, kFrom, kUntil, kSubject, kText});
    if (!form) return http::bare(400);
    Said said = judge(*form);
    if (said.status != 200) return draw(request, who, said);
    switch (rules_.set_vacation(who.address, *said.typed, door_.open(request, who), kPerson)) {
        case accounts::ChangeRulesOutcome::Changed:
            spdlog::info("request {}: mailbox {} changed its answer", request.id, who.mailbox_id);
            return http::see_other(request.site->base_url + "/account/vacation?changed");
        case accounts::ChangeRulesOutcome::MailServerAway: {
            said.status = 503;
            said.news = "AWAY";
            auto response = draw(request, who, said);
            response.add_header("Retry-After", kMailServerRetryAfterSeconds);
            return response;
        }
        case accounts::ChangeRulesOutcome::ChangedMeanwhile:
            return http::see_other(request.site->base_url + "/login?to=account");
    }
    base::broken("unknown outcome of an answer");
}

http::Response VacationPage::draw(const http::Request& request, const sessions::Session& who, const Said& said) const {
    const auto kept = rules_.find(who.mailbox_id).rules.vacation;
    AccountPage page(world_, request, who, "account/vacation_form.tpl", "VACATION");
    auto& content = page.content();
    content.show(kept.on ? "ON" : "OFF").set("DAYS", std::to_string(sieve::kAnswerAgainDays));
    if (*said.news != '\0') content.show(said.news);
    content.show_if(said.status == 422, "REFUSED");
    const auto wrongs = std::to_array<std::pair<const char*, const char*>>({{said.from_wrong, "REFUSED_FROM"},
                                                                            {said.until_wrong, "REFUSED_UNTIL"},
                                                                            {said.subject_wrong, "REFUSED_SUBJECT"},
                                                                            {said.text_wrong, "REFUSED_TEXT"}});
    for (const auto& [wrong, section] : wrongs)
        if (*wrong != '\0') content.show(section).show(wrong);
    const auto& shown = said.typed ? *said.typed : kept;
    content.show_if(shown.on, "ON_CHECKED")
        .set("FROM", shown.from.value_or(""))
        .set("UNTIL", shown.until.value_or(""))
        .set("SUBJECT", shown.subject)
        .set("TEXT", shown.text);
    return page.answer(said.status);
}

}  // namespace valija::account
