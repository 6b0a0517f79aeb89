// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/notices.h"

#include "base/fault.h"

namespace valija::accounts {

namespace {

const base::Site& site_of(const Tools& tools, const AboutAccount& account) {
    const base::Site* site = tools.sites.find(account.site_key);
    if (site == nullptr) base::broken("the configuration knows no site " + account.site_key);
    return *site;
}

outbox::About about(const AboutAccount& account, std::uint64_t person_id) {
    return {.site_key = account.site_key, .mailbox_id = account.mailbox_id, .person_id = person_id};
}

}  // namespace

void tell_credential(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                     const people::Person& holder, const std::string& name, const IssuedCredential& credential,
                     base::Time now) {
    const base::Site& site = site_of(tools, account);
    tools.outbox.queue(connection, about(account, holder.id), outbox::Kind::Mail,
                       {.to = holder.alternate_address->value,
                        .name = name,
                        .values = {{"PERSON", people::full_name(holder)},
                                   {"USER", account.address},
                                   {"ACTIVATION", credential.text},
                                   {"EXPIRES_ON", base::to_local_text(credential.expires_at, site.utc_offset)},
                                   {"ENTER_URL", site.base_url + "/login"}},
                        .expires_at = credential.expires_at},
                       now);
}

void tell_holder(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                 const people::Person& holder, const std::string& name, base::Time now) {
    if (!holder.alternate_address || !holder.alternate_address->is_confirmed()) return;
    tools.outbox.queue(connection, about(account, holder.id), outbox::Kind::Mail,
                       {.to = holder.alternate_address->value,
                        .name = name,
                        .values = {{"PERSON", people::full_name(holder)}, {"USER", account.address}}},
                       now);
}

void tell_address_changed(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                          const people::Person& holder, const std::string& new_address, base::Time now) {
    if (!holder.alternate_address || !holder.alternate_address->is_confirmed()) return;
    tools.outbox.queue(
        connection, about(account, holder.id), outbox::Kind::Mail,
        {.to = holder.alternate_address->value,
         .name = "account_address_changed",
         .values = {{"PERSON", people::full_name(holder)}, {"USER", new_address}, {"OLD_USER", account.address}}},
        now);
}

void tell_password_changed(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                           const people::Person& holder, base::Time now) {
    const std::string changed_on = base::to_local_text(now, site_of(tools, account).utc_offset);
    const auto tell = [&](outbox::Kind kind, const std::optional<people::Contact>& contact) {
        if (!contact || !contact->is_confirmed()) return;
        tools.outbox.queue(
            connection, about(account, holder.id), kind,
            {.to = contact->value,
             .name = "account_password_changed",
             .values = {{"PERSON", people::full_name(holder)}, {"USER", account.address}, {"CHANGED_ON", changed_on}}},
            now);
    };
    tell(outbox::Kind::Mail, holder.alternate_address);
    tell(outbox::Kind::Sms, holder.mobile);
}

void tell_app_password(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                       const people::Person& holder, const AboutAppPassword& about_it, base::Time now) {
    const std::string changed_on = base::to_local_text(now, site_of(tools, account).utc_offset);
    const auto tell = [&](outbox::Kind kind, const std::optional<people::Contact>& contact) {
        if (!contact || !contact->is_confirmed()) return;
        tools.outbox.queue(connection, about(account, holder.id), kind,
                           {.to = contact->value,
                            .name = about_it.revoked ? "app_password_revoked" : "app_password_created",
                            .values = {{"PERSON", people::full_name(holder)},
                                       {"USER", account.address},
                                       {"DEVICE", about_it.device},
                                       {"CHANGED_ON", changed_on}}},
                           now);
    };
    tell(outbox::Kind::Mail, holder.alternate_address);
    if (!about_it.revoked) tell(outbox::Kind::Sms, holder.mobile);
}

void tell_second_factor(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                        const people::Person& holder, const std::string& name, base::Time now) {
    const std::string changed_on = base::to_local_text(now, site_of(tools, account).utc_offset);
    const auto tell = [&](outbox::Kind kind, const std::optional<people::Contact>& contact) {
        if (!contact || !contact->is_confirmed()) return;
        tools.outbox.queue(
            connection, about(account, holder.id), kind,
            {.to = contact->value,
             .name = name,
             .values = {{"PERSON", people::full_name(holder)}, {"USER", account.address}, {"CHANGED_ON", changed_on}}},
            now);
    };
    tell(outbox::Kind::Mail, holder.alternate_address);
    tell(outbox::Kind::Sms, holder.mobile);
}

}  // namespace valija::accounts
