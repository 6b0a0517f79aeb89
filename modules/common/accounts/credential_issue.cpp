// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/credential_issue.h"

#include "accounts/account_store.h"
#include "accounts/activation_store.h"
#include "accounts/personal_policy.h"

namespace valija::accounts {

bool may_deliver(const std::optional<people::Person>& holder, Delivery delivery, base::Time now) {
    return delivery == Delivery::Letter || (holder && may_receive_credentials(holder->alternate_address, now));
}

IssuedCredential issue_credential(db::Connection& connection, const Tools& tools, const CredentialOrder& order,
                                  base::Time now) {
    const std::uint64_t mailbox_id = order.account.mailbox_id;
    IssuedCredential issued{.text = {}, .expires_at = now + find_lifetime(connection, mailbox_id, order.delivery)};
    std::string credential =
        issue_activation(connection, mailbox_id, now, issued.expires_at, tools.random, tools.activation_key);
    if (order.delivery == Delivery::Letter) {
        if (order.holder) tell_holder(connection, tools, order.account, *order.holder, "account_letter_printed", now);
        issued.text = std::move(credential);
    } else {
        tell_credential(connection, tools, order.account, *order.holder, order.notice,
                        {.text = credential, .expires_at = issued.expires_at}, now);
    }
    return issued;
}

}  // namespace valija::accounts
