// SPDX-License-Identifier: AGPL-3.0-or-later
// A mobile number as the SMS gateway takes it: E.164 (ITU-T), "+" and at most 15 digits. Spaces, dots, hyphens and
// parentheses are forgiven. Numbers of Mexico (+52) and Colombia (+57) have 10 digits of their own; the 1 that once
// stood between +52 and a mobile's number (until 2019) is taken out, and a Colombian mobile begins with 3.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace valija::people {

// `country`: the code of numbers without one: "52". nullopt: not a number that a message can be sent to.
std::optional<std::string> read_mobile(std::string_view typed, std::string_view country);

}  // namespace valija::people
