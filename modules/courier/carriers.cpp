// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/carriers.h"

#include <algorithm>

#include "accounts/recovery_service.h"
#include "base/fault.h"
#include "courier/gammu_gateway.h"
#include "courier/http_gateway.h"
#include "courier/mail_message.h"
#include "courier/notice_text.h"
#include "courier/sms_text.h"

namespace valija::courier {

namespace {

constexpr std::chrono::minutes kBetweenTidyings(1);
constexpr std::chrono::seconds kPatienceWithModem(10);
constexpr std::size_t kMostSmsParts = 3;

const base::Site& load_site(const service::World& world, const std::string& key) {
    const base::Site* site = world.sites().find(key);
    if (site == nullptr) base::broken("no such site: " + key);
    return *site;
}

SmsName name_of(const outbox::Claimed& message) { return {.row = message.id, .queued_at = message.created_at}; }

}  // namespace

outbox::Mail MailCarrier::read(const outbox::Claimed& message) const {
    const auto queued = outbox_->open_notice(outbox::Kind::Mail, message.sealed);
    if (!queued) return outbox_->open_mail(message.sealed);
    return write_notice_mail(world_->renderer(), load_site(*world_, queued->site_key), queued->notice);
}

Delivery MailCarrier::carry(const outbox::Claimed& message) const {
    const outbox::Mail mail = read(message);
    if (!has_good_addresses(mail)) return {DeliveryOutcome::RefusedForGood, "not a mail address"};
    return smtp_.send({.from = mail.from, .to = mail.to}, write_message(mail, message));
}

std::unique_ptr<SmsGateway> make_sms_gateway(const base::Config& config, std::chrono::seconds patience) {
    const std::string driver = config.text_or("sms.driver", "none");
    if (driver == "none" || driver == "elsewhere") return nullptr;
    if (driver == "gammu")
        return std::make_unique<GammuGateway>(config.text("sms.spool"), std::min(patience, kPatienceWithModem));
    if (driver == "http")
        return std::make_unique<HttpGateway>(config.text("sms.http_url"), config.text_or("sms_token", ""), patience);
    base::broken("setting sms.driver must be gammu, http, elsewhere or none");
}

bool SmsCarrier::may_carry(db::Connection& connection) const {
    if (!outbox_->sms_available(connection)) {
        gateway_->take_back();
        return false;
    }
    tidy_now_and_then(connection);
    return true;
}

// After a courier that was killed between writing down what became of a message and forgetting it.
void SmsCarrier::tidy_now_and_then(db::Connection& connection) const {
    const auto now = std::chrono::steady_clock::now();
    if (tidied_at_ != std::chrono::steady_clock::time_point{} && now - tidied_at_ < kBetweenTidyings) return;
    tidied_at_ = now;
    gateway_->tidy([&](const SmsName& name) { return outbox::is_queued(connection, name.row, name.queued_at); });
}

Delivery SmsCarrier::carry(const outbox::Claimed& message) const {
    const auto queued = outbox_->open_notice(outbox::Kind::Sms, message.sealed);
    if (!queued) return {DeliveryOutcome::RefusedForGood, "sms: no notice"};
    if (world_->clock().now() >= message.give_up_at) return {DeliveryOutcome::RefusedForGood, "sms: too late"};
    const std::string text = write_notice_sms(world_->renderer(), load_site(*world_, queued->site_key), queued->notice);
    if (split_sms(text).parts.size() > kMostSmsParts) return {DeliveryOutcome::RefusedForGood, "sms: too long"};
    return gateway_->send({.name = name_of(message), .to = queued->notice.to, .text = text});
}

void SmsCarrier::forget(const outbox::Claimed& message) const { gateway_->forget(name_of(message)); }

Delivery KickCarrier::carry(const outbox::Claimed& message) const {
    return doveadm_.kick(outbox_->open_kick(message.sealed).address);
}

std::optional<base::Time> KickCarrier::again_at(const outbox::Claimed& message, base::Time now) const {
    return next_kick(message, now);
}

RecoveryCarrier::RecoveryCarrier(const service::World& world, const outbox::Outbox& outbox)
    : world_(&world),
      outbox_(&outbox),
      tools_{.clock = world.clock(),
             .random = world.random(),
             .outbox = outbox,
             .sites = world.sites(),
             .activation_key = {}},
      key_(world.config().key("recovery")) {}

Delivery RecoveryCarrier::carry(const outbox::Claimed& message) const {
    const outbox::Recovery recovery = outbox_->open_recovery(message.sealed);
    db::transact(world_->pool(), [&](db::Connection& connection) {
        return accounts::deliver_recovery(connection, tools_, key_, recovery);
    });
    return {DeliveryOutcome::Delivered, {}};
}

}  // namespace valija::courier
