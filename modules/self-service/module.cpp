// SPDX-License-Identifier: AGPL-3.0-or-later
#include "self-service/module.h"

#include "self-service/confirm_page.h"
#include "self-service/done_page.h"
#include "self-service/keys_page.h"

namespace valija::self_service {

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    world.open_csrf();
    const auto keys = std::make_shared<KeysPage>(world);
    const auto confirm = std::make_shared<ConfirmPage>(world);
    const auto done = std::make_shared<DonePage>(world);
    return {
        http::get("/self-service", [keys](const http::Request& request) { return keys->show(request); }),
        http::post("/self-service", [keys](const http::Request& request) { return keys->check(request); }),
        http::get("/self-service/confirm", [confirm](const http::Request& request) { return confirm->show(request); }),
        http::post("/self-service/confirm",
                   [confirm](const http::Request& request) { return confirm->confirm(request); }),
        http::post("/self-service/end", [confirm](const http::Request& request) { return confirm->end(request); }),
        http::get("/self-service/done", [done](const http::Request& request) { return done->show(request); }),
    };
}

}  // namespace valija::self_service
