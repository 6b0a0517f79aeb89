// SPDX-License-Identifier: AGPL-3.0-or-later
// The sitemap of valija-contact-us.
#pragma once

#include "http/routes.h"
#include "service/world.h"

namespace valija::contact_us {

http::Routes make_routes(service::World& world);

}  // namespace valija::contact_us
