// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/entrance.h"

#include "base/fault.h"
#include "base/log.h"
#include "http/cookie.h"
#include "sessions/session_cookie.h"

namespace valija::login {

namespace {

std::string url_of(const base::Site& site, accounts::LeadsTo leads_to) {
    switch (leads_to) {
        case accounts::LeadsTo::Webmail:
            return site.webmail_url + "/sign-on";
        case accounts::LeadsTo::Account:
            return site.base_url + "/account";
    }
    base::broken("a sign-in leads nowhere");
}

}  // namespace

Entrance::Entrance(const service::World& world) : world_(world), device_cookie_(world.config().key("device")) {}

std::optional<http::Response> Entrance::let_in(const http::Request& request, const Entry& entry) const {
    const sessions::KnownBrowser browser(device_cookie_, request, world_.random());
    const auto cookie = enter(request, entry, browser);
    if (!cookie) return std::nullopt;
    auto response = http::see_other(url_of(*request.site, entry.leads_to));
    response.add_header("Set-Cookie", http::make_cookie(sessions::kSessionCookie, *cookie));
    browser.add_to(response);
    return response;
}

std::optional<std::string> Entrance::known_device(db::Connection& connection, const http::Request& request,
                                                  const std::string& address) const {
    return sessions::find_known_browser(connection, device_cookie_, request, address);
}

std::optional<std::string> Entrance::enter(const http::Request& request, const Entry& entry,
                                           const sessions::KnownBrowser& browser) const {
    const accounts::Account& account = entry.account;
    auto old_session = sessions::cookie_value(request);
    if (old_session && !sessions::is_signed_in_form(*old_session)) old_session.reset();
    const std::string cookie = sessions::make_signed_in_value(world_.random());
    const base::Time now = world_.clock().now();
    const bool entered = db::transact(world_.pool(), [&](db::Connection& connection) {
        const auto open = accounts::lock_entries(connection, account);
        if (!open) return false;
        if (!entry.before(connection)) return false;
        if (old_session) sessions::end_session(connection, sessions::id_hash(*old_session));
        sessions::create_session(connection,
                                 {.id_hash = sessions::id_hash(cookie),
                                  .mailbox_id = account.mailbox_id,
                                  .site_id = open->whose.site_id,
                                  .device_hash = browser.id_hash(),
                                  .remote_address = request.remote_address,
                                  .user_agent = request.user_agent},
                                 now, world_.session_limits(), open->sessions);
        browser.remember(connection, account.mailbox_id, now, open->devices);
        accounts::record_movement(connection,
                                  {.action = "signed_in",
                                   .actor = {accounts::ActorKind::Person, {}},
                                   .mailbox_id = account.mailbox_id,
                                   .whose = open->whose},
                                  now);
        entry.last(connection);
        return true;
    });
    if (!entered) return std::nullopt;
    spdlog::info("request {}: mailbox {} signed in", request.id, account.mailbox_id);
    return cookie;
}

}  // namespace valija::login
