// SPDX-License-Identifier: AGPL-3.0-or-later
// The sitemap of valija-account.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::account {

http::Routes make_routes(service::World& world);

}  // namespace valija::account
