// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl staff: who serves an institution, and as what.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int add_staff(service::World& world, const Arguments& arguments);
int list_staff(service::World& world, const Arguments& arguments);
int remove_staff(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
