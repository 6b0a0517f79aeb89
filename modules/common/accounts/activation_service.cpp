// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/activation_service.h"

#include "accounts/account_store.h"
#include "accounts/activation_store.h"
#include "accounts/notices.h"
#include "accounts/second_factor_service.h"
#include "people/person_store.h"

namespace valija::accounts {

bool may_activate(const Account& account) {
    return (account.state == MailboxState::Pending || account.state == MailboxState::Active) && account.domain_active;
}

ActivateOutcome ActivationService::activate(const ActivationPass& pass, const std::string& password_hash,
                                            const Actor& actor, const AsWell& as_well) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        if (!lock_activation_pass(connection, pass, now)) return ActivateOutcome::NoLongerValid;
        use_activation(connection, pass.activation_id, now);
        void_activations(connection, pass.mailbox_id, now);
        set_password(connection, pass.mailbox_id, password_hash, now);
        set_state(connection, pass.mailbox_id, MailboxState::Active);
        end_sessions(connection, pass.mailbox_id);
        record_movement(connection, {.action = "account_activated", .actor = actor, .mailbox_id = pass.mailbox_id},
                        now);
        tools_->outbox.queue(connection, {.site_key = pass.site_key, .mailbox_id = pass.mailbox_id},
                             outbox::Kick{.address = pass.address}, now);
        const auto holder = pass.holder_id ? people::find_person(connection, *pass.holder_id) : std::nullopt;
        const AboutAccount about{.site_key = pass.site_key, .mailbox_id = pass.mailbox_id, .address = pass.address};
        drop_unsettled_factor(connection, *tools_, about, holder, now);
        if (holder) tell_password_changed(connection, *tools_, about, *holder, now);
        if (as_well) as_well(connection);
        return ActivateOutcome::Activated;
    });
}

}  // namespace valija::accounts
