// SPDX-License-Identifier: AGPL-3.0-or-later
// Takes away what nobody can use any more: sessions, burnt codes, tickets, tokens, lock-outs and
// known browsers past their end. In small steps, so
// that no lock is held long; several couriers may clean at once.
#pragma once

#include <stop_token>

#include "courier/complaint.h"
#include "service/world.h"

namespace valija::courier {

class Cleaning {
  public:
    explicit Cleaning(const service::World& world) : world_(world) {}

    // Once a minute until asked to stop.
    void run(const std::stop_token& stop);

  private:
    void clean(const std::stop_token& stop);

    const service::World& world_;
    Complaint complaint_;
};

}  // namespace valija::courier
