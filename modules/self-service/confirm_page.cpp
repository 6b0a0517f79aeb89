// SPDX-License-Identifier: AGPL-3.0-or-later
#include "self-service/confirm_page.h"

#include "base/bytes.h"
#include "base/fault.h"
#include "base/log.h"
#include "crypto/digest.h"
#include "http/form.h"
#include "people/masked.h"

namespace valija::self_service {

namespace {

using accounts::PersonalVerdict;

constexpr std::size_t kNumberCharacters = accounts::kNumberBytes * 2;

// The other window, or the other click, was quicker: takes the whole transaction back.
struct FinishedBefore {};

const char* section_of(PersonalVerdict verdict) {
    switch (verdict) {
        case PersonalVerdict::MayCreate:
            return "MAY_CREATE";
        case PersonalVerdict::MayReset:
            return "MAY_RESET";
        case PersonalVerdict::SentShortlyBefore:
            return "SENT_BEFORE";
        case PersonalVerdict::NoDomain:
            return "NO_DOMAIN";
        case PersonalVerdict::NotActive:
            return "NOT_ACTIVE";
        case PersonalVerdict::OutdatedData:
            return "OUTDATED_DATA";
        case PersonalVerdict::AccountClosed:
            return "ACCOUNT_CLOSED";
        case PersonalVerdict::NoAlternateAddress:
            return "NO_ALTERNATE_ADDRESS";
        case PersonalVerdict::NoName:
            return "NO_DOMAIN";
        case PersonalVerdict::CreationNotOffered:
            return "CREATION_NOT_OFFERED";
        case PersonalVerdict::ResetNotOffered:
            return "RESET_NOT_OFFERED";
    }
    base::broken("unknown verdict on a person");
}

const char* section_of(people::PersonKind kind) {
    switch (kind) {
        case people::PersonKind::Worker:
            return "WORKER";
        case people::PersonKind::Teacher:
            return "TEACHER";
        case people::PersonKind::Instructor:
            return "INSTRUCTOR";
        case people::PersonKind::Student:
            return "STUDENT";
        case people::PersonKind::Director:
            return "DIRECTOR";
    }
    base::broken("unknown kind of person");
}

// nullopt: nothing was done, and the page itself says why.
std::optional<accounts::RequestOutcome> outcome_of(const accounts::Issued& issued) {
    switch (issued.outcome) {
        case accounts::IssueOutcome::Created:
            return accounts::RequestOutcome::Created;
        case accounts::IssueOutcome::Reset:
            return accounts::RequestOutcome::Reset;
        case accounts::IssueOutcome::Refused:
            break;
    }
    if (issued.verdict == PersonalVerdict::SentShortlyBefore) return accounts::RequestOutcome::SentBefore;
    return std::nullopt;
}

void show_person(view::Slot& content, const accounts::PersonalStanding& standing, const base::Site& site) {
    const people::Person& person = standing.person;
    content.set("PERSON", people::full_name(person)).show(section_of(person.kind));
    if (person.work_centre)
        content.add("WORK_CENTRE").set("CCT", person.work_centre->cct).set("CENTRE", person.work_centre->name);
    if (person.data_updated_at)
        content.add("DATA").set("UPDATED_ON", base::to_local_date(*person.data_updated_at, site.utc_offset));
    if (standing.mailbox) content.add("ACCOUNT").set("ADDRESS", standing.mailbox->address);
    if (person.alternate_address)
        content.add("ALTERNATE").set("MASKED", people::mask_address(person.alternate_address->value));
    if (person.mobile) content.add("MOBILE").set("MASKED", people::mask_mobile(person.mobile->value));
}

}  // namespace

ConfirmPage::ConfirmPage(const service::World& world)
    : world_(world),
      box_(world.config(), world.clock(), world.random(), world.sites(), world.config().key("activation")),
      service_(world.pool(), box_.tools()) {}

http::Response ConfirmPage::show(const http::Request& request) const {
    const auto pending = find_pending(request);
    if (!pending) return refuse(request, "EXPIRED");
    if (pending->outcome) return http::see_other(request.site->base_url + "/self-service/done");
    return draw(request, *pending);
}

http::Response ConfirmPage::confirm(const http::Request& request) const {
    const auto form = http::Form::parse(
        request, {{.name = "number", .kind = http::FieldRule::Kind::Line, .most_characters = kNumberCharacters}});
    if (!form) return http::bare(400);
    const auto pending = find_pending(request);
    if (!pending) return refuse(request, "EXPIRED");
    if (!crypto::equal_time(base::to_hex(pending->number), form->value("number"))) return refuse(request, "ANOTHER");
    if (pending->outcome) return refuse(request, "TWICE");
    try {
        return issue(request, *pending);
    } catch (const FinishedBefore&) {
        return refuse(request, "TWICE");
    }
}

http::Response ConfirmPage::issue(const http::Request& request, const accounts::PendingRequest& pending) const {
    const std::string visitor_hash = crypto::sha256(world_.visitor(request).cookie());
    const auto finish = [&](db::Connection& connection, const accounts::Issued& issued) {
        const auto outcome = outcome_of(issued);
        if (outcome &&
            !accounts::finish_request(connection, visitor_hash, pending.number, *outcome, world_.clock().now()))
            throw FinishedBefore();
    };
    const accounts::Actor actor{.kind = accounts::ActorKind::Person, .id = pending.person_id};
    const auto issued = service_.issue(pending.person_id, actor, finish);
    spdlog::info("request {}: person {} confirmed: {}", request.id, pending.person_id, section_of(issued.verdict));
    if (!outcome_of(issued)) return draw(request, pending, issued.verdict);
    return http::see_other(request.site->base_url + "/self-service/done");
}

http::Response ConfirmPage::end(const http::Request& request) const {
    accounts::end_request(*world_.pool().take(), crypto::sha256(world_.visitor(request).cookie()));
    return http::see_other(request.site->base_url + "/self-service/done?ended");
}

std::optional<accounts::PendingRequest> ConfirmPage::find_pending(const http::Request& request) const {
    return accounts::find_request(*world_.pool().take(), crypto::sha256(world_.visitor(request).cookie()),
                                  request.site_key, world_.clock().now());
}

http::Response ConfirmPage::draw(const http::Request& request, const accounts::PendingRequest& pending,
                                 std::optional<PersonalVerdict> verdict) const {
    const auto standing = service_.find_standing(pending.person_id);
    if (!standing) return refuse(request, "EXPIRED");
    const auto visitor = world_.visitor(request);
    view::Page page("self-service/self_service_confirm_form.tpl");
    auto& content = page.content();
    show_person(content, *standing, *request.site);
    content.set("CSRF", visitor.csrf_token()).set("NUMBER", base::to_hex(pending.number));
    const PersonalVerdict shown = verdict.value_or(standing->verdict);
    content.show(section_of(shown));
    const bool may = shown == PersonalVerdict::MayCreate || shown == PersonalVerdict::MayReset;
    content.show(may ? "QUESTION" : "NO_QUESTION");
    if (standing->profile && !standing->profile->support_text.empty())
        content.add("SUPPORT").set("SUPPORT_TEXT", standing->profile->support_text);
    return visitor.greet(http::html(200, world_.render(request, std::move(page))));
}

http::Response ConfirmPage::refuse(const http::Request& request, const char* section) const {
    const auto visitor = world_.visitor(request);
    view::Page page("self-service/self_service_refused.tpl");
    page.content().show(section);
    page.layout().show("WITH_ERRORS");
    return visitor.greet(http::html(409, world_.render(request, std::move(page))));
}

}  // namespace valija::self_service
