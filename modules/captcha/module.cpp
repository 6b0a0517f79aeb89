// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/module.h"

#include "captcha/picture_page.h"

namespace valija::captcha {

http::Routes make_routes(service::World& world) {
    world.open_templates();
    const auto picture = std::make_shared<PicturePage>(world);
    return {
        http::get("/captcha/", [picture](const http::Request& request) { return picture->show(request); }),
    };
}

}  // namespace valija::captcha
