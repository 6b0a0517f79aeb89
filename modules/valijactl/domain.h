// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl domain: what a domain's people are and may do.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int show_domain(service::World& world, const Arguments& arguments);
// All of it or nothing: one bad value and no other is written.
int set_domain(service::World& world, const Arguments& arguments);
int list_domain_tools(service::World& world, const Arguments& arguments);
int set_domain_tool(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
