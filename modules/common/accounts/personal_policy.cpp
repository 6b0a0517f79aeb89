// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/personal_policy.h"

namespace valija::accounts {

namespace {

bool is_closed(const PersonalMailbox& mailbox) {
    return mailbox.state != MailboxState::Pending && mailbox.state != MailboxState::Active;
}

bool was_sent_shortly_before(const PersonalMailbox& mailbox, base::Time now) {
    return mailbox.issued_at && *mailbox.issued_at + kResendAfter > now && *mailbox.expires_at > now;
}

bool was_set_by_the_institution(const people::Contact& contact) {
    return contact.confirmed_by == people::ConfirmedBy::Register || contact.confirmed_by == people::ConfirmedBy::Staff;
}

}  // namespace

bool may_receive_credentials(const std::optional<people::Contact>& contact, base::Time now) {
    if (!contact || !contact->is_confirmed()) return false;
    return was_set_by_the_institution(*contact) || contact->set_at + kContactCooling <= now;
}

PersonalVerdict judge_personal(const people::Person& person, const std::optional<people::DomainProfile>& profile,
                               const std::optional<PersonalMailbox>& mailbox, base::Time now, PersonalPath path) {
    if (!profile) return PersonalVerdict::NoDomain;
    if (!person.active) return PersonalVerdict::NotActive;
    if (!people::is_up_to_date(person, *profile, now)) return PersonalVerdict::OutdatedData;
    if (mailbox && is_closed(*mailbox)) return PersonalVerdict::AccountClosed;
    if (path != PersonalPath::StaffByLetter && !may_receive_credentials(person.alternate_address, now))
        return PersonalVerdict::NoAlternateAddress;
    const bool by_staff = path != PersonalPath::SelfService;
    if (!mailbox)
        return profile->may_create || by_staff ? PersonalVerdict::MayCreate : PersonalVerdict::CreationNotOffered;
    if (!profile->may_reset && !by_staff) return PersonalVerdict::ResetNotOffered;
    return was_sent_shortly_before(*mailbox, now) ? PersonalVerdict::SentShortlyBefore : PersonalVerdict::MayReset;
}

}  // namespace valija::accounts
