// SPDX-License-Identifier: AGPL-3.0-or-later
// valijactl captcha: the answer of a security code, for whoever may read the server's key.
#pragma once

#include "valijactl/command.h"

namespace valija::valijactl {

int print_captcha(service::World& world, const Arguments& arguments);

}  // namespace valija::valijactl
