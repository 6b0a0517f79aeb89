// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl demo: invented people for trying Valija out. Safe to run again: who is there already keeps mailbox and
// password.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int load_demo(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
