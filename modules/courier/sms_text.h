// SPDX-License-Identifier: AGPL-3.0-or-later
// A text as short messages: in the GSM 7-bit alphabet (3GPP TS 23.038, 6.2.1) when every character is in it, else as
// UCS-2 (UTF-16 in practice), and cut into the parts that a network carries: 160 septets or 70 units alone, 153 or 67
// each when there are more (TS 23.040, 9.2.3.24.1). Nothing is replaced: an accent that the alphabet lacks costs UCS-2.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace valija::courier {

enum class SmsCoding { Gsm7, Ucs2 };

struct SmsParts {
    SmsCoding coding = SmsCoding::Gsm7;
    std::vector<std::u16string> parts;  // at least one; no pair of units is cut in two
};

// REQUIRES: is_utf8(text).
SmsParts split_sms(std::string_view text);

}  // namespace valija::courier
