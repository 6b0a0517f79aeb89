// SPDX-License-Identifier: AGPL-3.0-or-later
// What the account service tells a holder, queued in the transaction of the change. Names of templates are those of the
// movements. A credential is the one secret in it, and leaves this program only sealed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/account_service.h"
#include "people/person.h"

namespace valija::accounts {

struct AboutAccount {
    std::string site_key;
    std::uint64_t mailbox_id = 0;
    std::string address;
};

struct IssuedCredential {
    std::string text;
    base::Time expires_at;
};

// To the holder's alternate address. REQUIRES: it may receive credentials (personal_policy.h).
void tell_credential(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                     const people::Person& holder, const std::string& name, const IssuedCredential& credential,
                     base::Time now);
// To the holder's alternate address, if it is confirmed: what happened to the account (account_blocked, ...).
void tell_holder(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                 const people::Person& holder, const std::string& name, base::Time now);
// To the confirmed alternate address: one signs in with `new_address` from now on. `account` has the one before.
void tell_address_changed(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                          const people::Person& holder, const std::string& new_address, base::Time now);
// To every confirmed contact of the holder, by short message too: the password was changed.
void tell_password_changed(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                           const people::Person& holder, base::Time now);
// app_password_created to every confirmed contact of the holder, by short message too; app_password_revoked by mail.
struct AboutAppPassword {
    std::string device;
    bool revoked = false;
};
void tell_app_password(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                       const people::Person& holder, const AboutAppPassword& about_it, base::Time now);
// To every confirmed contact of the holder, by short message too: account_second_factor_on, _off or _codes.
void tell_second_factor(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                        const people::Person& holder, const std::string& name, base::Time now);
// To every confirmed contact of the holder, by short message too: mail is sent on to `forwards_to`, or to nobody any
// more.
void tell_forwarding(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                     const people::Person& holder, const std::string& forwards_to, base::Time now);

// A recovery's code to the contact that was chosen. REQUIRES: it may receive credentials. False: a cap or the switch
// stands in the way of a short message.
bool tell_recovery_code(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                        const people::Person& holder, const outbox::Recovery& recovery, base::Time now);
// To every confirmed contact of the holder, by short message too: the password was recovered.
void tell_password_recovered(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                             const people::Person& holder, base::Time now);

// The code or the link that confirms a contact, to that contact. False: the caps on short messages refuse it.
struct ContactSecret {
    bool by_mail = false;
    std::string to;
    std::string text;    // the code, or the link's token
    std::string remote;  // network of who asks
    base::Time expires_at;
};
[[nodiscard]] bool tell_contact_secret(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                                       const people::Person& holder, const ContactSecret& secret, base::Time now);
// account_mobile_changed or account_alternate_address_changed to every confirmed contact that the holder had before,
// and to the one that is new.
void tell_contact_changed(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                          const people::Person& before, const people::Person& after, const std::string& name,
                          base::Time now);

}  // namespace valija::accounts
