// SPDX-License-Identifier: AGPL-3.0-or-later
// /contact-us/sent: where a sent question leads.
#pragma once

#include "service/world.h"

namespace valija::contact_us {

class SentPage {
  public:
    explicit SentPage(const service::World& world) : world_(world) {}

    http::Response show(const http::Request& request) const;

  private:
    const service::World& world_;
};

}  // namespace valija::contact_us
