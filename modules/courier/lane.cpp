// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/lane.h"

#include <condition_variable>
#include <mutex>

#include "base/fault.h"
#include "base/log.h"

namespace valija::courier {

namespace {

constexpr std::chrono::milliseconds kIdle = std::chrono::seconds(1);

}  // namespace

void rest(const std::stop_token& stop, std::chrono::milliseconds duration) {
    std::mutex mutex;
    std::condition_variable_any woken;
    std::unique_lock lock(mutex);
    woken.wait_for(lock, stop, duration, [] { return false; });
}

void Lane::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        Step step = Step::NothingDue;
        try {
            step = deliver_one(stop);
            complaint_.withdraw();
        } catch (const std::exception& error) {
            complaint_.say(error.what());
        }
        if (step == Step::NothingDue || step == Step::Unreachable) rest(stop, kIdle);
    }
}

Lane::Step Lane::deliver_one(const std::stop_token& stop) {
    const auto message = claim();
    if (!message) return Step::NothingDue;
    const Delivery delivery = carry(*message);
    settle(stop, *message, delivery);
    switch (delivery.outcome) {
        case DeliveryOutcome::Delivered:
            return Step::Delivered;
        case DeliveryOutcome::Unreachable:
            return Step::Unreachable;
        case DeliveryOutcome::RefusedForNow:
        case DeliveryOutcome::RefusedForGood:
        case DeliveryOutcome::Expired:
            return Step::Refused;
    }
    base::broken("unknown outcome of a delivery");
}

std::optional<outbox::Claimed> Lane::claim() const {
    const base::Time now = world_.clock().now();
    auto claimed = db::transact(world_.pool(), [&](db::Connection& connection) {
        if (!carrier_.may_carry(connection)) return std::vector<outbox::Claimed>{};
        return outbox::claim_due(connection, carrier_.kind(), now, now + lease_, 1);
    });
    return claimed.empty() ? std::nullopt : std::optional(std::move(claimed.front()));
}

Delivery Lane::carry(const outbox::Claimed& message) const {
    if (message.expires_at && world_.clock().now() >= *message.expires_at) return {DeliveryOutcome::Expired, "expired"};
    try {
        return carrier_.carry(message);
    } catch (const std::exception&) {
        // The exception's words may quote the message. Not for good: the wrong key file is the operator's to mend.
        return {DeliveryOutcome::RefusedForNow, "cannot be opened"};
    }
}

void Lane::settle(const std::stop_token& stop, const outbox::Claimed& message, const Delivery& delivery) {
    for (;;) {
        try {
            mark(message, delivery);
            return;
        } catch (const std::exception& error) {
            complaint_.say(error.what());
        }
        rest(stop, kIdle);
        if (stop.stop_requested()) return;
    }
}

void Lane::mark(const outbox::Claimed& message, const Delivery& delivery) const {
    const base::Time now = world_.clock().now();
    auto connection = world_.pool().take();
    if (delivery.outcome == DeliveryOutcome::Delivered) {
        mark_delivered(*connection, message, now);
    } else {
        mark_refused(*connection, message, delivery, now);
    }
}

void Lane::mark_delivered(db::Connection& connection, const outbox::Claimed& message, base::Time now) const {
    const auto again = carrier_.again_at(message, now);
    if (again) {
        outbox::mark_retry(connection, message, *again, "");
    } else {
        outbox::mark_delivered(connection, message, now);
        carrier_.forget(message);
    }
    spdlog::info("message {}: delivered{} (try {})", message.id, again ? ", once more later" : "", message.attempts);
}

void Lane::mark_refused(db::Connection& connection, const outbox::Claimed& message, const Delivery& delivery,
                        base::Time now) const {
    const auto next = next_try(message, delivery.outcome, now, world_.random());
    if (next) {
        outbox::mark_retry(connection, message, *next, delivery.reason);
    } else {
        delivery.outcome == DeliveryOutcome::Expired ? outbox::mark_expired(connection, message)
                                                     : outbox::mark_failed(connection, message, delivery.reason);
        carrier_.forget(message);
    }
    spdlog::warn("message {}: {}: {} (try {})", message.id, next ? "later" : "given up", delivery.reason,
                 message.attempts);
}

}  // namespace valija::courier
