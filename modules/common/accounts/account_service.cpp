// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/account_service.h"

#include "accounts/account_store.h"
#include "accounts/activation_store.h"
#include "accounts/address_policy.h"
#include "accounts/credential_issue.h"
#include "accounts/mail_rules_store.h"
#include "accounts/notices.h"
#include "accounts/second_factor_store.h"
#include "accounts/staff_store.h"
#include "base/fault.h"
#include "people/person_store.h"

namespace valija::accounts {

namespace {

AboutAccount about(const Account& account) {
    return {.site_key = account.site_key, .mailbox_id = account.mailbox_id, .address = account.address};
}

// Open connections are ended again and again for so long (courier/delivery.h).
constexpr std::chrono::minutes kEndingTakes{1};
constexpr const char* kSessionsEnded = "sessions_ended";

bool is_open(const Account& account) {
    return account.state == MailboxState::Active || account.state == MailboxState::Pending;
}

std::string domain_of(const std::string& address) { return address.substr(address.rfind('@') + 1); }

ResetResult reset_refused(ResetOutcome outcome) { return {.outcome = outcome, .credential = {}, .expires_at = {}}; }

// Sessions, webmail, tokens and known browsers end now, open connections within seconds.
void end_entries(db::Connection& connection, const Tools& tools, const Account& account, base::Time now) {
    end_sessions(connection, account.mailbox_id);
    tools.outbox.queue(connection, {.site_key = account.site_key, .mailbox_id = account.mailbox_id},
                       outbox::Kick{.address = account.address}, now);
}

void end_password(db::Connection& connection, const Tools& tools, const Account& account, base::Time now) {
    clear_password(connection, account.mailbox_id);
    end_entries(connection, tools, account, now);
}

std::optional<people::Person> find_holding_person(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto held = find_holding(connection, mailbox_id);
    if (!held.holder.person_id) return std::nullopt;
    return people::find_person(connection, *held.holder.person_id);
}

ModifyOutcome judge_new_address(const std::string& new_address, const std::string& address, AccountType type,
                                const base::Sites& sites) {
    if (domain_of(new_address) != domain_of(address)) return ModifyOutcome::OtherDomain;
    switch (judge_address(new_address, type, sites)) {
        case AddressVerdict::Fine:
            return ModifyOutcome::Modified;
        case AddressVerdict::NotAUserName:
            return ModifyOutcome::NotAUserName;
        case AddressVerdict::Reserved:
            return ModifyOutcome::ReservedName;
    }
    base::broken("unknown verdict about an address");
}

}  // namespace

std::string_view to_text(MailboxState state) {
    switch (state) {
        case MailboxState::Pending:
            return "pending";
        case MailboxState::Active:
            return "active";
        case MailboxState::Blocked:
            return "blocked";
        case MailboxState::Suspended:
            return "suspended";
        case MailboxState::Deleted:
            return "deleted";
    }
    base::broken("unknown mailbox state");
}

std::optional<MailboxState> parse_mailbox_state(std::string_view text) {
    for (const auto state : {MailboxState::Pending, MailboxState::Active, MailboxState::Blocked,
                             MailboxState::Suspended, MailboxState::Deleted}) {
        if (to_text(state) == text) return state;
    }
    return std::nullopt;
}

std::string_view to_text(AccountType type) {
    switch (type) {
        case AccountType::Personal:
            return "personal";
        case AccountType::WorkCentre:
            return "work_centre";
        case AccountType::Function:
            return "function";
        case AccountType::Service:
            return "service";
    }
    base::broken("unknown account type");
}

std::optional<AccountType> parse_account_type(std::string_view text) {
    for (const auto type :
         {AccountType::Personal, AccountType::WorkCentre, AccountType::Function, AccountType::Service}) {
        if (to_text(type) == text) return type;
    }
    return std::nullopt;
}

bool may_enter(const Account& account) {
    return account.state == MailboxState::Active && account.domain_active && account.password_hash.has_value();
}

bool is_suspended(const Account& account) {
    return account.state == MailboxState::Suspended && account.domain_active && account.password_hash.has_value();
}

std::optional<Account> find_account(db::Connection& connection, const std::string& address) {
    return find_by_address(connection, address);
}

bool still_enters(db::Connection& connection, const Account& account) {
    return lock_entries(connection, account).has_value();
}

std::optional<Entries> lock_entries(db::Connection& connection, const Account& account) {
    return may_enter(account) ? lock_entering(connection, account) : std::nullopt;
}

void renew_password_hash(db::Connection& connection, const Account& account, const std::string& hash) {
    if (account.password_hash) replace_password_hash(connection, account.mailbox_id, *account.password_hash, hash);
}

std::optional<Account> AccountService::find(const std::string& address) const {
    auto connection = pool_->take();
    return find_by_address(*connection, address);
}

CreateOutcome AccountService::create(const NewAccount& account, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    try {
        return db::transact(*pool_, [&](db::Connection& connection) {
            if (account.type == AccountType::Personal && account.holder.person_id &&
                find_personal_mailbox(connection, *account.holder.person_id))
                return CreateOutcome::HasPersonalAccount;
            const auto mailbox_id = insert_account(connection, account, tools_->random, now);
            if (mailbox_id == 0) return CreateOutcome::NoSuchDomain;
            if (account.activation) insert_activation(connection, mailbox_id, *account.activation);
            record_movement(connection, {.action = "account_created", .actor = actor, .mailbox_id = mailbox_id}, now);
            return CreateOutcome::Created;
        });
    } catch (const db::DuplicateKey&) {
        return CreateOutcome::AddressTaken;
    }
}

ResetResult AccountService::reset(const std::string& address, Delivery delivery, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) -> ResetResult {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return reset_refused(ResetOutcome::NoSuchAccount);
        if (!is_open(*account)) return reset_refused(ResetOutcome::NotOpen);
        const auto holder = find_holding_person(connection, account->mailbox_id);
        if (holder && !holder->active) return reset_refused(ResetOutcome::NotActivePerson);
        if (!may_deliver(holder, delivery, now)) return reset_refused(ResetOutcome::NoAlternateAddress);
        end_password(connection, *tools_, *account, now);
        record_movement(connection, {.action = "account_reset", .actor = actor, .mailbox_id = account->mailbox_id},
                        now);
        IssuedCredential issued = issue_credential(
            connection, *tools_,
            {.account = about(*account), .holder = holder, .delivery = delivery, .notice = "account_reset"}, now);
        return {.outcome = ResetOutcome::Reset, .credential = std::move(issued.text), .expires_at = issued.expires_at};
    });
}

