// SPDX-License-Identifier: AGPL-3.0-or-later
// The sitemap of valija-sign-on.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::sign_on {

http::Routes make_routes(service::World& world);

}  // namespace valija::sign_on
