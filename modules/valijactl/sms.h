// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl sms: the kill switch of short messages, what they cost and what was refused.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int stop_sms(service::World& world, const Arguments& arguments);
int start_sms(service::World& world, const Arguments& arguments);
int print_sms_status(service::World& world, const Arguments& arguments);
int list_refused_sms(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
