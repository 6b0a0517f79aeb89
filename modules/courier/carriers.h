// SPDX-License-Identifier: AGPL-3.0-or-later
// The carriers there are: mail by SMTP, kicks by doveadm.
#pragma once

#include "courier/carrier.h"
#include "courier/doveadm.h"
#include "courier/smtp.h"

namespace valija::courier {

class MailCarrier final : public Carrier {
  public:
    MailCarrier(const outbox::Outbox& outbox, Smtp smtp) : outbox_(&outbox), smtp_(smtp) {}

    outbox::Kind kind() const override { return outbox::Kind::Mail; }
    Delivery carry(const outbox::Claimed& message) const override;

  private:
    const outbox::Outbox* outbox_;
    Smtp smtp_;
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

}  // namespace valija::courier
