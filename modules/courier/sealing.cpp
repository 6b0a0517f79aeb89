// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/sealing.h"

#include "base/log.h"
#include "courier/lane.h"

namespace valija::courier {

namespace {

constexpr std::chrono::milliseconds kIdle = std::chrono::seconds(1);
// A line at once after a quiet time, and one a minute in a busy one.
constexpr std::chrono::milliseconds kBetweenHeads = std::chrono::minutes(1);

}  // namespace

Sealing::Sealing(const service::World& world, accounts::HeadsFile& heads)
    : world_(world),
      heads_(heads),
      sealer_(world.pool(), world.clock(), world.random(), world.config().key("movement")) {}

void Sealing::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        auto outcome = accounts::SealOutcome::NothingPending;
        try {
            outcome = sealer_.seal();
            keep_head();
            complaint_.withdraw();
        } catch (const std::exception& error) {
            complaint_.say(error.what());
        }
        if (outcome != accounts::SealOutcome::SealedAStep) rest(stop, kIdle);
    }
}

void Sealing::keep_head() {
    const base::Time now = world_.clock().now();
    if (now < kept_at_ + kBetweenHeads && now >= kept_at_) return;
    const auto head = accounts::find_head(*world_.pool().take());
    const auto& last = heads_.last();
    if (!head || (last && last->number == head->number && last->mac == head->mac)) return;
    if (last && head->number <= last->number)
        spdlog::error("the chain of movements went back: valijactl movements verify says how");
    heads_.append(*head);
    kept_at_ = now;
}

}  // namespace valija::courier
