// SPDX-License-Identifier: AGPL-3.0-or-later
// How long a locked door stays shut, as every page says it: MINUTES and section ONE_MINUTE or SEVERAL_MINUTES.
#pragma once

#include <chrono>
#include <string>

#include "view/page.h"

namespace valija::view {

// Returns the seconds, one at least, for the header Retry-After (RFC 9110, 10.2.3).
std::string show_wait(Slot& message, std::chrono::milliseconds wait);

}  // namespace valija::view