ChangePasswordOutcome AccountService::change_password(const Account& account, const std::string& new_hash,
                                                      const std::string& kept_session, const Actor& actor,
                                                      const AsWell& as_well) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        if (!may_enter(account)) return ChangePasswordOutcome::NotActive;
        if (!still_enters(connection, account)) return ChangePasswordOutcome::ChangedMeanwhile;
        set_password(connection, account.mailbox_id, new_hash, now);
        void_activations(connection, account.mailbox_id, now);
        end_other_sessions(connection, account.mailbox_id, kept_session);
        if (as_well) as_well(connection);
        record_movement(connection, {.action = "password_changed", .actor = actor, .mailbox_id = account.mailbox_id},
                        now);
        tools_->outbox.queue(connection, {.site_key = account.site_key, .mailbox_id = account.mailbox_id},
                             outbox::Kick{.address = account.address}, now);
        const auto holder = find_holding_person(connection, account.mailbox_id);
        if (holder) tell_password_changed(connection, *tools_, about(account), *holder, now);
        return ChangePasswordOutcome::Changed;
    });
}

EndOthersOutcome AccountService::end_others(const std::string& address, const std::string& kept_session,
                                            const Actor& actor, const AsWell& as_well) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return EndOthersOutcome::NoSuchAccount;
        end_other_sessions(connection, account->mailbox_id, kept_session);
        if (as_well) as_well(connection);
        // What was begun a moment ago is at it still.
        if (count_movements(connection, account->mailbox_id, kSessionsEnded, now - kEndingTakes) > 0)
            return EndOthersOutcome::Ended;
        tools_->outbox.queue(connection, {.site_key = account->site_key, .mailbox_id = account->mailbox_id},
                             outbox::Kick{.address = account->address}, now);
        record_movement(connection, {.action = kSessionsEnded, .actor = actor, .mailbox_id = account->mailbox_id}, now);
        return EndOthersOutcome::Ended;
    });
}

EndOneOutcome AccountService::end_one(const std::string& address, const std::string& session,
                                      const Actor& actor) const {
    return end_entry(address, Entry::Session, session, actor);
}

