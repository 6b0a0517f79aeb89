// SPDX-License-Identifier: AGPL-3.0-or-later
// webmail/sign-on/enter: takes the ticket, if this is the browser that asked for it, and opens a webmail session.
#pragma once

#include "service/world.h"

namespace valija::sign_on {

inline constexpr std::string_view kWebmailCookie = "__Host-valija_webmail";

http::Response enter(const service::World& world, const http::Request& request);

}  // namespace valija::sign_on
