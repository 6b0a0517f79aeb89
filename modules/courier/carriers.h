// SPDX-License-Identifier: AGPL-3.0-or-later
// The carriers there are: mail by SMTP, short messages by the gateway of the settings, kicks by doveadm.
#pragma once

#include <chrono>
#include <memory>

#include "accounts/account_service.h"
#include "courier/carrier.h"
#include "courier/doveadm.h"
#include "courier/sms_gateway.h"
#include "courier/smtp.h"
#include "service/world.h"

namespace valija::courier {

class MailCarrier final : public Carrier {
  public:
    // REQUIRES: the world's templates are open.
    MailCarrier(const service::World& world, const outbox::Outbox& outbox, Smtp smtp)
        : world_(&world), outbox_(&outbox), smtp_(smtp) {}

    outbox::Kind kind() const override { return outbox::Kind::Mail; }
    Delivery carry(const outbox::Claimed& message) const override;

  private:
    outbox::Mail read(const outbox::Claimed& message) const;

    const service::World* world_;
    const outbox::Outbox* outbox_;
    Smtp smtp_;
};

// nullptr: this machine sends no short messages (setting sms.driver is "elsewhere" or "none"). `patience` for one try.
std::unique_ptr<SmsGateway> make_sms_gateway(const base::Config& config, std::chrono::seconds patience);

// One lane of it: a modem sends one message at a time.
class SmsCarrier final : public Carrier {
  public:
    // REQUIRES: the world's templates are open.
    SmsCarrier(const service::World& world, const outbox::Outbox& outbox, std::unique_ptr<SmsGateway> gateway)
        : world_(&world), outbox_(&outbox), gateway_(std::move(gateway)) {}

    outbox::Kind kind() const override { return outbox::Kind::Sms; }
    // No while the operator's switch is closed: then also what a modem has not sent yet is taken back.
    bool may_carry(db::Connection& connection) const override;
    Delivery carry(const outbox::Claimed& message) const override;
    void forget(const outbox::Claimed& message) const override;

  private:
    void tidy_now_and_then(db::Connection& connection) const;

    const service::World* world_;
    const outbox::Outbox* outbox_;
    std::unique_ptr<SmsGateway> gateway_;
    mutable std::chrono::steady_clock::time_point tidied_at_{};
};

class KickCarrier final : public Carrier {
  public:
    KickCarrier(const outbox::Outbox& outbox, Doveadm doveadm) : outbox_(&outbox), doveadm_(std::move(doveadm)) {}

    outbox::Kind kind() const override { return outbox::Kind::Kick; }
    Delivery carry(const outbox::Claimed& message) const override;
    std::optional<base::Time> again_at(const outbox::Claimed& message, base::Time now) const override;

  private:
    const outbox::Outbox* outbox_;
    Doveadm doveadm_;
};

// Turns a recovery's code into a message for whoever it is for, if it is for anybody; nobody hears which.
class RecoveryCarrier final : public Carrier {
  public:
    RecoveryCarrier(const service::World& world, const outbox::Outbox& outbox);

    outbox::Kind kind() const override { return outbox::Kind::Recovery; }
    Delivery carry(const outbox::Claimed& message) const override;

  private:
    const service::World* world_;
    const outbox::Outbox* outbox_;
    accounts::Tools tools_;
    std::string key_;
};

}  // namespace valija::courier
