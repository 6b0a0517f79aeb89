// SPDX-License-Identifier: AGPL-3.0-or-later
// A QR code (ISO/IEC 18004) as one path of an SVG that stands in the page itself: nothing is loaded, nothing runs.
#pragma once

#include <string>
#include <string_view>

namespace valija::account {

struct QrPicture {
    unsigned side = 0;    // of the square, in modules, with the white border of four around
    std::string modules;  // the black ones, as the attribute d: a square of side 1 or a bar for each run in a row
};

// REQUIRES: at most 2,000 bytes.
QrPicture draw_qr(std::string_view text);

}  // namespace valija::account
