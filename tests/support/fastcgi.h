// SPDX-License-Identifier: AGPL-3.0-or-later
// FastCGI 1.0 as a web server speaks it, record by record, for tests of what stands behind nginx.
#pragma once

#include <string>

namespace valija::tests {

// Section 8.
enum class Record : char { Begin = 1, Abort = 2, End = 3, Params = 4, Stdin = 5, Stdout = 6, GetValues = 9 };

// Padded to a multiple of 8 bytes.
std::string record(Record type, const std::string& content, char request = 1);
// Of a responder; the connection is kept.
std::string begin();
std::string parameter(const std::string& name, const std::string& value);

}  // namespace valija::tests
