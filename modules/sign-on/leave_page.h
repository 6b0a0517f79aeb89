// SPDX-License-Identifier: AGPL-3.0-or-later
// webmail/sign-on/leave: Roundcube's sign-out (checked by Roundcube's own token) ends the portal's session too. nginx
// alone sends people here, by X-Accel-Redirect.
#pragma once

#include "service/world.h"

namespace valija::sign_on {

http::Response leave(const service::World& world, const http::Request& request);

}  // namespace valija::sign_on
