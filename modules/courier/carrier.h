// SPDX-License-Identifier: AGPL-3.0-or-later
// What delivers one kind of message. The lane around it claims, marks, retries and survives; a carrier only opens a
// message and hands it over. An exception means that the message could not be opened; it is tried again later.
#pragma once

#include <optional>

#include "courier/delivery.h"
#include "outbox/outbox_store.h"

namespace valija::courier {

class Carrier {
  public:
    Carrier() = default;
    virtual ~Carrier() = default;
    Carrier(const Carrier&) = delete;
    Carrier& operator=(const Carrier&) = delete;

    virtual outbox::Kind kind() const = 0;
    // Asked before each claim, in its transaction: whether messages of this kind may go out now.
    virtual bool may_carry(db::Connection& /*connection*/) const { return true; }
    virtual Delivery carry(const outbox::Claimed& message) const = 0;
    // When a delivered message is to be delivered once more; nullopt: never.
    virtual std::optional<base::Time> again_at(const outbox::Claimed& /*message*/, base::Time /*now*/) const {
        return std::nullopt;
    }
    // What became of it for good is written down.
    virtual void forget(const outbox::Claimed& /*message*/) const {}
};

}  // namespace valija::courier
