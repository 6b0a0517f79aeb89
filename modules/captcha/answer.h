// SPDX-License-Identifier: AGPL-3.0-or-later
// What may be drawn and spoken: as many letters as a code has, all of its alphabet (guard).
#pragma once

#include <string_view>

namespace valija::captcha {

// Throws std::invalid_argument for anything else.
void check_answer(std::string_view answer);

}  // namespace valija::captcha
