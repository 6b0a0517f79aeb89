// SPDX-License-Identifier: AGPL-3.0-or-later
// The account service as the operator's commands use it.
#pragma once

#include "accounts/account_service.h"
#include "service/world.h"

namespace valija::valijactl {

inline accounts::Tools make_tools(const service::World& world, const outbox::Outbox& outbox) {
    return {.clock = world.clock(),
            .random = world.random(),
            .outbox = outbox,
            .sites = world.sites(),
            .activation_key = world.config().key("activation")};
}

}  // namespace valija::valijactl