EndOneOutcome AccountService::forget_browser(const std::string& address, const std::string& device,
                                             const Actor& actor) const {
    return end_entry(address, Entry::Browser, device, actor);
}

EndOneOutcome AccountService::end_entry(const std::string& address, Entry entry, const std::string& hash,
                                        const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    const bool session = entry == Entry::Session;
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return EndOneOutcome::NoSuchOne;
        if (session ? !end_session_of(connection, account->mailbox_id, hash)
                    : !forget_device_of(connection, account->mailbox_id, hash))
            return EndOneOutcome::NoSuchOne;
        record_movement(connection,
                        {.action = session ? "session_ended" : "browser_forgotten",
                         .actor = actor,
                         .mailbox_id = account->mailbox_id},
                        now);
        return EndOneOutcome::Ended;
    });
}

AccountService::Change AccountService::change_state(const std::string& address, MailboxState from, MailboxState to,
                                                    const char* action, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return Change::NoSuchAccount;
        const bool closes = to != MailboxState::Active;
        if (closes ? !is_open(*account) : account->state != from) return Change::OtherState;
        // What had no password waits for one again.
        const bool waits = !closes && !account->password_hash;
        set_state(connection, account->mailbox_id, waits ? MailboxState::Pending : to);
        if (closes) {
            end_entries(connection, *tools_, *account, now);
            void_activations(connection, account->mailbox_id, now);
        }
        record_movement(connection, {.action = action, .actor = actor, .mailbox_id = account->mailbox_id}, now);
        const auto holder = find_holding_person(connection, account->mailbox_id);
        if (holder) tell_holder(connection, *tools_, about(*account), *holder, action, now);
        return Change::Done;
    });
}

BlockOutcome AccountService::block(const std::string& address, const Actor& actor) const {
    switch (change_state(address, MailboxState::Active, MailboxState::Blocked, "account_blocked", actor)) {
        case Change::Done:
            return BlockOutcome::Blocked;
        case Change::OtherState:
            return BlockOutcome::NotActive;
        case Change::NoSuchAccount:
            break;
    }
    return BlockOutcome::NoSuchAccount;
}

UnblockOutcome AccountService::unblock(const std::string& address, const Actor& actor) const {
    switch (change_state(address, MailboxState::Blocked, MailboxState::Active, "account_unblocked", actor)) {
        case Change::Done:
            return UnblockOutcome::Unblocked;
        case Change::OtherState:
            return UnblockOutcome::NotBlocked;
        case Change::NoSuchAccount:
            break;
    }
    return UnblockOutcome::NoSuchAccount;
}

SuspendOutcome AccountService::suspend(const std::string& address, const Actor& actor) const {
    switch (change_state(address, MailboxState::Active, MailboxState::Suspended, "account_suspended", actor)) {
        case Change::Done:
            return SuspendOutcome::Suspended;
        case Change::OtherState:
            return SuspendOutcome::NotActive;
        case Change::NoSuchAccount:
            break;
    }
    return SuspendOutcome::NoSuchAccount;
}

ResumeOutcome AccountService::resume(const std::string& address, const Actor& actor) const {
    switch (change_state(address, MailboxState::Suspended, MailboxState::Active, "account_resumed", actor)) {
        case Change::Done:
            return ResumeOutcome::Resumed;
        case Change::OtherState:
            return ResumeOutcome::NotSuspended;
        case Change::NoSuchAccount:
            break;
    }
    return ResumeOutcome::NoSuchAccount;
}

ReassignOutcome AccountService::reassign(const std::string& address, std::uint64_t person_id,
                                         const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return ReassignOutcome::NoSuchAccount;
        if (!is_open(*account)) return ReassignOutcome::NotOpen;
        const auto held = find_holding(connection, account->mailbox_id);
        if (held.type == AccountType::Personal) return ReassignOutcome::PersonalAccount;
        const auto person = people::find_person_for_update(connection, person_id);
        if (!person || person->site_key != account->site_key) return ReassignOutcome::NoSuchPerson;
        if (!person->active) return ReassignOutcome::NotActivePerson;
        if (!may_deliver(person, Delivery::Mail, now)) return ReassignOutcome::NoAlternateAddress;
        const auto former = find_holding_person(connection, account->mailbox_id);
        end_holding(connection, account->mailbox_id, now);
        Holder holder = held.holder;
        holder.person_id = person_id;
        insert_holding(connection, account->mailbox_id, holder, held.type, now);
        end_password(connection, *tools_, *account, now);
        delete_factor(connection, account->mailbox_id);  // the former holder's
        delete_mail_rules(connection, account->mailbox_id);
        forget_webmail(connection, account->address);
        record_movement(connection, {.action = "account_reassigned", .actor = actor, .mailbox_id = account->mailbox_id},
                        now);
        issue_credential(
            connection, *tools_,
            {.account = about(*account), .holder = person, .delivery = Delivery::Mail, .notice = "account_reassigned"},
            now);
        if (former && former->id != person_id)
            tell_holder(connection, *tools_, about(*account), *former, "account_handed_over", now);
        return ReassignOutcome::Reassigned;
    });
}

