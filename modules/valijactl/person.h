// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl person: the register of people at the operator's hand.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int add_person(service::World& world, const Arguments& arguments);
int show_person(service::World& world, const Arguments& arguments);
int import_people(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
