// SPDX-License-Identifier: AGPL-3.0-or-later
// A contact as it is shown to whoever has only given keys: enough to recognise one's own, too little to learn it.
#pragma once

#include <string>
#include <string_view>

namespace valija::people {

// "ana.lopez@correo.example" -> "a•••@c•••.example": the first character of each side and the last label. However long
// it is, as many dots.
std::string mask_address(std::string_view address);
// "+525555550120" -> "••• 20": the last two digits.
std::string mask_mobile(std::string_view mobile);

}  // namespace valija::people
