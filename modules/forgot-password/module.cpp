// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/module.h"

#include "forgot-password/code_page.h"
#include "forgot-password/factor_page.h"
#include "forgot-password/password_page.h"
#include "forgot-password/send_page.h"
#include "forgot-password/user_page.h"

namespace valija::forgot_password {

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    world.open_csrf();
    const auto tools = std::make_shared<RecoveryTools>(world);
    const auto user = std::make_shared<UserPage>(tools);
    const auto send = std::make_shared<SendPage>(tools);
    const auto code = std::make_shared<CodePage>(tools);
    const auto factor = std::make_shared<FactorPage>(tools);
    const auto password = std::make_shared<PasswordPage>(tools);
    return {
        http::get("/forgot-password", [user](const http::Request& r) { return user->show(r); }),
        http::post("/forgot-password", [user](const http::Request& r) { return user->begin(r); }),
        http::get("/forgot-password/send", [send](const http::Request& r) { return send->show(r); }),
        http::post("/forgot-password/send", [send](const http::Request& r) { return send->send(r); }),
        http::get("/forgot-password/code", [code](const http::Request& r) { return code->show(r); }),
        http::post("/forgot-password/code", [code](const http::Request& r) { return code->verify(r); }),
        http::get("/forgot-password/link", [code](const http::Request& r) { return code->show_link(r); }),
        http::post("/forgot-password/link", [code](const http::Request& r) { return code->verify_link(r); }),
        http::get("/forgot-password/second-factor", [factor](const http::Request& r) { return factor->show(r); }),
        http::post("/forgot-password/second-factor", [factor](const http::Request& r) { return factor->check(r); }),
        http::get("/forgot-password/password", [password](const http::Request& r) { return password->show(r); }),
        http::post("/forgot-password/password", [password](const http::Request& r) { return password->choose(r); }),
        http::get("/forgot-password/done", [password](const http::Request& r) { return password->done(r); }),
    };
}

}  // namespace valija::forgot_password
