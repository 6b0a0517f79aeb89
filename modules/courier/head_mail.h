// SPDX-License-Identifier: AGPL-3.0-or-later
// Once a day the chain's head goes to the auditor by mail, in the brand of the first site: what stands in somebody
// else's mailbox cannot be changed here. One courier sends it, however many there are; it comes also when nothing has
// happened, so that its absence tells something.
#pragma once

#include <optional>

#include "accounts/movement_seal_store.h"
#include "outbox/outbox_store.h"
#include "service/world.h"

namespace valija::courier {

class HeadMail {
  public:
    // Settings movements.auditor (empty: nobody, nothing is sent) and movements.mail_hours. REQUIRES: the
    // world's templates are open.
    HeadMail(const service::World& world, const outbox::Outbox& outbox);

    // Queues the mail if it is due. One transaction: it is queued and no longer due, or neither.
    void send_if_due() const;

  private:
    outbox::Mail write(const accounts::Head& head) const;

    const service::World& world_;
    const outbox::Outbox& outbox_;
    std::string auditor_;
    std::chrono::hours every_;
};

}  // namespace valija::courier
