// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/recovery_service.h"

#include "accounts/account_store.h"
#include "accounts/activation_store.h"
#include "accounts/notices.h"
#include "accounts/personal_policy.h"
#include "accounts/second_factor_service.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "crypto/digest.h"
#include "people/person_store.h"

namespace valija::accounts {

namespace {

bool carries(const RecoveryRequest& request, std::string_view number) {
    return crypto::equal_time(base::to_hex(request.number), number);
}

bool is_out_of_tries(const RecoveryRequest& request) { return request.tries >= kMostRecoveryTries; }

std::optional<people::Person> find_holder(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto held = find_holding(connection, mailbox_id);
    if (!held.holder.person_id) return std::nullopt;
    return people::find_person(connection, *held.holder.person_id);
}

// Whoever had the code still has the contact that it went to, and is of the institution.
bool still_stands(const std::optional<people::Person>& holder, const RecoveryRequest& request) {
    if (!holder || !holder->active || !request.channel || !request.sent_at) return false;
    const auto& contact = people::contact_of(*holder, *request.channel);
    return contact && contact->is_confirmed() && contact->set_at <= *request.sent_at;
}

}  // namespace

void RecoveryService::begin(const RecoveryKey& key, const std::string& address) const {
    const base::Time now = tools_->clock.now();
    const std::string number = tools_->random.bytes(kRecoveryNumberBytes);
    auto connection = pool_->take();
    const auto account = find_by_address(*connection, address);
    const bool is_open = account && account->site_key == key.site_key && may_enter(*account);
    save_recovery_request(*connection, key, number, is_open ? std::optional(account->mailbox_id) : std::nullopt, now);
}

std::optional<RecoveryRequest> RecoveryService::find(const RecoveryKey& key) const {
    return find_recovery_request(*pool_->take(), key, tools_->clock.now());
}

SendRecoveryOutcome RecoveryService::send(const RecoveryKey& key, std::string_view number, people::ContactKind channel,
                                          const std::string& remote) const {
    const base::Time now = tools_->clock.now();
    const RecoverySecret secret = make_recovery_secret(tools_->random, channel);
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto request = find_recovery_request_for_update(connection, key, now);
        if (!request || !carries(*request, number) || request->verified_at) return SendRecoveryOutcome::NotOpen;
        if (is_out_of_tries(*request)) return SendRecoveryOutcome::OutOfTries;
        if (request->sends >= kMostRecoverySends) return SendRecoveryOutcome::TooManySends;
        const base::Time expires_at = now + code_life(channel);
        set_recovery_code(connection, key.visitor_hash,
                          {.channel = channel,
                           .code_hmac = one_time_code_hmac(key_, request->number, secret.code),
                           .link_hmac = one_time_link_hmac(key_, request->number, secret.link_token),
                           .expires_at = expires_at});
        tools_->outbox.queue(connection, {.site_key = key.site_key, .mailbox_id = {}},
                             {.visitor_hash = key.visitor_hash,
                              .number = request->number,
                              .channel = std::string(people::to_text(channel)),
                              .code = secret.code,
                              .link_token = secret.link_token,
                              .remote = remote,
                              .expires_at = expires_at},
                             now);
        return SendRecoveryOutcome::Queued;
    });
}

VerifyRecoveryOutcome RecoveryService::judge(const std::optional<RecoveryRequest>& request, bool is_right) const {
    if (!request || request->code_hmac.empty()) return VerifyRecoveryOutcome::NotOpen;
    if (is_out_of_tries(*request)) return VerifyRecoveryOutcome::OutOfTries;
    if (tools_->clock.now() >= request->code_expires_at) return VerifyRecoveryOutcome::Expired;
    return is_right && request->sent_at && request->mailbox_id ? VerifyRecoveryOutcome::Verified
                                                               : VerifyRecoveryOutcome::Wrong;
}

VerifyRecoveryOutcome RecoveryService::verify_code(const RecoveryKey& key, std::string_view number,
                                                   std::string_view code) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto request = find_recovery_request_for_update(connection, key, now);
        if (!request || !carries(*request, number)) return VerifyRecoveryOutcome::NotOpen;
        const auto hmac = one_time_code_hmac(key_, request->number, code);
        const auto outcome = judge(request, crypto::equal_time(hmac, request->code_hmac));
        if (outcome == VerifyRecoveryOutcome::Verified) verify_recovery(connection, key.visitor_hash, now);
        if (outcome != VerifyRecoveryOutcome::Wrong) return outcome;
        count_recovery_try(connection, key.visitor_hash);
        return request->tries + 1 < kMostRecoveryTries ? outcome : VerifyRecoveryOutcome::OutOfTries;
    });
}

