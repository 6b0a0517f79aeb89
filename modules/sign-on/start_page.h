// SPDX-License-Identifier: AGPL-3.0-or-later
// webmail/sign-on: ties the hand-over to this browser with a state cookie and sends it to the portal for a ticket.
#pragma once

#include "service/world.h"

namespace valija::sign_on {

inline constexpr std::string_view kStateCookie = "__Host-valija_state";

http::Response start(const service::World& world, const http::Request& request);

}  // namespace valija::sign_on
