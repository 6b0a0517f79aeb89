// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl migrate: numbered migrations, run as the database's root over the socket.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int migrate_up(service::World& world, const Arguments& arguments);
int migrate_down(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
