// SPDX-License-Identifier: AGPL-3.0-or-later
// Draws the security code as a picture: bent letters of several faces that touch, dark on light on one side of a curve
// and light on dark on the other, as 8-bit grey PNG. A pure function: the same answer and seed give the same bytes on
// one machine, whatever thread draws; nothing is read but the fonts, once, at the first call. Throws
// std::invalid_argument for an answer that is not one (guard).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace valija::captcha {

inline constexpr int kPictureWidth = 240;  // pixels
inline constexpr int kPictureHeight = 80;  // pixels

std::string draw_picture(std::string_view answer, std::uint64_t seed);

}  // namespace valija::captcha
