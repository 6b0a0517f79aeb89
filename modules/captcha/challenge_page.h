// SPDX-License-Identifier: AGPL-3.0-or-later
// /captcha/<challenge>.png and /captcha/<challenge>.wav
#pragma once

#include "guard/captcha_challenge.h"
#include "service/world.h"

namespace valija::captcha {

class ChallengePage {
  public:
    explicit ChallengePage(const service::World& world)
        : world_(world), captcha_(guard::Captcha::from_config(world.config())) {}

    http::Response show(const http::Request& request) const;

  private:
    const service::World& world_;
    guard::Captcha captcha_;
};

}  // namespace valija::captcha
