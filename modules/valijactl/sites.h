// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl sites: the configuration's sites, printed or made known to the database.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int list_sites(service::World& world, const Arguments& arguments);
int load_sites(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
