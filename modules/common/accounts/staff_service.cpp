// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/staff_service.h"

#include "accounts/account_store.h"
#include "people/person_store.h"

namespace valija::accounts {

namespace {

AddStaffOutcome judge(db::Connection& connection, const Account& account) {
    const auto held = find_holding(connection, account.mailbox_id);
    if (held.type != AccountType::Personal || !held.holder.person_id) return AddStaffOutcome::NotPersonal;
    if (account.state != MailboxState::Active && account.state != MailboxState::Pending)
        return AddStaffOutcome::NotOpen;
    const auto person = people::find_person(connection, *held.holder.person_id);
    return person && person->active ? AddStaffOutcome::Added : AddStaffOutcome::NotActivePerson;
}

}  // namespace

AddStaffOutcome StaffService::add(const std::string& address, StaffRole role, const std::string& site_key,
                                  const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    try {
        return db::transact(*pool_, [&](db::Connection& connection) {
            const auto account = find_by_address_for_update(connection, address);
            if (!account) return AddStaffOutcome::NoSuchAccount;
            const AddStaffOutcome verdict = judge(connection, *account);
            if (verdict != AddStaffOutcome::Added) return verdict;
            const std::string& where = site_key.empty() ? account->site_key : site_key;
            if (!insert_staff(connection, where, account->mailbox_id, role, now)) return AddStaffOutcome::NoSuchSite;
            record_movement(connection, {.action = "staff_added", .actor = actor, .mailbox_id = account->mailbox_id},
                            now);
            return AddStaffOutcome::Added;
        });
    } catch (const db::DuplicateKey&) {
        return AddStaffOutcome::HasRole;
    }
}

RemoveStaffOutcome StaffService::remove(const std::string& address, std::optional<StaffRole> role,
                                        const std::string& site_key, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return RemoveStaffOutcome::NoSuchAccount;
        const std::string& where = site_key.empty() ? account->site_key : site_key;
        if (end_staff(connection, where, account->mailbox_id, role, now) == 0) return RemoveStaffOutcome::HasNoRole;
        record_movement(connection, {.action = "staff_removed", .actor = actor, .mailbox_id = account->mailbox_id},
                        now);
        return RemoveStaffOutcome::Removed;
    });
}

}  // namespace valija::accounts
