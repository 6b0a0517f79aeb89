// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/official_policy.h"

#include "accounts/credential_issue.h"

namespace valija::accounts {

namespace {

using Verdict = OfficialVerdict;

Verdict judge_name(const OfficialFacts& facts) {
    if (!facts.profile || !facts.profile->domain_active) return Verdict::NoSuchDomain;
    if (facts.address == AddressVerdict::NotAUserName) return Verdict::NotAUserName;
    return facts.address == AddressVerdict::Reserved ? Verdict::ReservedName : Verdict::MayCreate;
}

Verdict judge_centre(const OfficialOrder& order, const OfficialFacts& facts, base::Time now) {
    const bool is_needed = order.type == AccountType::WorkCentre;
    if (!order.holder.work_centre_id) return is_needed ? Verdict::NoWorkCentre : Verdict::MayCreate;
    if (!is_needed) return Verdict::WorkCentreAlien;
    const auto& centre = facts.centre;
    if (!centre) return Verdict::NoSuchWorkCentre;
    if (!centre->active) return Verdict::ClosedWorkCentre;
    const bool is_fresh = centre->data_updated_at && *centre->data_updated_at + facts.profile->data_freshness > now;
    return is_fresh ? Verdict::MayCreate : Verdict::OutdatedWorkCentre;
}

Verdict judge_holder(const OfficialOrder& order, const OfficialFacts& facts, base::Time now) {
    const auto& holder = order.holder;
    if (holder.office_id && !facts.has_office) return Verdict::NoSuchOffice;
    if (holder.person_id && !facts.person) return Verdict::NoSuchPerson;
    if (facts.person && !facts.person->active) return Verdict::NotActivePerson;
    const bool needs_person =
        order.type == AccountType::Function || (order.type == AccountType::Service && !holder.office_id);
    if (needs_person && !facts.person) return Verdict::NobodyAnswers;
    return may_deliver(facts.person, order.delivery, now) ? Verdict::MayCreate : Verdict::NoAlternateAddress;
}

}  // namespace

OfficialVerdict judge_official(const OfficialOrder& order, const OfficialFacts& facts, base::Time now) {
    if (order.type == AccountType::Personal) return Verdict::PersonalAccount;
    const Verdict name = judge_name(facts);
    if (name != Verdict::MayCreate) return name;
    const Verdict centre = judge_centre(order, facts, now);
    return centre == Verdict::MayCreate ? judge_holder(order, facts, now) : centre;
}

}  // namespace valija::accounts
