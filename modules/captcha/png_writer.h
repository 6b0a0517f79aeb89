// SPDX-License-Identifier: AGPL-3.0-or-later
// 8-bit grey PNG by libpng, fast rather than small.
#pragma once

#include <string>

namespace valija::captcha {

// REQUIRES: `height` rows of `stride` bytes. A failure of libpng is a Fault.
std::string write_grey_png(const unsigned char* pixels, int width, int height, int stride);

}  // namespace valija::captcha
