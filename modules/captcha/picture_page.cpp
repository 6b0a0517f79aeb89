// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/picture_page.h"

#include "captcha/picture.h"

namespace valija::captcha {

namespace {

constexpr std::string_view kEnding = ".png";
constexpr const char* kCacheControl = "private, max-age=600";  // the same challenge is the same picture

}  // namespace

http::Response PicturePage::show(const http::Request& request) const {
    const std::string_view name = request.name();
    if (!name.ends_with(kEnding)) return http::bare(404);
    const auto challenge = captcha_.open(name.substr(0, name.size() - kEnding.size()), world_.clock().now());
    if (!challenge) return http::bare(404);
    http::Response response;
    response.add_header("Content-Type", "image/png");
    response.add_header("Cache-Control", kCacheControl);
    response.body = draw_picture(challenge->answer, challenge->seed);
    return response;
}

}  // namespace valija::captcha
