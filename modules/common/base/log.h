// SPDX-License-Identifier: AGPL-3.0-or-later
// One line an event on standard error (supervisor or systemd keep it): UTC time, level, program, message.
// Warnings are written at once, the rest within a second (a crash may take that second's lines along).
// Write ids, never addresses, national IDs, codes, form values or secrets.
#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace valija::base {

// Call once, before any other thread lives; starts one of its own, so block signals before.
void open_log(const std::string& program);

}  // namespace valija::base
