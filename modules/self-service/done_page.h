// SPDX-License-Identifier: AGPL-3.0-or-later
// /self-service/done: what came of it. Says the same however often it is asked, until the request expires.
#pragma once

#include "service/world.h"

namespace valija::self_service {

class DonePage {
  public:
    explicit DonePage(const service::World& world) : world_(world) {}

    http::Response show(const http::Request& request) const;

  private:
    const service::World& world_;
};

}  // namespace valija::self_service
