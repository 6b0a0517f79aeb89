// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl movements: the trail and the proof that nobody edited it.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

// Exit status 0: the chain is whole; 1: it is not, with a line for each finding.
int verify_movements(service::World& world, const Arguments& arguments);
// The newest seal, for an auditor to write down: what is before it cannot be changed unseen any more.
int print_movement_head(service::World& world, const Arguments& arguments);
int show_movements(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
