// SPDX-License-Identifier: AGPL-3.0-or-later
// The courier's work on the trail: seals what was committed, keeps the chain's head in a file of this machine, and sees
// to the mail to the auditor. Every courier keeps heads, whoever sealed.
#pragma once

#include <stop_token>

#include "accounts/movement_heads.h"
#include "accounts/movement_sealer.h"
#include "courier/complaint.h"
#include "courier/head_mail.h"
#include "service/world.h"

namespace valija::courier {

class Sealing {
  public:
    // `heads` is opened before privileges are dropped.
    Sealing(const service::World& world, accounts::HeadsFile& heads, const HeadMail& mail);

    // Once a second, and without a rest while there is more, until asked to stop.
    void run(const std::stop_token& stop);

  private:
    accounts::SealOutcome work();
    void send_head_away(base::Time now);

    const service::World& world_;
    accounts::HeadsFile& heads_;
    const HeadMail& mail_;
    accounts::MovementSealer sealer_;
    base::Time sent_at_{};
    Complaint complaint_;
};

}  // namespace valija::courier
