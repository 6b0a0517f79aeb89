// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/carriers.h"

#include "courier/mail_message.h"

namespace valija::courier {

Delivery MailCarrier::carry(const outbox::Claimed& message) const {
    const outbox::Mail mail = outbox_->open_mail(message.sealed);
    if (!has_good_addresses(mail)) return {DeliveryOutcome::RefusedForGood, "not a mail address"};
    return smtp_.send({.from = mail.from, .to = mail.to}, write_message(mail, message));
}

Delivery KickCarrier::carry(const outbox::Claimed& message) const {
    return doveadm_.kick(outbox_->open_kick(message.sealed).address);
}

std::optional<base::Time> KickCarrier::again_at(const outbox::Claimed& message, base::Time now) const {
    return next_kick(message, now);
}

}  // namespace valija::courier
