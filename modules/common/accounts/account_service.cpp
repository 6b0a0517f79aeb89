// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/account_service.h"

#include "accounts/account_store.h"
#include "base/bytes.h"
#include "base/fault.h"

namespace valija::accounts {

namespace {

constexpr std::size_t kHomeBytes = 10;  // random, so that a folder's name says nothing and is never used twice

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

bool may_enter(const Account& account) {
    return account.state == MailboxState::Active && account.domain_active && account.password_hash.has_value();
}

std::optional<Account> find_account(db::Connection& connection, const std::string& address) {
    return find_by_address(connection, address);
}

bool still_enters(db::Connection& connection, const Account& account) {
    return may_enter(account) && lock_active(connection, account.mailbox_id, *account.password_hash);
}

void renew_password_hash(db::Connection& connection, const Account& account, const std::string& hash) {
    if (account.password_hash) replace_password_hash(connection, account.mailbox_id, *account.password_hash, hash);
}

std::optional<Account> AccountService::find(const std::string& address) const {
    auto connection = pool_->take();
    return find_by_address(*connection, address);
}

CreateOutcome AccountService::create(const NewAccount& account, const Actor& actor) const {
    const base::Time now = clock_->now();
    const std::string home = base::to_hex(random_->bytes(kHomeBytes));
    try {
        return db::transact(*pool_, [&](db::Connection& connection) {
            const auto mailbox_id = insert_mailbox(connection, account, home, now);
            if (mailbox_id == 0) return CreateOutcome::NoSuchDomain;
            std::optional<std::uint64_t> person_id;
            if (!account.given_names.empty()) person_id = insert_person(connection, account, now);
            insert_address(connection, mailbox_id, account.address, now);
            insert_holding(connection, mailbox_id, person_id, account.type, now);
            if (account.activation) insert_activation(connection, mailbox_id, *account.activation);
            record_movement(connection, {.action = "account_created", .actor = actor, .mailbox_id = mailbox_id}, now);
            return CreateOutcome::Created;
        });
    } catch (const db::DuplicateKey&) {
        return CreateOutcome::AddressTaken;
    }
}

BlockOutcome AccountService::block(const std::string& address, const Actor& actor) const {
    const base::Time now = clock_->now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return BlockOutcome::NoSuchAccount;
        if (account->state != MailboxState::Active) return BlockOutcome::NotActive;
        set_state(connection, account->mailbox_id, MailboxState::Blocked);
        end_sessions(connection, account->mailbox_id);
        record_movement(connection, {.action = "account_blocked", .actor = actor, .mailbox_id = account->mailbox_id},
                        now);
        outbox_->queue(connection, {.site_key = account->site_key, .mailbox_id = account->mailbox_id},
                       outbox::Kick{.address = account->address}, now);
        return BlockOutcome::Blocked;
    });
}

UnblockOutcome AccountService::unblock(const std::string& address, const Actor& actor) const {
    const base::Time now = clock_->now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        if (!account) return UnblockOutcome::NoSuchAccount;
        if (account->state != MailboxState::Blocked) return UnblockOutcome::NotBlocked;
        set_state(connection, account->mailbox_id, MailboxState::Active);
        record_movement(connection, {.action = "account_unblocked", .actor = actor, .mailbox_id = account->mailbox_id},
                        now);
        return UnblockOutcome::Unblocked;
    });
}

}  // namespace valija::accounts
