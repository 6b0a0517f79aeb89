// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl outbox: what became of the messages, never what stands in them.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int list_outbox(service::World& world, const Arguments& arguments);
int show_outbox(service::World& world, const Arguments& arguments);
int retry_outbox(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
