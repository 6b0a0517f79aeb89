// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/app_password_service.h"

#include "accounts/account_store.h"
#include "accounts/app_password.h"
#include "accounts/notices.h"
#include "people/person_store.h"

namespace valija::accounts {

namespace {

struct Event {
    const char* movement = "";
    AboutAppPassword about;
};

void record(db::Connection& connection, const Tools& tools, const Account& account, const Event& event,
            const Actor& actor, base::Time now) {
    record_movement(connection, {.action = event.movement, .actor = actor, .mailbox_id = account.mailbox_id}, now);
    const auto held = find_holding(connection, account.mailbox_id);
    const auto holder = held.holder.person_id ? people::find_person(connection, *held.holder.person_id) : std::nullopt;
    if (!holder) return;
    tell_app_password(connection, tools,
                      {.site_key = account.site_key, .mailbox_id = account.mailbox_id, .address = account.address},
                      *holder, event.about, now);
}

}  // namespace

std::vector<AppPassword> AppPasswordService::list(std::uint64_t mailbox_id) const {
    return list_app_passwords(*pool_->take(), mailbox_id);
}

CreatedAppPassword AppPasswordService::create(const Account& account, const std::string& name,
                                              const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    const std::string text = make_app_password(tools_->random);
    return db::transact(*pool_, [&](db::Connection& connection) -> CreatedAppPassword {
        if (!still_enters(connection, account)) return {CreateAppPasswordOutcome::ChangedMeanwhile, {}};
        if (list_app_passwords(connection, account.mailbox_id).size() >= kMostAppPasswords)
            return {CreateAppPasswordOutcome::TooMany, {}};
        insert_app_password(
            connection, {.mailbox_id = account.mailbox_id, .name = name, .secret_hash = app_password_hash(key_, text)},
            now);
        record(connection, *tools_, account, {"app_password_created", {.device = name, .revoked = false}}, actor, now);
        return {CreateAppPasswordOutcome::Created, text};
    });
}

RevokeAppPasswordOutcome AppPasswordService::revoke(const std::string& address, std::uint64_t id,
                                                    const Actor& actor) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, address);
        const auto found = account ? find_app_password(connection, account->mailbox_id, id) : std::nullopt;
        if (!found || !delete_app_password(connection, account->mailbox_id, id))
            return RevokeAppPasswordOutcome::NoSuchAppPassword;
        tools_->outbox.queue(connection, {.site_key = account->site_key, .mailbox_id = account->mailbox_id},
                             outbox::Kick{.address = account->address}, now);
        record(connection, *tools_, *account, {"app_password_revoked", {.device = found->name, .revoked = true}}, actor,
               now);
        return RevokeAppPasswordOutcome::Revoked;
    });
}

}  // namespace valija::accounts
