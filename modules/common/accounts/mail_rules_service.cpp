// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/mail_rules_service.h"

#include "accounts/account_store.h"
#include "accounts/notices.h"
#include "base/fault.h"
#include "base/mail_address.h"
#include "people/person_store.h"
#include "sieve/script.h"

namespace valija::accounts {

namespace {

constexpr int kMostHops = 5;

std::string script_name(std::uint32_t generation) { return "valija-" + std::to_string(generation); }

// "ana+x@..." receives as "ana@...".
std::string without_extension(const std::string& address) {
    const std::size_t plus = address.find('+');
    const std::size_t at = address.rfind('@');
    return plus < at ? address.substr(0, plus) + address.substr(at) : address;
}

// Follows our own mailboxes' forwarding; the outside is nobody's business.
ForwardOutcome judge_target(db::Connection& connection, const base::Sites& sites, std::uint64_t mailbox_id,
                            std::string address) {
    for (int hop = 0; hop < kMostHops; ++hop) {
        if (sites.find_by_domain(std::string(base::domain_of(address))) == nullptr) return ForwardOutcome::Changed;
        const auto next = find_next_hop(connection, without_extension(address));
        if (!next) return hop == 0 ? ForwardOutcome::NoSuchAddress : ForwardOutcome::Changed;
        if (next->mailbox_id == mailbox_id)
            return hop == 0 ? ForwardOutcome::OwnAddress : ForwardOutcome::GoesInCircles;
        if (!next->forward_to) return ForwardOutcome::Changed;
        address = *next->forward_to;
    }
    return ForwardOutcome::GoesInCircles;
}

}  // namespace

KeptRules MailRulesService::find(std::uint64_t mailbox_id) const { return find_mail_rules(*pool_->take(), mailbox_id); }

bool MailRulesService::keep_rules(db::Connection& connection, const Account& account, KeptRules kept,
                                  const KeepScript& keep) const {
    const base::Site* site = tools_->sites.find(account.site_key);
    if (site == nullptr) base::broken("the configuration knows no site " + account.site_key);
    const std::string running = script_name(kept.generation++);
    const Script script{
        .name = script_name(kept.generation),
        .running = running,
        .text = sieve::make_script(kept.rules, {.address = account.address,
                                                .addresses = list_own_addresses(connection, account.mailbox_id),
                                                .utc_offset = site->utc_offset})};
    if (!keep(script)) return false;
    write_mail_rules(connection, account.mailbox_id, kept);
    return true;
}

void MailRulesService::record(db::Connection& connection, const Account& account, const char* action,
                              const Actor& actor) const {
    record_movement(connection, {.action = action, .actor = actor, .mailbox_id = account.mailbox_id},
                    tools_->clock.now());
}

ForwardOutcome MailRulesService::set_forwarding(const Account& account, const std::optional<sieve::Forwarding>& wanted,
                                                const KeepScript& keep, const Actor& actor) const {
    return db::transact(*pool_, [&](db::Connection& connection) {
        if (!still_enters(connection, account)) return ForwardOutcome::ChangedMeanwhile;
        if (wanted) {
            const auto verdict = judge_target(connection, tools_->sites, account.mailbox_id, wanted->to);
            if (verdict != ForwardOutcome::Changed) return verdict;
        }
        auto kept = find_mail_rules(connection, account.mailbox_id);
        kept.rules.forwarding = wanted;
        if (!keep_rules(connection, account, std::move(kept), keep)) return ForwardOutcome::MailServerAway;
        record(connection, account, "mail_forwarding_changed", actor);
        const auto held = find_holding(connection, account.mailbox_id);
        const auto holder =
            held.holder.person_id ? people::find_person(connection, *held.holder.person_id) : std::nullopt;
        if (holder) {
            tell_forwarding(
                connection, *tools_,
                {.site_key = account.site_key, .mailbox_id = account.mailbox_id, .address = account.address}, *holder,
                wanted ? wanted->to : "", tools_->clock.now());
        }
        return ForwardOutcome::Changed;
    });
}

ChangeRulesOutcome MailRulesService::set_vacation(const std::string& address, const sieve::Vacation& vacation,
                                                  const KeepScript& keep, const Actor& actor) const {
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account || !may_enter(*account)) return ChangeRulesOutcome::ChangedMeanwhile;
        auto kept = find_mail_rules(connection, account->mailbox_id);
        kept.rules.vacation = vacation;
        if (!keep_rules(connection, *account, std::move(kept), keep)) return ChangeRulesOutcome::MailServerAway;
        record(connection, *account, "mail_answer_changed", actor);
        return ChangeRulesOutcome::Changed;
    });
}

FilterOutcome MailRulesService::add_filter(const std::string& address, const sieve::Filter& filter,
                                           const KeepScript& keep, const Actor& actor) const {
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account || !may_enter(*account)) return FilterOutcome::ChangedMeanwhile;
        auto kept = find_mail_rules(connection, account->mailbox_id);
        if (kept.rules.filters.size() >= sieve::kMostFilters) return FilterOutcome::TooMany;
        kept.rules.filters.push_back(filter);
        if (!keep_rules(connection, *account, std::move(kept), keep)) return FilterOutcome::MailServerAway;
        record(connection, *account, "mail_filters_changed", actor);
        return FilterOutcome::Changed;
    });
}

FilterOutcome MailRulesService::move_filter(const std::string& address, const Place& place, FilterMove move,
                                            const KeepScript& keep, const Actor& actor) const {
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account || !may_enter(*account)) return FilterOutcome::ChangedMeanwhile;
        auto kept = find_mail_rules(connection, account->mailbox_id);
        auto& filters = kept.rules.filters;
        const std::size_t first = move == FilterMove::Up ? 2 : 1;
        const std::size_t last = move == FilterMove::Down && !filters.empty() ? filters.size() - 1 : filters.size();
        if (place.generation != kept.generation || place.position < first || place.position > last)
            return FilterOutcome::NoSuchFilter;
        const auto it = filters.begin() + static_cast<std::ptrdiff_t>(place.position - 1);
        switch (move) {
            case FilterMove::Up:
                std::swap(*it, *(it - 1));
                break;
            case FilterMove::Down:
                std::swap(*it, *(it + 1));
                break;
            case FilterMove::Away:
                filters.erase(it);
                break;
        }
        if (!keep_rules(connection, *account, std::move(kept), keep)) return FilterOutcome::MailServerAway;
        record(connection, *account, "mail_filters_changed", actor);
        return FilterOutcome::Changed;
    });
}

}  // namespace valija::accounts
