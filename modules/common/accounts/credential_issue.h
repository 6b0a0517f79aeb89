// SPDX-License-Identifier: AGPL-3.0-or-later
// A credential that staff ask for, on its way to its holder: by mail to the alternate address, or in a letter that
// whoever asks prints; then the holder's confirmed address hears that such a letter exists. One of the two, never both.
#pragma once

#include <optional>

#include "accounts/notices.h"

namespace valija::accounts {

struct CredentialOrder {
    AboutAccount account;
    const std::optional<people::Person>& holder;
    Delivery delivery = Delivery::Mail;
    const char* notice = "";  // template of the mail with the credential
};

// Whether it could be delivered in this way.
bool may_deliver(const std::optional<people::Person>& holder, Delivery delivery, base::Time now);
// The text is for a letter; empty when it was mailed. REQUIRES: may_deliver(); within a transaction that holds the
// mailbox.
IssuedCredential issue_credential(db::Connection& connection, const Tools& tools, const CredentialOrder& order,
                                  base::Time now);

}  // namespace valija::accounts
