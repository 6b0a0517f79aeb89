// SPDX-License-Identifier: AGPL-3.0-or-later
// The door of a person's own pages: a handler that is only called for who is signed in at this site. Anybody else is
// sent to sign in first. One read of the database, and the session's idle limit moves on.
#pragma once

#include <functional>

#include "http/routes.h"
#include "service/world.h"

namespace valija::account {

using SignedInHandler = std::function<http::Response(const http::Request&, const sessions::Session& who)>;

// REQUIRES: `world` outlives the handler.
http::Handler signed_in(const service::World& world, SignedInHandler handler);

}  // namespace valija::account
