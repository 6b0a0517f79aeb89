// SPDX-License-Identifier: AGPL-3.0-or-later
// One line an event on standard error (supervisor or systemd keep it): UTC time, level, program, message.
// Write ids, never addresses, national IDs, codes, form values or secrets.
#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace valija::base {

// Call once, before any other thread lives.
void open_log(const std::string& program);

}  // namespace valija::base
