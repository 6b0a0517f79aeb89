// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/captcha.h"

#include <fmt/format.h>

#include "guard/captcha_challenge.h"

namespace valija::valijactl {

int print_captcha(service::World& world, const Arguments& arguments) {
    const auto captcha = guard::Captcha::from_config(world.config());
    const auto challenge = captcha.open(arguments[0], world.clock().now());
    if (!challenge) return refuse("this is not a challenge of this server, or it has expired");
    fmt::print("{}\n", challenge->answer);
    return kDone;
}

}  // namespace valija::valijactl
