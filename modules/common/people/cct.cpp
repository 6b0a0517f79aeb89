// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/cct.h"

#include <algorithm>

namespace valija::people {

namespace {

constexpr std::string_view kShape = "99AAA9999A";
constexpr int kEntities = 32;

bool fits(char shape, char c) { return shape == '9' ? c >= '0' && c <= '9' : c >= 'A' && c <= 'Z'; }

}  // namespace

CctVerdict check_cct(std::string_view text) {
    if (text.size() != kShape.size()) return CctVerdict::WrongLength;
    if (!std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) { return fits(shape, c); }))
        return CctVerdict::WrongLetters;
    const int entity = (text[0] - '0') * 10 + (text[1] - '0');
    return entity >= 1 && entity <= kEntities ? CctVerdict::WellFormed : CctVerdict::NoSuchEntity;
}

}  // namespace valija::people
