// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/png_writer.h"

#include <png.h>

#include "base/fault.h"

namespace valija::captcha {

std::string write_grey_png(const unsigned char* pixels, int width, int height, int stride) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(width);
    image.height = static_cast<png_uint_32>(height);
    image.format = PNG_FORMAT_GRAY;
    image.flags = PNG_IMAGE_FLAG_FAST;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    std::string bytes(size, '\0');
    if (png_image_write_to_memory(&image, bytes.data(), &size, 0, pixels, stride, nullptr) == 0)
        base::broken("libpng failed");
    bytes.resize(size);
    return bytes;
}

}  // namespace valija::captcha
