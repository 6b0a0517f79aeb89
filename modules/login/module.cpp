// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/module.h"

#include "login/login_page.h"
#include "login/logout_page.h"
#include "login/second_factor_page.h"

namespace valija::login {

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    world.open_csrf();
    const auto login = std::make_shared<LoginPage>(world);
    const auto second_factor = std::make_shared<SecondFactorPage>(world);
    const auto logout = std::make_shared<LogoutPage>(world);
    return {
        http::get("/login", [login](const http::Request& request) { return login->show(request); }),
        http::post("/login", [login](const http::Request& request) { return login->sign_in(request); }),
        http::get("/login/second-factor", [second_factor](const http::Request& r) { return second_factor->show(r); }),
        http::post("/login/second-factor",
                   [second_factor](const http::Request& r) { return second_factor->verify(r); }),
        http::get("/logout", [logout](const http::Request& request) { return logout->show(request); }),
        http::post("/logout", [logout](const http::Request& request) { return logout->sign_out(request); }),
    };
}

}  // namespace valija::login
