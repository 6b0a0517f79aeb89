// SPDX-License-Identifier: AGPL-3.0-or-later
// A target with a property that does not hold, for runner_test.sh: if this one passes, all the others say nothing.
#include "fuzz/fuzz.h"

namespace valija::fuzz {

void check(std::string_view input) { HOLDS(!input.starts_with("bug")); }

}  // namespace valija::fuzz
