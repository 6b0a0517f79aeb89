// SPDX-License-Identifier: AGPL-3.0-or-later
// /account: what one's own account is, at a glance.
#pragma once

#include "service/world.h"

namespace valija::account {

class OverviewPage {
  public:
    explicit OverviewPage(const service::World& world) : world_(world) {}

    http::Response show(const http::Request& request, const sessions::Session& who) const;

  private:
    const service::World& world_;
};

}  // namespace valija::account
