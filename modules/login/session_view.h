// SPDX-License-Identifier: AGPL-3.0-or-later
// Who is signed in already, and the strip under the masthead that says so and offers the way to the inbox and out.
#pragma once

#include <optional>

#include "service/world.h"

namespace valija::login {

// One read of the database when the cookie has the form of a session's, else none.
std::optional<sessions::Session> find_session(const service::World& world, const http::Request& request,
                                              const sessions::Visitor& visitor);

void show_session(view::Page& page, const sessions::Session& session, const sessions::Visitor& visitor);

}  // namespace valija::login
