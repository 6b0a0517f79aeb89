// SPDX-License-Identifier: AGPL-3.0-or-later
// What the account service works with, for each page of this module.
#pragma once

#include "accounts/tool_box.h"
#include "service/world.h"

namespace valija::account {

// REQUIRES: `world` outlives it.
inline accounts::ToolBox make_tool_box(const service::World& world) {
    return {world.config(), world.clock(), world.random(), world.sites(), world.config().key("activation")};
}

}  // namespace valija::account
