// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/data: what the portal keeps about its person, said in words and to be taken along as JSON. No secret, no
// hash, nothing of anybody else.
#pragma once

#include "service/world.h"

namespace valija::account {

class DataPage {
  public:
    explicit DataPage(const service::World& world) : world_(world) {}

    http::Response show(const http::Request& request, const sessions::Session& who) const;
    http::Response download(const http::Request& request, const sessions::Session& who) const;

  private:
    const service::World& world_;
};

}  // namespace valija::account