void AccountService::rename(db::Connection& connection, const Account& account, const std::string& new_address,
                            base::Time now) const {
    demote_address(connection, account.address);
    if (!promote_address(connection, account.mailbox_id, new_address))
        insert_address(connection, account.mailbox_id, new_address, now);
    rename_webmail(connection, account.address, new_address);
    end_entries(connection, *tools_, account, now);
    const auto holder = find_holding_person(connection, account.mailbox_id);
    if (holder) tell_address_changed(connection, *tools_, about(account), *holder, new_address, now);
}

ModifyOutcome AccountService::modify(const std::string& address, const Modification& modification,
                                     const Actor& actor) const {
    const auto& quota = modification.quota_bytes;
    if (quota && (*quota < kLeastQuota || *quota > kMostQuota)) return ModifyOutcome::QuotaOutOfRange;
    const base::Time now = tools_->clock.now();
    const bool renames = modification.address && *modification.address != address;
    try {
        return db::transact(*pool_, [&](db::Connection& connection) {
            const auto account = find_by_address_for_update(connection, address);
            if (!account) return ModifyOutcome::NoSuchAccount;
            if (renames) {
                const auto held = find_holding(connection, account->mailbox_id);
                const auto verdict = judge_new_address(*modification.address, address, held.type, tools_->sites);
                if (verdict != ModifyOutcome::Modified) return verdict;
                rename(connection, *account, *modification.address, now);
            }
            if (quota) set_quota(connection, account->mailbox_id, *quota);
            record_movement(connection,
                            {.action = "account_modified", .actor = actor, .mailbox_id = account->mailbox_id}, now);
            return ModifyOutcome::Modified;
        });
    } catch (const db::DuplicateKey&) {
        return ModifyOutcome::AddressTaken;
    }
}

DeleteOutcome AccountService::remove(const std::string& address, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return DeleteOutcome::NoSuchAccount;
        const auto holder = find_holding_person(connection, account->mailbox_id);
        // The movement first: it takes the holder from the holding.
        record_movement(connection, {.action = "account_deleted", .actor = actor, .mailbox_id = account->mailbox_id},
                        now);
        set_state(connection, account->mailbox_id, MailboxState::Deleted);
        end_password(connection, *tools_, *account, now);
        void_activations(connection, account->mailbox_id, now);
        delete_factor(connection, account->mailbox_id);
        delete_mail_rules(connection, account->mailbox_id);
        forget_webmail(connection, account->address);
        if (end_all_staff(connection, account->mailbox_id, now) > 0)
            record_movement(connection, {.action = "staff_removed", .actor = actor, .mailbox_id = account->mailbox_id},
                            now);
        end_holding(connection, account->mailbox_id, now);
        end_addresses(connection, account->mailbox_id, now);
        if (holder) tell_holder(connection, *tools_, about(*account), *holder, "account_deleted", now);
        return DeleteOutcome::Deleted;
    });
}

ResetFactorOutcome AccountService::reset_second_factor(const std::string& address, const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return ResetFactorOutcome::NoSuchAccount;
        if (!delete_factor(connection, account->mailbox_id)) return ResetFactorOutcome::NotEnrolled;
        record_movement(connection,
                        {.action = "second_factor_reset", .actor = actor, .mailbox_id = account->mailbox_id}, now);
        const auto holder = find_holding_person(connection, account->mailbox_id);
        if (holder) tell_second_factor(connection, *tools_, about(*account), *holder, "account_second_factor_off", now);
        return ResetFactorOutcome::Reset;
    });
}

}  // namespace valija::accounts
