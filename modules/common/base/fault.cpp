// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/fault.h"

namespace valija::base {

Fault::Fault(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}

void unavailable(const std::string& what) { throw Fault(Fault::Kind::Unavailable, what); }
void broken(const std::string& what) { throw Fault(Fault::Kind::Broken, what); }

}  // namespace valija::base
