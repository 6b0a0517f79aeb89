// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/overview_page.h"

#include "account/account_page.h"

namespace valija::account {

http::Response OverviewPage::show(const http::Request& request, const sessions::Session& who) const {
    AccountPage page(world_, request, who, "account/account_overview.tpl", "OVERVIEW");
    page.content().set("ADDRESS", who.address);
    return page.answer();
}

}  // namespace valija::account
