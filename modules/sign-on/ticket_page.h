// SPDX-License-Identifier: AGPL-3.0-or-later
// portal/sign-on/ticket: a person with a session gets a one-time ticket for the webmail; anybody else goes to the
// sign-in.
#pragma once

#include "service/world.h"

namespace valija::sign_on {

http::Response give_ticket(const service::World& world, const http::Request& request);

}  // namespace valija::sign_on
