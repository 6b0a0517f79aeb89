// SPDX-License-Identifier: AGPL-3.0-or-later
// The life of one thread that delivers one kind of message: claim one, deliver it, mark it, and rest when there is
// none. One message at a time, so that stopping or dying loses at most one lease, which runs out and is claimed again.
// A database that is away is waited for; a delivered message is marked before anything else is done, however long that
// takes.
#pragma once

#include <functional>
#include <stop_token>
#include <string>

#include "courier/carrier.h"
#include "courier/complaint.h"
#include "service/world.h"

namespace valija::courier {

// Sleeps, or until asked to stop.
void rest(const std::stop_token& stop, std::chrono::milliseconds duration);

class Lane {
  public:
    // `lease` must be longer than the carrier's patience.
    Lane(const service::World& world, const Carrier& carrier, std::chrono::seconds lease)
        : world_(world), carrier_(carrier), lease_(lease) {}

    void run(const std::stop_token& stop);

  private:
    enum class Step { NothingDue, Delivered, Refused, Unreachable };

    Step deliver_one(const std::stop_token& stop);
    std::optional<outbox::Claimed> claim() const;
    Delivery carry(const outbox::Claimed& message) const;
    void settle(const std::stop_token& stop, const outbox::Claimed& message, const Delivery& delivery);
    void mark(const outbox::Claimed& message, const Delivery& delivery) const;
    void mark_delivered(db::Connection& connection, const outbox::Claimed& message, base::Time now) const;
    void mark_refused(db::Connection& connection, const outbox::Claimed& message, const Delivery& delivery,
                      base::Time now) const;

    const service::World& world_;
    const Carrier& carrier_;
    std::chrono::seconds lease_;
    Complaint complaint_;
};

}  // namespace valija::courier
