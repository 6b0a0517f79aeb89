// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/qr_picture.h"

#include <fmt/format.h>
#include <qrencode.h>

#include <memory>

#include "base/fault.h"

namespace valija::account {

namespace {

constexpr unsigned kBorder = 4;

struct CodeFree {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

}  // namespace

QrPicture draw_qr(std::string_view text) {
    const std::unique_ptr<QRcode, CodeFree> code(QRcode_encodeData(
        static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, QR_ECLEVEL_M));
    if (!code) base::broken("libqrencode draws no code");
    const auto width = static_cast<unsigned>(code->width);
    QrPicture picture{.side = width + 2 * kBorder, .modules = {}};
    const auto is_black = [&](unsigned x, unsigned y) { return (code->data[y * width + x] & 1U) != 0; };
    for (unsigned y = 0; y < width; ++y) {
        for (unsigned x = 0; x < width; ++x) {
            const unsigned begin = x;
            while (x < width && is_black(x, y)) ++x;
            if (x > begin)
                picture.modules += fmt::format("M{} {}h{}v1h-{}z", begin + kBorder, y + kBorder, x - begin, x - begin);
        }
    }
    return picture;
}

}  // namespace valija::account
