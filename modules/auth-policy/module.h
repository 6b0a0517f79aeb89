// SPDX-License-Identifier: AGPL-3.0-or-later
// The sitemap of valija-auth-policy.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::auth_policy {

http::Routes make_routes(service::World& world);

}  // namespace valija::auth_policy
