// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/contact_service.h"

#include "accounts/account_store.h"
#include "accounts/notices.h"
#include "accounts/recovery_request_store.h"
#include "accounts/recovery_secret.h"
#include "base/bytes.h"
#include "base/mail_address.h"
#include "base/text.h"
#include "crypto/digest.h"
#include "people/person_store.h"

namespace valija::accounts {

namespace {

// Another message may be asked for as long.
constexpr std::chrono::hours kMobileWaits{1};
constexpr std::chrono::hours kAsksWindow{24};
constexpr const char* kAsked = "contact_asked";

// Of a personal account alone: whoever else holds a mailbox has their contacts in their own.
std::optional<std::uint64_t> find_owner_id(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto held = find_holding(connection, mailbox_id);
    return held.type == AccountType::Personal ? held.holder.person_id : std::nullopt;
}

std::optional<people::Person> find_owner(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto id = find_owner_id(connection, mailbox_id);
    return id ? people::find_person(connection, *id) : std::nullopt;
}

std::optional<people::Person> find_owner_for_update(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto id = find_owner_id(connection, mailbox_id);
    return id ? people::find_person_for_update(connection, *id) : std::nullopt;
}

AboutAccount about(const ContactOwner& owner) {
    return {.site_key = owner.site_key, .mailbox_id = owner.mailbox_id, .address = owner.address};
}

bool carries(const ContactConfirmation& waiting, std::string_view number) {
    return crypto::equal_time(base::to_hex(waiting.number), number);
}

AskContactOutcome refuse(ContactVerdict verdict) {
    return verdict == ContactVerdict::OwnDomain ? AskContactOutcome::OwnDomain : AskContactOutcome::SameAsNow;
}

// A link's token is looked up by it, so no request's number can be in it.
std::string link_hmac(std::string_view key, std::string_view token) { return one_time_link_hmac(key, "link", token); }

}  // namespace

ContactVerdict judge_contact(people::ContactKind kind, const std::string& value, const people::Person& holder,
                             const base::Sites& sites) {
    if (kind == people::ContactKind::AlternateAddress &&
        sites.find_by_domain(base::to_lower(base::domain_of(value))) != nullptr)
        return ContactVerdict::OwnDomain;
    const auto& now = people::contact_of(holder, kind);
    return now && now->is_confirmed() && now->value == value ? ContactVerdict::SameAsNow : ContactVerdict::Fine;
}

Contacts ContactService::find(const ContactOwner& owner) const {
    const base::Time now = tools_->clock.now();
    auto connection = pool_->take();
    Contacts contacts;
    contacts.holder = find_owner(*connection, owner.mailbox_id);
    if (!contacts.holder) return contacts;
    contacts.mobile = find_confirmation(*connection, owner.mailbox_id, people::ContactKind::Mobile, now);
    contacts.alternate_address =
        find_confirmation(*connection, owner.mailbox_id, people::ContactKind::AlternateAddress, now);
    contacts.sms_available = tools_->outbox.sms_available(*connection);
    return contacts;
}

ContactService::Secret ContactService::make_secret(people::ContactKind kind, std::string_view number,
                                                   base::Time now) const {
    const RecoverySecret made = make_recovery_secret(tools_->random, people::ContactKind::Mobile);
    if (kind == people::ContactKind::Mobile)
        return {.text = made.code,
                .hmac = one_time_code_hmac(key_, number, made.code),
                .expires_at = now + kShortMessageCodeLife};
    return {.text = made.link_token, .hmac = link_hmac(key_, made.link_token), .expires_at = now + kMailedCodeLife};
}

bool ContactService::send(db::Connection& connection, const ContactOwner& owner, const people::Person& holder,
                          people::ContactKind kind, const std::string& value, const Secret& secret,
                          base::Time now) const {
    return tell_contact_secret(connection, *tools_, about(owner), holder,
                               {.by_mail = kind == people::ContactKind::AlternateAddress,
                                .to = value,
                                .text = secret.text,
                                .remote = owner.remote,
                                .expires_at = secret.expires_at},
                               now);
}

AskContactOutcome ContactService::ask(const Account& account, const ContactOwner& owner, people::ContactKind kind,
                                      const std::string& value) const {
    const base::Time now = tools_->clock.now();
    const std::string number = tools_->random.bytes(kContactNumberBytes);
    const Secret secret = make_secret(kind, number, now);
    return db::transact(*pool_, [&](db::Connection& connection) {
        if (!still_enters(connection, account)) return AskContactOutcome::ChangedMeanwhile;
        const auto holder = find_owner_for_update(connection, owner.mailbox_id);
        if (!holder) return AskContactOutcome::NotAPerson;
        const auto verdict = judge_contact(kind, value, *holder, tools_->sites);
        if (verdict != ContactVerdict::Fine) return refuse(verdict);
        if (count_movements(connection, owner.mailbox_id, kAsked, now - kAsksWindow) >= kMostContactAsks)
            return AskContactOutcome::TooManyAsks;
        // What the caps refuse leaves its trace, and no change that waits for a message that never comes.
        if (!send(connection, owner, *holder, kind, value, secret, now)) return AskContactOutcome::CannotSend;
        const base::Time expires_at = kind == people::ContactKind::Mobile ? now + kMobileWaits : secret.expires_at;
        save_confirmation(connection, owner.site_key,
                          {.mailbox_id = owner.mailbox_id,
                           .kind = kind,
                           .number = number,
                           .person_id = holder->id,
                           .session_hash = owner.session_hash,
                           .value = value,
                           .secret_hmac = secret.hmac,
                           .code_expires_at = secret.expires_at,
                           .expires_at = expires_at},
                          now);
        record_movement(
            connection,
            {.action = kAsked, .actor = {.kind = ActorKind::Person, .id = holder->id}, .mailbox_id = owner.mailbox_id},
            now);
        return AskContactOutcome::Sent;
    });
}

ResendContactOutcome ContactService::resend(const ContactOwner& owner, people::ContactKind kind,
                                            std::string_view number) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto waiting = find_confirmation_for_update(connection, owner.mailbox_id, kind, now);
        if (!waiting || !carries(*waiting, number)) return ResendContactOutcome::NotOpen;
        if (waiting->tries >= kMostContactTries) return ResendContactOutcome::OutOfTries;
        if (waiting->sends >= kMostContactSends) return ResendContactOutcome::TooManySends;
        const auto holder = people::find_person(connection, waiting->person_id);
        if (!holder) return ResendContactOutcome::NotOpen;
        const Secret secret = make_secret(kind, waiting->number, now);
        if (!send(connection, owner, *holder, kind, waiting->value, secret, now))
            return ResendContactOutcome::CannotSend;
        renew_secret(connection, *waiting, secret.hmac, secret.expires_at);
        return ResendContactOutcome::Sent;
    });
}

