// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/first_entry_page.h"

#include <algorithm>

#include "account/account_page.h"
#include "accounts/movement_store.h"
#include "base/fault.h"
#include "base/log.h"
#include "http/form.h"
#include "outbox/sms_gate.h"

namespace valija::account {

namespace {

using accounts::EntryStep;
using Kind = http::FieldRule::Kind;

constexpr std::size_t kStepMaxCharacters = 20;
constexpr std::size_t kVersionMaxCharacters = 32;

std::string url(const http::Request& request) { return request.site->base_url + "/account/first-entry"; }

const char* section_of(EntryStep step) {
    switch (step) {
        case EntryStep::Mobile:
            return "MOBILE_STEP";
        case EntryStep::AlternateAddress:
            return "ALTERNATE_STEP";
        case EntryStep::Terms:
            return "TERMS_STEP";
    }
    base::broken("unknown step of the first entry");
}

}  // namespace

FirstEntryPage::FirstEntryPage(const service::World& world)
    : world_(world), has_gateway_(outbox::SmsLimits::from_config(world.config()).has_gateway) {}

std::vector<accounts::OpenStep> FirstEntryPage::find_open(const http::Request& request,
                                                          const sessions::Session& who) const {
    auto facts = accounts::load_entry_facts(*world_.pool().take(), who.mailbox_id, request.site->terms_version);
    facts.sms_open = facts.sms_open && has_gateway_;
    return accounts::open_steps(facts, world_.clock().now());
}

http::Response FirstEntryPage::show(const http::Request& request, const sessions::Session& who) const {
    const auto open = find_open(request, who);
    if (open.empty()) return http::see_other(request.site->webmail_url + "/sign-on");
    return draw(request, who, open.front(), open.size(), nullptr);
}

http::Response FirstEntryPage::skip(const http::Request& request, const sessions::Session& who) const {
    const auto form =
        http::Form::parse(request, {{.name = "step", .kind = Kind::Line, .most_characters = kStepMaxCharacters}});
    if (!form) return http::bare(400);
    const auto step = accounts::parse_entry_step(form->value("step"));
    const auto open = find_open(request, who);
    const auto found = std::find_if(open.begin(), open.end(), [&](const auto& one) { return step == one.step; });
    // Sent twice, or done meanwhile: nothing to leave for later.
    if (found == open.end()) return http::see_other(url(request));
    if (!found->may_skip) return draw(request, who, *found, open.size(), "NOT_SKIPPED");
    accounts::save_skip(*world_.pool().take(), who.mailbox_id, *step,
                        world_.clock().now() + accounts::kAskedAgainAfter);
    return http::see_other(url(request));
}

http::Response FirstEntryPage::accept(const http::Request& request, const sessions::Session& who) const {
    const auto form =
        http::Form::parse(request, {{.name = "version", .kind = Kind::Line, .most_characters = kVersionMaxCharacters},
                                    {.name = "accepted", .kind = Kind::Line, .most_characters = 3, .required = false}});
    if (!form) return http::bare(400);
    const auto open = find_open(request, who);
    const auto terms =
        std::find_if(open.begin(), open.end(), [](const auto& one) { return one.step == EntryStep::Terms; });
    if (terms == open.end()) return http::see_other(url(request));
    // A page from before a new version shows other words than those that are accepted now.
    const bool is_shown = form->value("version") == request.site->terms_version;
    if (!is_shown || form->value("accepted") != "yes")
        return draw(request, who, *terms, open.size(), is_shown ? "NOT_ACCEPTED" : "NEW_VERSION");
    db::transact(world_.pool(), [&](db::Connection& connection) {
        const base::Time now = world_.clock().now();
        if (!accounts::insert_acceptance(connection, who.mailbox_id, request.site->terms_version, now)) return;
        accounts::record_movement(connection,
                                  {.action = "terms_accepted",
                                   .actor = {.kind = accounts::ActorKind::Person, .id = {}},
                                   .mailbox_id = who.mailbox_id},
                                  now);
    });
    spdlog::info("request {}: mailbox {} accepted the conditions", request.id, who.mailbox_id);
    return http::see_other(url(request));
}

http::Response FirstEntryPage::draw(const http::Request& request, const sessions::Session& who,
                                    const accounts::OpenStep& step, std::size_t left, const char* section) const {
    AccountPage page(world_, request, who, "account/first_entry_form.tpl", "OVERVIEW");
    auto& content = page.content();
    content.set("STEP", accounts::to_text(step.step)).set("TERMS_VERSION", request.site->terms_version);
    content.show(left == 1 ? "LAST_STEP" : "SEVERAL_STEPS").set("LEFT", std::to_string(left));
    content.show(section_of(step.step)).show(step.may_skip ? "MAY_SKIP" : "MUST_DO");
    if (section != nullptr) content.show("REFUSED").show(section);
    return page.answer(section != nullptr ? 422 : 200);
}

}  // namespace valija::account
