// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/account_page.h"

namespace valija::account {

AccountPage::AccountPage(const service::World& world, const http::Request& request, const sessions::Session& who,
                         const std::string& file, const std::string& here)
    : world_(world), request_(request), visitor_(world.visitor(request)), page_(file) {
    page_.content().set("CSRF", visitor_.csrf_token());
    page_.content().include("ACCOUNT_MENU", "account/account_menu.tpl").show("HERE_" + here);
    page_.layout().add("SIGNED_IN").set("SIGNED_IN_ADDRESS", who.address).set("CSRF", visitor_.csrf_token());
}

http::Response AccountPage::answer(int status) {
    constexpr int kFirstError = 400;
    page_.layout().show_if(status >= kFirstError, "WITH_ERRORS");
    return http::html(status, world_.render(request_, std::move(page_)));
}

}  // namespace valija::account
