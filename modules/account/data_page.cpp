// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/data_page.h"

#include "account/account_page.h"
#include "account/own_data.h"
#include "accounts/mail_rules_store.h"
#include "base/log.h"
#include "people/person_store.h"

namespace valija::account {

namespace {

constexpr unsigned kMostMovements = 5000;

}  // namespace

http::Response DataPage::show(const http::Request& request, const sessions::Session& who) const {
    return AccountPage(world_, request, who, "account/own_data.tpl", "DATA").answer();
}

http::Response DataPage::download(const http::Request& request, const sessions::Session& who) const {
    const base::Time now = world_.clock().now();
    OwnData data;
    data.address = who.address;
    {
        auto connection = world_.pool().take();
        data.account = accounts::load_own_account(*connection, who.mailbox_id);
        if (data.account.person_id) data.person = people::find_person(*connection, *data.account.person_id);
        data.sessions = sessions::list_sessions(*connection, who.mailbox_id, now, world_.session_limits());
        data.browsers = sessions::list_devices(*connection, who.mailbox_id);
        data.acceptances = accounts::list_acceptances(*connection, who.mailbox_id);
        data.rules = accounts::find_mail_rules(*connection, who.mailbox_id).rules;
        data.movements = accounts::list_own_movements(*connection, who.mailbox_id, kMostMovements);
    }
    spdlog::info("request {}: mailbox {} took its data", request.id, who.mailbox_id);
    http::Response response{.status = 200, .headers = {}, .body = write_own_data(data, now)};
    response.add_header("Content-Type", "application/json; charset=utf-8");
    response.add_header("Content-Disposition", "attachment; filename=\"mis-datos.json\"");
    response.add_header("Cache-Control", "no-store");
    return response;
}

}  // namespace valija::account