ConfirmContactOutcome ContactService::confirm_code(const ContactOwner& owner, std::string_view number,
                                                   std::string_view code) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto waiting =
            find_confirmation_for_update(connection, owner.mailbox_id, people::ContactKind::Mobile, now);
        if (!waiting || !carries(*waiting, number) || waiting->session_hash != owner.session_hash)
            return ConfirmContactOutcome::NotOpen;
        if (waiting->tries >= kMostContactTries) return ConfirmContactOutcome::OutOfTries;
        if (waiting->code_expires_at <= now) return ConfirmContactOutcome::Expired;
        if (!crypto::equal_time(one_time_code_hmac(key_, waiting->number, code), waiting->secret_hmac)) {
            count_confirmation_try(connection, *waiting);
            return waiting->tries + 1 < kMostContactTries ? ConfirmContactOutcome::Wrong
                                                          : ConfirmContactOutcome::OutOfTries;
        }
        const auto holder = find_owner_for_update(connection, owner.mailbox_id);
        if (!holder || holder->id != waiting->person_id) return ConfirmContactOutcome::NotOpen;
        change(connection, owner, *holder, people::ContactKind::Mobile, waiting->value, now);
        return ConfirmContactOutcome::Confirmed;
    });
}

void ContactService::give_up(const ContactOwner& owner, people::ContactKind kind, std::string_view number) const {
    const base::Time now = tools_->clock.now();
    db::transact(*pool_, [&](db::Connection& connection) {
        const auto waiting = find_confirmation_for_update(connection, owner.mailbox_id, kind, now);
        if (waiting && carries(*waiting, number)) end_confirmation(connection, owner.mailbox_id, kind);
    });
}

