// SPDX-License-Identifier: AGPL-3.0-or-later
// The daemon: a thread for each lane and one for cleaning, until SIGTERM or SIGINT.
#pragma once

namespace valija::courier {

// usage: valija-courier --config <file>. Exit status: 0 after SIGTERM, 1 when it could not start, 2 for wrong options.
int run(int argc, char** argv) noexcept;

}  // namespace valija::courier
