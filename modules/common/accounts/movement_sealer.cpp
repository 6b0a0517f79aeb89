// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_sealer.h"

#include "accounts/movement_seal_store.h"

namespace valija::accounts {

namespace {

constexpr std::size_t kHolderBytes = 16;

}  // namespace

MovementSealer::MovementSealer(db::Pool& pool, const base::Clock& clock, base::Random& random, std::string key)
    : pool_(&pool), clock_(&clock), key_(std::move(key)), holder_(random.bytes(kHolderBytes)) {}

SealOutcome MovementSealer::seal() {
    if (!has_pending(*pool_->take())) return SealOutcome::NothingPending;
    const base::Time now = clock_->now();
    const bool is_ours = db::transact(
        *pool_, [&](db::Connection& connection) { return claim_sealing(connection, holder_, now, now + kLease); });
    if (!is_ours) return SealOutcome::HeldByAnother;
    try {
        if (seal_pending() == kStepMovements) return SealOutcome::SealedAStep;
    } catch (const db::DuplicateKey&) {
        return SealOutcome::Overtaken;
    }
    release();
    return SealOutcome::SealedSome;
}

// The head is read before what waits: should it be an old one by then, its next number is taken.
std::size_t MovementSealer::seal_pending() const {
    return db::transact(*pool_, [&](db::Connection& connection) {
        const base::Time now = clock_->now();
        Head head = find_head(connection).value_or(Head{.number = 0, .mac = kChainStart, .sealed_at = {}});
        const auto pending = list_pending(connection, kStepMovements);
        for (const Pending& movement : pending) {
            if (!movement.has_seal) {
                ++head.number;
                head.mac = next_mac(key_, head.mac, head.number, movement.row);
                insert_seal(connection, {head.number, movement.movement_id, head.mac, {}}, now);
            }
            delete_pending(connection, movement.movement_id);
        }
        return pending.size();
    });
}

void MovementSealer::release() const {
    db::transact(*pool_, [&](db::Connection& connection) { release_sealing(connection, holder_); });
}

}  // namespace valija::accounts
