// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/overview_page.h"

#include "account/account_page.h"
#include "account/mail_rules_notice.h"
#include "account/movement_words.h"
#include "account/storage_words.h"
#include "accounts/entry_step_store.h"
#include "accounts/mail_rules_store.h"
#include "base/fault.h"
#include "people/domain_tool_store.h"
#include "people/person_store.h"

namespace valija::account {

namespace {

constexpr unsigned kMostMovements = 5;

const char* section_of(accounts::AccountType type) {
    switch (type) {
        case accounts::AccountType::Personal:
            return "TYPE_PERSONAL";
        case accounts::AccountType::WorkCentre:
            return "TYPE_WORK_CENTRE";
        case accounts::AccountType::Function:
            return "TYPE_FUNCTION";
        case accounts::AccountType::Service:
            return "TYPE_SERVICE";
    }
    base::broken("unknown account type");
}

void show_storage(view::Slot& content, const accounts::OwnAccount& own) {
    const auto used = storage_words(own.used_bytes);
    const auto quota = storage_words(own.quota_bytes);
    const unsigned percent = percent_used(own.used_bytes, own.quota_bytes);
    content.set("USED", used.number).set("QUOTA", quota.number).set("PERCENT", std::to_string(percent));
    content.set("MESSAGES", std::to_string(own.messages));
    content.show("USED_IN_" + std::string(used.unit)).show("QUOTA_IN_" + std::string(quota.unit));
    content.show(percent >= kFullPercent ? "FULL" : percent >= kNearlyFullPercent ? "NEARLY_FULL" : "ROOMY");
}

}  // namespace

http::Response OverviewPage::show(const http::Request& request, const sessions::Session& who) const {
    AccountPage page(world_, request, who, "account/account_overview.tpl", "OVERVIEW");
    page.content().set("ADDRESS", who.address);
    {
        auto connection = world_.pool().take();
        const auto own = accounts::load_own_account(*connection, who.mailbox_id);
        show_account(page.content(), request, own, *connection);
        fill_mail_rules(page.content(), accounts::find_mail_rules(*connection, who.mailbox_id).rules);
        show_storage(page.content(), own);
        show_contacts(page.content(), request, who, own, *connection);
        show_entries(page.content(), request, who, *connection);
    }
    return page.answer();
}

void OverviewPage::show_account(view::Slot& content, const http::Request& request, const accounts::OwnAccount& own,
                                db::Connection& connection) const {
    content.show(section_of(own.type));
    const auto holder = own.person_id ? people::find_person(connection, *own.person_id) : std::nullopt;
    if (holder) content.add("HELD").set("HOLDER", people::full_name(*holder));
    if (own.password_changed_at)
        content.add("CHANGED_BEFORE")
            .set("PASSWORD_CHANGED_ON", base::to_local_date(*own.password_changed_at, request.site->utc_offset));
}

void OverviewPage::show_contacts(view::Slot& content, const http::Request& request, const sessions::Session& who,
                                 const accounts::OwnAccount& own, db::Connection& connection) const {
    const auto holder = own.person_id ? people::find_person(connection, *own.person_id) : std::nullopt;
    if (holder && own.type == accounts::AccountType::Personal) {
        auto contacts = content.add("CONTACTS");
        const auto show = [&](const std::optional<people::Contact>& contact, const char* there, const char* none) {
            if (contact && contact->is_confirmed())
                contacts.add(there).set("VALUE", contact->value);
            else
                contacts.show(none);
        };
        show(holder->mobile, "MOBILE", "NO_MOBILE");
        show(holder->alternate_address, "ALTERNATE", "NO_ALTERNATE");
    }
    const auto acceptances = accounts::list_acceptances(connection, who.mailbox_id);
    if (!acceptances.empty())
        content.add("TERMS")
            .set("TERMS_VERSION", acceptances.front().version)
            .set("ACCEPTED_ON", base::to_local_date(acceptances.front().accepted_at, request.site->utc_offset));
    const auto tools = people::list_tools_of_mailbox(connection, who.mailbox_id);
    if (tools.empty()) return;
    auto shown = content.add("TOOLS");
    for (const auto& tool : tools) shown.add("TOOL").set("NAME", tool.name).set("URL", tool.url);
}

void OverviewPage::show_entries(view::Slot& content, const http::Request& request, const sessions::Session& who,
                                db::Connection& connection) const {
    const auto open =
        sessions::list_sessions(connection, who.mailbox_id, world_.clock().now(), world_.session_limits());
    content.set("OPEN_SESSIONS", std::to_string(open.size()));
    content.show(open.size() > 1 ? "SEVERAL_OPEN" : "ONE_OPEN");
    for (const auto& movement : accounts::list_own_movements(connection, who.mailbox_id, kMostMovements))
        show_movement(content.add("ENTRY"), movement, *request.site);
}

}  // namespace valija::account
