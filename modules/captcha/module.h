// SPDX-License-Identifier: AGPL-3.0-or-later
// The sitemap of valija-captcha.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::captcha {

http::Routes make_routes(service::World& world);

}  // namespace valija::captcha
