// SPDX-License-Identifier: AGPL-3.0-or-later
#include "forgot-password/recovery_page.h"

#include "crypto/digest.h"

namespace valija::forgot_password {

RecoveryTools::RecoveryTools(const service::World& served)
    : world(served),
      box(served.config(), served.clock(), served.random(), served.sites()),
      recovery(served.pool(), box.tools(), served.config().key("recovery")) {}

std::string number_of(const http::Form& form) { return form.good(kNumber.name) ? form.value(kNumber.name) : ""; }

accounts::RecoveryKey key_of(const service::World& world, const http::Request& request) {
    return {.visitor_hash = crypto::sha256(world.visitor(request).cookie()), .site_key = request.site_key};
}

RecoveryPage::RecoveryPage(const service::World& world, const http::Request& request, const std::string& file)
    : world_(world), request_(request), visitor_(world.visitor(request)), page_(file) {
    page_.content().set("CSRF", visitor_.csrf_token());
}

http::Response RecoveryPage::answer(int status) {
    constexpr int kFirstError = 400;
    page_.layout().show_if(status >= kFirstError, "WITH_ERRORS");
    return visitor_.greet(http::html(status, world_.render(request_, std::move(page_))));
}

http::Response refuse_step(const service::World& world, const http::Request& request, const char* section) {
    RecoveryPage page(world, request, "forgot-password/recovery_refused.tpl");
    page.content().show(section);
    return page.answer(409);
}

}  // namespace valija::forgot_password
