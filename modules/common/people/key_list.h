// SPDX-License-Identifier: AGPL-3.0-or-later
// Many keys as one bound value: a JSON array that JSON_TABLE opens in the statement, so that a statement is the same
// for one key and for thousands.
#pragma once

#include <string>
#include <vector>

namespace valija::people {

// REQUIRES: printable ASCII, as every key in its validator's form is.
std::string key_list(const std::vector<std::string>& keys);

}  // namespace valija::people
