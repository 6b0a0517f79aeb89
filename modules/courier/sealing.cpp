// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/sealing.h"

#include "base/log.h"
#include "courier/lane.h"

namespace valija::courier {

namespace {

constexpr std::chrono::milliseconds kIdle = std::chrono::seconds(1);
// A line at once after a quiet time, and one a minute in a busy one.
constexpr std::chrono::milliseconds kBetweenHeads = std::chrono::minutes(1);

bool is_same(const accounts::Head& a, const accounts::Head& b) { return a.number == b.number && a.mac == b.mac; }

}  // namespace

Sealing::Sealing(const service::World& world, accounts::HeadsFile& heads, const HeadMail& mail)
    : world_(world),
      heads_(heads),
      mail_(mail),
      sealer_(world.pool(), world.clock(), world.random(), world.config().key("movement")) {}

void Sealing::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        auto outcome = accounts::SealOutcome::NothingPending;
        try {
            outcome = work();
            complaint_.withdraw();
        } catch (const std::exception& error) {
            complaint_.say(error.what());
        }
        if (outcome != accounts::SealOutcome::SealedAStep) rest(stop, kIdle);
    }
}

accounts::SealOutcome Sealing::work() {
    const auto outcome = sealer_.seal();
    const base::Time now = world_.clock().now();
    if (now < sent_at_ || now >= sent_at_ + kBetweenHeads) send_head_away(now);
    return outcome;
}

void Sealing::send_head_away(base::Time now) {
    mail_.send_if_due();
    const auto head = accounts::find_head(*world_.pool().take());
    const auto& last = heads_.last();
    if (!head || (last && is_same(*head, *last))) return;
    if (last && head->number <= last->number)
        spdlog::error("the chain of movements went back: valijactl movements verify says how");
    heads_.append(*head);
    sent_at_ = now;
}

}  // namespace valija::courier
