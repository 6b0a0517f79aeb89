// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl account: the account service at the operator's hand.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int show_account(service::World& world, const Arguments& arguments);
// Live sessions and known browsers, a line each.
int list_account_sessions(service::World& world, const Arguments& arguments);
int block_account(service::World& world, const Arguments& arguments);
int unblock_account(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
