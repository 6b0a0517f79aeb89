// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/second_factor_service.h"

#include "accounts/account_store.h"
#include "accounts/app_password_store.h"
#include "accounts/recovery_code.h"
#include "accounts/second_factor_store.h"
#include "accounts/totp.h"
#include "base/fault.h"
#include "people/person_store.h"

namespace valija::accounts {

namespace {

std::optional<people::Person> find_holder(db::Connection& connection, std::uint64_t mailbox_id) {
    const auto held = find_holding(connection, mailbox_id);
    if (!held.holder.person_id) return std::nullopt;
    return people::find_person(connection, *held.holder.person_id);
}

AboutAccount about(const FactorOwner& owner) {
    return {.site_key = owner.site_key, .mailbox_id = owner.mailbox_id, .address = owner.address};
}

bool is_settled(const Factor& factor, base::Time now) { return factor.enabled_at + kFactorSettling <= now; }

}  // namespace

bool has_settled_factor(db::Connection& connection, std::uint64_t mailbox_id, base::Time now) {
    const auto factor = find_factor(connection, mailbox_id);
    return factor && is_settled(*factor, now);
}

void drop_unsettled_factor(db::Connection& connection, const Tools& tools, const AboutAccount& account,
                           const std::optional<people::Person>& holder, base::Time now) {
    const auto factor = find_factor(connection, account.mailbox_id);
    if (!factor || is_settled(*factor, now)) return;
    delete_factor(connection, account.mailbox_id);
    const Actor actor{.kind = ActorKind::Person, .id = holder ? std::optional(holder->id) : std::nullopt};
    record_movement(connection, {.action = "second_factor_disabled", .actor = actor, .mailbox_id = account.mailbox_id},
                    now);
    if (holder) tell_second_factor(connection, tools, account, *holder, "account_second_factor_off", now);
}

std::optional<FactorState> SecondFactorService::find(std::uint64_t mailbox_id) const {
    auto connection = pool_->take();
    const auto factor = find_factor(*connection, mailbox_id);
    if (!factor) return std::nullopt;
    return FactorState{.enabled_at = factor->enabled_at, .codes_left = count_recovery_codes(*connection, mailbox_id)};
}

BeginFactorOutcome SecondFactorService::begin(const FactorOwner& owner) const {
    const base::Time now = tools_->clock.now();
    const std::string sealed = seal_factor_secret(factor_->seal_key(), owner.mailbox_id,
                                                  tools_->random.bytes(kTotpSecretBytes), tools_->random);
    return db::transact(*pool_, [&](db::Connection& connection) {
        if (has_factor(connection, owner.mailbox_id)) return BeginFactorOutcome::EnabledBefore;
        save_draft(connection, owner.mailbox_id, owner.session_hash, {.secret_sealed = sealed, .codes_sealed = {}},
                   now + kFactorDraftLife);
        return BeginFactorOutcome::Begun;
    });
}

std::optional<std::string> SecondFactorService::find_secret(const FactorOwner& owner) const {
    const auto draft = find_draft(*pool_->take(), owner.mailbox_id, owner.session_hash, tools_->clock.now());
    if (!draft || draft->secret_sealed.empty()) return std::nullopt;
    return open_factor_secret(factor_->seal_key(), owner.mailbox_id, draft->secret_sealed);
}

EnableFactorOutcome SecondFactorService::enable(const FactorOwner& owner, const std::string& typed) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        // Whoever is signing in with the password alone either was in before, and ends here, or asks for the factor.
        if (!find_by_address_for_update(connection, owner.address)) return EnableFactorOutcome::NothingBegun;
        const auto draft = find_draft_for_update(connection, owner.mailbox_id, owner.session_hash, now);
        if (!draft || draft->secret_sealed.empty()) return EnableFactorOutcome::NothingBegun;
        const auto secret = open_factor_secret(factor_->seal_key(), owner.mailbox_id, draft->secret_sealed);
        if (!secret) base::broken("a second factor is sealed with another key");
        const auto step = find_totp_step(*secret, digits_of(typed), 0, now);
        if (!step) return EnableFactorOutcome::WrongCode;
        insert_factor(connection, owner.mailbox_id,
                      {.secret_sealed = draft->secret_sealed, .last_step = *step, .enabled_at = now});
        keep_new_codes(connection, owner, now);
        end_other_sessions(connection, owner.mailbox_id, owner.session_hash);
        delete_app_passwords(connection, owner.mailbox_id);
        tools_->outbox.queue(connection, {.site_key = owner.site_key, .mailbox_id = owner.mailbox_id},
                             outbox::Kick{.address = owner.address}, now);
        tell(connection, owner, "second_factor_enabled", "account_second_factor_on", now);
        return EnableFactorOutcome::Enabled;
    });
}

std::vector<std::string> SecondFactorService::find_new_codes(const FactorOwner& owner) const {
    const auto draft = find_draft(*pool_->take(), owner.mailbox_id, owner.session_hash, tools_->clock.now());
    if (!draft || draft->codes_sealed.empty()) return {};
    return open_recovery_codes(factor_->seal_key(), owner.mailbox_id, draft->codes_sealed);
}

void SecondFactorService::forget_draft(const FactorOwner& owner) const {
    db::transact(*pool_,
                 [&](db::Connection& connection) { delete_draft(connection, owner.mailbox_id, owner.session_hash); });
}

FactorOutcome SecondFactorService::renew_codes(const FactorOwner& owner, const std::string& typed) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto outcome = factor_->check(connection, owner.mailbox_id, typed, now);
        if (outcome != FactorOutcome::Right) return outcome;
        keep_new_codes(connection, owner, now);
        tell(connection, owner, "second_factor_codes_made", "account_second_factor_codes", now);
        return outcome;
    });
}

FactorOutcome SecondFactorService::disable(const FactorOwner& owner, const std::string& typed) const {
    const base::Time now = tools_->clock.now();
    return db::transact(*pool_, [&](db::Connection& connection) {
        const auto outcome = factor_->check(connection, owner.mailbox_id, typed, now);
        if (outcome != FactorOutcome::Right) return outcome;
        delete_factor(connection, owner.mailbox_id);
        tell(connection, owner, "second_factor_disabled", "account_second_factor_off", now);
        return outcome;
    });
}

void SecondFactorService::keep_new_codes(db::Connection& connection, const FactorOwner& owner, base::Time now) const {
    const auto codes = make_recovery_codes(tools_->random);
    std::vector<std::string> hmacs;
    for (const std::string& code : codes)
        hmacs.push_back(recovery_code_hmac(factor_->code_key(), owner.mailbox_id, digits_of(code)));
    replace_recovery_codes(connection, owner.mailbox_id, hmacs, now);
    const std::string sealed = seal_recovery_codes(factor_->seal_key(), owner.mailbox_id, codes, tools_->random);
    save_draft(connection, owner.mailbox_id, owner.session_hash, {.secret_sealed = {}, .codes_sealed = sealed},
               now + kFactorDraftLife);
}

void SecondFactorService::tell(db::Connection& connection, const FactorOwner& owner, const char* action,
                               const char* notice, base::Time now) const {
    const auto holder = find_holder(connection, owner.mailbox_id);
    const Actor actor{.kind = ActorKind::Person, .id = holder ? std::optional(holder->id) : std::nullopt};
    record_movement(connection, {.action = action, .actor = actor, .mailbox_id = owner.mailbox_id}, now);
    if (holder) tell_second_factor(connection, *tools_, about(owner), *holder, notice, now);
}

}  // namespace valija::accounts
