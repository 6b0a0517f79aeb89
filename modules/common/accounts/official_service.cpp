// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/official_service.h"

#include "accounts/account_store.h"
#include "accounts/credential_issue.h"
#include "people/person_store.h"

namespace valija::accounts {

namespace {

// Who directs the centre answers for its account, unless another was named. The person stays locked.
OfficialFacts find_facts(db::Connection& connection, OfficialOrder& order, const base::Sites& sites) {
    OfficialFacts facts;
    facts.profile = people::find_profile(connection, order.address.substr(order.address.rfind('@') + 1));
    if (!facts.profile) return facts;
    const std::string& site_key = facts.profile->site_key;
    Holder& holder = order.holder;
    facts.address = judge_address(order.address, order.type, sites);
    if (holder.work_centre_id) facts.centre = people::find_work_centre(connection, site_key, *holder.work_centre_id);
    if (facts.centre && !holder.person_id) holder.person_id = facts.centre->director_id;
    if (holder.person_id) facts.person = people::find_person_for_update(connection, *holder.person_id);
    if (facts.person && facts.person->site_key != site_key) facts.person.reset();
    facts.has_office = holder.office_id && people::is_office(connection, site_key, *holder.office_id);
    return facts;
}

}  // namespace

OfficialOrdered OfficialService::create(const OfficialOrder& order, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    try {
        return db::transact(*pool_,
                            [&](db::Connection& connection) { return create_within(connection, order, actor, now); });
    } catch (const db::DuplicateKey&) {
        return {.outcome = OfficialOutcome::AddressTaken,
                .verdict = OfficialVerdict::MayCreate,
                .credential = {},
                .expires_at = {}};
    }
}

OfficialOrdered OfficialService::create_within(db::Connection& connection, OfficialOrder order, const Actor& actor,
                                               base::Time now) const {
    const OfficialFacts facts = find_facts(connection, order, tools_->sites);
    OfficialOrdered ordered;
    ordered.verdict = judge_official(order, facts, now);
    if (ordered.verdict != OfficialVerdict::MayCreate) return ordered;
    NewAccount account;
    account.address = order.address;
    account.type = order.type;
    account.holder = order.holder;
    const auto mailbox_id = insert_account(connection, account, tools_->random, now);
    record_movement(connection, {.action = "account_created", .actor = actor, .mailbox_id = mailbox_id}, now);
    IssuedCredential issued = issue_credential(
        connection, *tools_,
        {.account = {.site_key = facts.profile->site_key, .mailbox_id = mailbox_id, .address = order.address},
         .holder = facts.person,
         .delivery = order.delivery,
         .notice = "account_created"},
        now);
    ordered.outcome = OfficialOutcome::Created;
    ordered.credential = std::move(issued.text);
    ordered.expires_at = issued.expires_at;
    return ordered;
}

}  // namespace valija::accounts
