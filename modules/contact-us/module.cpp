// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/module.h"

#include "contact-us/contact_us_page.h"
#include "contact-us/message_page.h"
#include "contact-us/sent_page.h"

namespace valija::contact_us {

http::Routes make_routes(service::World& world) {
    world.open_database();
    world.open_templates();
    world.open_csrf();
    const auto code = std::make_shared<ContactUsPage>(world);
    const auto message = std::make_shared<MessagePage>(world);
    const auto sent = std::make_shared<SentPage>(world);
    return {
        http::get("/contact-us", [code](const http::Request& request) { return code->show(request); }),
        http::post("/contact-us", [code](const http::Request& request) { return code->check(request); }),
        http::get("/contact-us/message", [message](const http::Request& request) { return message->show(request); }),
        http::post("/contact-us/message", [message](const http::Request& request) { return message->send(request); }),
        http::get("/contact-us/sent", [sent](const http::Request& request) { return sent->show(request); }),
    };
}

}  // namespace valija::contact_us
