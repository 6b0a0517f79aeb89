// SPDX-License-Identifier: AGPL-3.0-or-later
// The sitemap of valija-self-service.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::self_service {

http::Routes make_routes(service::World& world);

}  // namespace valija::self_service
