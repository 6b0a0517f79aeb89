// SPDX-License-Identifier: AGPL-3.0-or-later
// Seals movements that are committed and have no seal yet, a small step at a time. Any number of sealers may live, on
// any number of machines: a lease lets one of them work, and should two work all the same (a lease that ran out in the
// middle), the keys of movement_seal let one step through and undo the other. A step is one transaction, so a killed
// sealer leaves nothing half done.
#pragma once

#include <chrono>
#include <string>

#include "base/clock.h"
#include "base/random.h"
#include "db/pool.h"

namespace valija::accounts {

enum class SealOutcome {
    NothingPending,
    HeldByAnother,
    Overtaken,    // another sealed them meanwhile; nothing was written
    SealedSome,   // all that was there
    SealedAStep,  // there may be more
};

class MovementSealer {
  public:
    static constexpr unsigned kStepMovements = 500;
    static constexpr std::chrono::seconds kLease{10};

    MovementSealer(db::Pool& pool, const base::Clock& clock, base::Random& random, std::string key);

    [[nodiscard]] SealOutcome seal();

  private:
    std::size_t seal_pending() const;
    void release() const;

    db::Pool* pool_;
    const base::Clock* clock_;
    std::string key_;
    std::string holder_;  // random: a sealer that starts again is another
};

}  // namespace valija::accounts
