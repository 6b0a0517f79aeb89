// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl publish: the public tabs as files, rendered into a versioned folder and swapped in by one rename.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int publish(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
