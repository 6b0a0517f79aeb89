// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl work-centre, level, office: a site's catalogue at the operator's hand.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int import_work_centres(service::World& world, const Arguments& arguments);
int show_work_centre(service::World& world, const Arguments& arguments);
// Both: made, or given this name when there is one with this key.
int add_level(service::World& world, const Arguments& arguments);
int add_office(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
