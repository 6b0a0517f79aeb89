// SPDX-License-Identifier: AGPL-3.0-or-later
// The sitemap of /forgot-password.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::forgot_password {

http::Routes make_routes(service::World& world);

}  // namespace valija::forgot_password
