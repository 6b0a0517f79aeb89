// SPDX-License-Identifier: AGPL-3.0-or-later
// The courier's work on the trail: seals what was committed, and keeps the chain's head in a file of this machine. Every
// courier keeps heads, whoever sealed.
#pragma once

#include <stop_token>

#include "accounts/movement_heads.h"
#include "accounts/movement_sealer.h"
#include "courier/complaint.h"
#include "service/world.h"

namespace valija::courier {

class Sealing {
  public:
    // `heads` is opened before privileges are dropped.
    Sealing(const service::World& world, accounts::HeadsFile& heads);

    // Once a second, and without a rest while there is more, until asked to stop.
    void run(const std::stop_token& stop);

  private:
    void keep_head();

    const service::World& world_;
    accounts::HeadsFile& heads_;
    accounts::MovementSealer sealer_;
    base::Time kept_at_{};
    Complaint complaint_;
};

}  // namespace valija::courier