RemoveContactOutcome ContactService::remove(const Account& account, const ContactOwner& owner,
                                            people::ContactKind kind) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        if (!still_enters(connection, account)) return RemoveContactOutcome::ChangedMeanwhile;
        const auto holder = find_owner_for_update(connection, owner.mailbox_id);
        if (!holder || !people::contact_of(*holder, kind)) return RemoveContactOutcome::NoContact;
        change(connection, owner, *holder, kind, std::nullopt, now);
        return RemoveContactOutcome::Removed;
    });
}

std::optional<std::string> ContactService::find_link(const std::string& site_key, std::string_view token) const {
    const auto found = find_by_link(*pool_->take(), site_key, link_hmac(key_, token), tools_->clock.now());
    return found ? std::optional(found->value) : std::nullopt;
}

ConfirmContactOutcome ContactService::confirm_link(const std::string& site_key, std::string_view token) const {
    const base::Time now = tools_->clock.now();
    const std::string hmac = link_hmac(key_, token);
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto found = find_by_link(connection, site_key, hmac, now);
        if (!found) return ConfirmContactOutcome::NotOpen;
        const auto account = find_by_address_for_update(connection, found->address);
        const auto waiting =
            find_confirmation_for_update(connection, found->mailbox_id, people::ContactKind::AlternateAddress, now);
        if (!waiting || waiting->secret_hmac != hmac) return ConfirmContactOutcome::NotOpen;
        const auto holder = find_owner_for_update(connection, waiting->mailbox_id);
        if (!account || !may_enter(*account) || !holder || holder->id != waiting->person_id)
            return ConfirmContactOutcome::NotOpen;
        change(connection,
               {.site_key = site_key,
                .mailbox_id = waiting->mailbox_id,
                .address = account->address,
                .session_hash = {},
                .remote = {}},
               *holder, people::ContactKind::AlternateAddress, waiting->value, now);
        return ConfirmContactOutcome::Confirmed;
    });
}

// What was there before is told as well, and no recovery goes on with it.
void ContactService::change(db::Connection& connection, const ContactOwner& owner, const people::Person& holder,
                            people::ContactKind kind, const std::optional<std::string>& value, base::Time now) const {
    const auto how = [&](people::ConfirmedBy by) { return value ? std::optional(by) : std::nullopt; };
    const bool is_mobile = kind == people::ContactKind::Mobile;
    if (is_mobile)
        people::set_mobile(connection, holder.id, value, how(people::ConfirmedBy::Code), now);
    else
        people::set_alternate_address(connection, holder.id, value, how(people::ConfirmedBy::Link), now);
    end_confirmation(connection, owner.mailbox_id, kind);
    void_recovery_requests_of(connection, holder.id);
    record_movement(connection,
                    {.action = is_mobile ? "mobile_changed" : "alternate_address_changed",
                     .actor = {.kind = ActorKind::Person, .id = holder.id},
                     .mailbox_id = owner.mailbox_id},
                    now);
    const auto after = people::find_person(connection, holder.id);
    tell_contact_changed(connection, *tools_, about(owner), holder, *after,
                         is_mobile ? "account_mobile_changed" : "account_alternate_address_changed", now);
}

}  // namespace valija::accounts
