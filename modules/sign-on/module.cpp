// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/module.h"

#include "sign-on/check_page.h"
#include "sign-on/enter_page.h"
#include "sign-on/leave_page.h"
#include "sign-on/start_page.h"
#include "sign-on/ticket_page.h"

namespace valija::sign_on {

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    const auto check = std::make_shared<CheckPage>(world);
    return {
        http::get("/sign-on", [&world](const http::Request& request) { return start(world, request); }),
        http::get("/sign-on/ticket", [&world](const http::Request& request) { return give_ticket(world, request); }),
        http::get("/sign-on/enter", [&world](const http::Request& request) { return enter(world, request); }),
        // nginx alone asks these two (internal locations).
        http::get("/sign-on/check", [check](const http::Request& request) { return check->vouch(request); }),
        http::get("/sign-on/leave", [&world](const http::Request& request) { return leave(world, request); }),
    };
}

}  // namespace valija::sign_on