VerifyRecoveryOutcome RecoveryService::verify_link(const RecoveryKey& key, std::string_view token) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto request = find_recovery_request_for_update(connection, key, now);
        if (!request) return VerifyRecoveryOutcome::NotOpen;
        const auto hmac = one_time_link_hmac(key_, request->number, token);
        const bool is_mailed = request->channel == people::ContactKind::AlternateAddress;
        const auto outcome = judge(request, is_mailed && crypto::equal_time(hmac, request->link_hmac));
        if (outcome == VerifyRecoveryOutcome::Verified) verify_recovery(connection, key.visitor_hash, now);
        return outcome;
    });
}

std::optional<RecoveryChoice> RecoveryService::make_choice(db::Connection& connection,
                                                           const std::optional<RecoveryRequest>& request) const {
    if (!request || !request->mailbox_id || !request->verified_at) return std::nullopt;
    if (*request->verified_at + kRecoveryChoiceLife <= tools_->clock.now()) return std::nullopt;
    auto holder = find_holder(connection, *request->mailbox_id);
    if (!still_stands(holder, *request)) return std::nullopt;
    const bool has_factor = has_settled_factor(connection, *request->mailbox_id, tools_->clock.now());
    return RecoveryChoice{.number = base::to_hex(request->number),
                          .mailbox_id = *request->mailbox_id,
                          .address = request->address,
                          .needs_factor = has_factor && !request->factor_passed,
                          .holder = *std::move(holder)};
}

std::optional<RecoveryChoice> RecoveryService::find_choice(const RecoveryKey& key) const {
    auto connection = pool_->take();
    return make_choice(*connection, find_recovery_request(*connection, key, tools_->clock.now()));
}

FactorRecoveryOutcome RecoveryService::pass_factor(const RecoveryKey& key, std::string_view number,
                                                   const SecondFactor& factor, std::string_view typed) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto request = find_recovery_request_for_update(connection, key, now);
        const auto choice = make_choice(connection, request);
        if (!choice || !crypto::equal_time(choice->number, number)) return FactorRecoveryOutcome::NotOpen;
        switch (factor.check(connection, choice->mailbox_id, typed, now)) {
            case FactorOutcome::Wrong:
                return FactorRecoveryOutcome::Wrong;
            case FactorOutcome::Right:
            case FactorOutcome::NotEnrolled:
                pass_recovery_factor(connection, key.visitor_hash, now);
                return FactorRecoveryOutcome::Passed;
        }
        base::broken("unknown outcome of a second factor");
    });
}

RecoverOutcome RecoveryService::recover(const RecoveryKey& key, std::string_view number,
                                        const std::string& password_hash, const AsWell& as_well) const {
    const base::Time now = tools_->clock.now();
    const auto asked = find(key);
    if (!asked || !asked->mailbox_id) return RecoverOutcome::NotOpen;
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto account = find_by_address_for_update(connection, asked->address);
        const auto request = find_recovery_request_for_update(connection, key, now);
        const auto choice = make_choice(connection, request);
        if (!account || !choice || account->mailbox_id != choice->mailbox_id || !may_enter(*account) ||
            choice->needs_factor || !crypto::equal_time(choice->number, number))
            return RecoverOutcome::NotOpen;
        set_password(connection, choice->mailbox_id, password_hash, now);
        void_activations(connection, choice->mailbox_id, now);
        end_sessions(connection, choice->mailbox_id);
        tools_->outbox.queue(connection, {.site_key = key.site_key, .mailbox_id = choice->mailbox_id},
                             outbox::Kick{.address = choice->address}, now);
        const Actor actor{.kind = ActorKind::Person, .id = choice->holder.id};
        record_movement(connection, {.action = "password_recovered", .actor = actor, .mailbox_id = choice->mailbox_id},
                        now);
        const AboutAccount about{
            .site_key = key.site_key, .mailbox_id = choice->mailbox_id, .address = choice->address};
        drop_unsettled_factor(connection, *tools_, about, choice->holder, now);
        tell_password_recovered(connection, *tools_, about, choice->holder, now);
        if (as_well) as_well(connection);
        return RecoverOutcome::Recovered;
    });
}

bool deliver_recovery(db::Connection& connection, const Tools& tools, std::string_view key,
                      const outbox::Recovery& recovery) {
    const base::Time now = tools.clock.now();
    const auto code_hmac = one_time_code_hmac(key, recovery.number, recovery.code);
    const auto recipient = find_recovery_recipient(connection, recovery.visitor_hash, code_hmac, now);
    const auto holder = recipient ? people::find_person(connection, recipient->person_id) : std::nullopt;
    if (!holder || !holder->active) return false;
    const auto channel = people::parse_contact_kind(recovery.channel);
    if (!channel) base::broken("unknown channel of a recovery: " + recovery.channel);
    if (!may_receive_credentials(people::contact_of(*holder, *channel), now)) return false;
    const AboutAccount about{
        .site_key = recipient->site_key, .mailbox_id = recipient->mailbox_id, .address = recipient->address};
    if (!tell_recovery_code(connection, tools, about, *holder, recovery, now)) return false;
    mark_recovery_sent(connection, recovery.visitor_hash, now);
    return true;
}

}  // namespace valija::accounts
