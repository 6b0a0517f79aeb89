// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/notices.h"

#include "accounts/recovery_secret.h"
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

using Values = std::map<std::string, std::string>;

// A confirmed contact, what happened and when.
void tell(db::Connection& connection, const Tools& tools, const AboutAccount& account, const people::Person& holder,
          outbox::Kind kind, const std::string& name, base::Time now, Values values = {}) {
    const auto& contact = kind == outbox::Kind::Sms ? holder.mobile : holder.alternate_address;
    if (!contact || !contact->is_confirmed()) return;
    values.insert({{"PERSON", people::full_name(holder)},
                   {"USER", account.address},
                   {"CHANGED_ON", base::to_local_text(now, site_of(tools, account).utc_offset)}});
    tools.outbox.queue(connection, about(account, holder.id), kind,
                       {.to = contact->value, .name = name, .values = std::move(values)}, now);
}

void tell_contacts(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                   const people::Person& holder, const std::string& name, base::Time now, const Values& values = {}) {
    tell(connection, tools, account, holder, outbox::Kind::Mail, name, now, values);
    tell(connection, tools, account, holder, outbox::Kind::Sms, name, now, values);
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
    tell_contacts(connection, tools, account, holder, "account_password_changed", now);
}

void tell_app_password(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                       const people::Person& holder, const AboutAppPassword& about_it, base::Time now) {
    const Values values{{"DEVICE", about_it.device}};
    if (about_it.revoked) {
        tell(connection, tools, account, holder, outbox::Kind::Mail, "app_password_revoked", now, values);
    } else {
        tell_contacts(connection, tools, account, holder, "app_password_created", now, values);
    }
}

void tell_second_factor(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                        const people::Person& holder, const std::string& name, base::Time now) {
    tell_contacts(connection, tools, account, holder, name, now);
}

bool tell_recovery_code(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                        const people::Person& holder, const outbox::Recovery& recovery, base::Time now) {
    const base::Site& site = site_of(tools, account);
    const bool by_mail = recovery.channel == "alternate_address";
    outbox::About about_it = about(account, holder.id);
    about_it.remote = recovery.remote;
    const auto outcome =
        tools.outbox.queue(connection, about_it, by_mail ? outbox::Kind::Mail : outbox::Kind::Sms,
                           {.to = by_mail ? holder.alternate_address->value : holder.mobile->value,
                            .name = "recovery_code",
                            .values = {{"PERSON", people::full_name(holder)},
                                       {"USER", account.address},
                                       {"CODE", spell_one_time_code(recovery.code)},
                                       {"LINK", site.base_url + "/forgot-password/link?token=" + recovery.link_token},
                                       {"EXPIRES_ON", base::to_local_text(recovery.expires_at, site.utc_offset)}},
                            .expires_at = recovery.expires_at},
                           now);
    return outcome == outbox::SmsOutcome::Queued;
}

void tell_password_recovered(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                             const people::Person& holder, base::Time now) {
    tell_contacts(connection, tools, account, holder, "account_password_recovered", now);
}

bool tell_contact_secret(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                         const people::Person& holder, const ContactSecret& secret, base::Time now) {
    const base::Site& site = site_of(tools, account);
    outbox::About about_it = about(account, holder.id);
    about_it.remote = secret.remote;
    Values values{{"PERSON", people::full_name(holder)},
                  {"USER", account.address},
                  {"EXPIRES_ON", base::to_local_text(secret.expires_at, site.utc_offset)}};
    if (secret.by_mail)
        values.emplace("LINK", site.base_url + "/account/contacts/link?token=" + secret.text);
    else
        values.emplace("CODE", secret.text);
    const auto outcome =
        tools.outbox.queue(connection, about_it, secret.by_mail ? outbox::Kind::Mail : outbox::Kind::Sms,
                           {.to = secret.to,
                            .name = secret.by_mail ? "contact_link" : "contact_code",
                            .values = std::move(values),
                            .expires_at = secret.expires_at},
                           now);
    return outcome == outbox::SmsOutcome::Queued;
}

void tell_contact_changed(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                          const people::Person& before, const people::Person& after, const std::string& name,
                          base::Time now) {
    const auto is_new = [](const std::optional<people::Contact>& was, const std::optional<people::Contact>& is) {
        return is && (!was || !was->is_confirmed() || was->value != is->value);
    };
    tell_contacts(connection, tools, account, before, name, now);
    if (is_new(before.alternate_address, after.alternate_address))
        tell(connection, tools, account, after, outbox::Kind::Mail, name, now);
    if (is_new(before.mobile, after.mobile)) tell(connection, tools, account, after, outbox::Kind::Sms, name, now);
}

void tell_forwarding(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                     const people::Person& holder, const std::string& forwards_to, base::Time now) {
    const std::string changed_on = base::to_local_text(now, site_of(tools, account).utc_offset);
    const auto tell = [&](outbox::Kind kind, const std::optional<people::Contact>& contact) {
        if (!contact || !contact->is_confirmed()) return;
        tools.outbox.queue(connection, about(account, holder.id), kind,
                           {.to = contact->value,
                            .name = forwards_to.empty() ? "mail_forwarding_off" : "mail_forwarding_on",
                            .values = {{"PERSON", people::full_name(holder)},
                                       {"USER", account.address},
                                       {"FORWARDS_TO", forwards_to},
                                       {"CHANGED_ON", changed_on}}},
                           now);
    };
    tell(outbox::Kind::Mail, holder.alternate_address);
    tell(outbox::Kind::Sms, holder.mobile);
}

}  // namespace valija::accounts
