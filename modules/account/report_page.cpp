// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/report_page.h"

#include "account/account_page.h"
#include "accounts/movement_store.h"
#include "accounts/own_account_store.h"
#include "base/log.h"
#include "base/text.h"
#include "http/form.h"

namespace valija::account {

namespace {

using Kind = http::FieldRule::Kind;

constexpr std::size_t kKindMaxCharacters = 20;
constexpr std::size_t kKeptCharacters = 65536;  // what is too long is drawn again whole, to be shortened
constexpr const char* kMovement = "problem_reported";
constexpr std::chrono::hours kCountedFor{24};
constexpr const char* kRetryAfterSeconds = "3600";

// The section that form and mail open; nullptr: none of the three.
const char* section_of(const std::string& kind) {
    if (kind == "problem") return "IS_PROBLEM";
    if (kind == "anomaly") return "IS_ANOMALY";
    if (kind == "abuse") return "IS_ABUSE";
    return nullptr;
}

std::vector<const char*> find_problems(const http::Form& form) {
    std::vector<const char*> problems;
    if (section_of(form.value("kind")) == nullptr) problems.push_back("KIND_EMPTY");
    const auto state = form.state("message");
    if (state == http::FieldState::Empty) {
        problems.push_back("MESSAGE_EMPTY");
    } else if (state == http::FieldState::TooLong ||
               base::count_characters(form.value("message")) > kReportMaxCharacters) {
        problems.push_back("MESSAGE_TOO_LONG");
    } else if (state == http::FieldState::BadCharacters) {
        problems.push_back("MESSAGE_BAD_CHARACTERS");
    }
    return problems;
}

}  // namespace

ReportPage::ReportPage(const service::World& world)
    : world_(world), outbox_(outbox::Outbox::from_config(world.config(), world.random())) {}

http::Response ReportPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw(request, who, {});
}

http::Response ReportPage::send(const http::Request& request, const sessions::Session& who) const {
    const auto form =
        http::Form::parse(request, {{.name = "kind", .kind = Kind::Line, .most_characters = kKindMaxCharacters},
                                    {.name = "message", .kind = Kind::Text, .most_characters = kKeptCharacters}});
    if (!form) return http::bare(400);
    Draft draft{.status = 422,
                .kind = form->value("kind"),
                .message = form->value("message"),
                .problems = find_problems(*form)};
    if (!draft.problems.empty()) return draw(request, who, draft);
    if (queue(request, who, draft)) {
        spdlog::info("request {}: mailbox {} reported something", request.id, who.mailbox_id);
        return http::see_other(request.site->base_url + "/account/report?sent");
    }
    draft.status = 429;
    draft.problems = {"TOO_MANY"};
    auto response = draw(request, who, draft);
    response.add_header("Retry-After", kRetryAfterSeconds);
    return response;
}

bool ReportPage::queue(const http::Request& request, const sessions::Session& who, const Draft& draft) const {
    const base::Time now = world_.clock().now();
    view::Page page("mail/account_report.txt");
    page.content().set("SENDER", who.address).set("MESSAGE", draft.message).show(section_of(draft.kind));
    auto text = world_.renderer().render_mail(*request.site, std::move(page));
    const outbox::Mail mail{.from = request.site->no_reply,
                            .from_name = request.site->short_name,
                            .to = request.site->help_desk_address,
                            .reply_to = who.address,
                            .subject = std::move(text.subject),
                            .text = std::move(text.text)};
    return db::transact(world_.pool(), [&](db::Connection& connection) {
        accounts::lock_mailbox(connection, who.mailbox_id);
        if (accounts::count_movements(connection, who.mailbox_id, kMovement, now - kCountedFor) >= kMostReportsADay)
            return false;
        outbox_.queue(connection, {.site_key = request.site_key, .mailbox_id = who.mailbox_id}, mail, now);
        accounts::record_movement(connection,
                                  {.action = kMovement,
                                   .actor = {.kind = accounts::ActorKind::Person, .id = {}},
                                   .mailbox_id = who.mailbox_id},
                                  now);
        return true;
    });
}

http::Response ReportPage::draw(const http::Request& request, const sessions::Session& who, const Draft& draft) const {
    AccountPage page(world_, request, who, "account/report_form.tpl", "REPORT");
    auto& content = page.content();
    content.set("ADDRESS", who.address).set("MESSAGE", draft.message);
    if (const char* kind = section_of(draft.kind)) content.show(kind);
    content.show_if(draft.status == 200 && request.query == "sent", "SENT").show_if(draft.status != 200, "REFUSED");
    for (const char* problem : draft.problems) content.show(problem);
    return page.answer(draft.status);
}

}  // namespace valija::account
