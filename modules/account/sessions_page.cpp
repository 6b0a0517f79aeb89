// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/sessions_page.h"

#include "account/account_page.h"
#include "account/device_words.h"
#include "account/movement_words.h"
#include "account/new_cookie.h"
#include "base/bytes.h"
#include "base/fault.h"
#include "base/log.h"
#include "crypto/digest.h"
#include "http/form.h"
#include "sessions/device_store.h"

namespace valija::account {

namespace {

constexpr accounts::Actor kPerson{.kind = accounts::ActorKind::Person, .id = {}};
constexpr unsigned kMostMovements = 30;
constexpr std::size_t kNameMaxCharacters = 64;
constexpr std::string_view kSession = "session row";
constexpr std::string_view kBrowser = "browser row";

std::string url(const http::Request& request) { return request.site->base_url + "/account/sessions"; }

std::string name_of(std::string_view kind, const std::string& hash, const sessions::Session& who) {
    return base::to_base64url(crypto::hmac_sha256(who.id_hash, kind, hash));
}

// The row's hash; empty, which no row has: none of theirs has that name.
template <typename Rows>
std::string find_named(const Rows& rows, std::string_view kind, const std::string& name, const sessions::Session& who) {
    for (const auto& row : rows) {
        if (crypto::equal_time(name, name_of(kind, row.id_hash, who))) return row.id_hash;
    }
    return {};
}

std::optional<std::string> read_name(const http::Request& request) {
    const auto form = http::Form::parse(
        request, {{.name = "id", .kind = http::FieldRule::Kind::Line, .most_characters = kNameMaxCharacters}});
    return form ? std::optional(form->value("id")) : std::nullopt;
}

template <typename Row>
void fill_row(view::Slot& slot, const Row& row, const http::Request& request) {
    slot.set("PLACE", row.remote_address)
        .set("SINCE", base::to_local_text(row.created_at, request.site->utc_offset))
        .set("LAST_SEEN", base::to_local_text(row.last_seen_at, request.site->utc_offset));
    show_device(slot, row.user_agent);
}

}  // namespace

SessionsPage::SessionsPage(const service::World& world)
    : world_(world), box_(make_tool_box(world)), accounts_(world.pool(), box_.tools()) {}

http::Response SessionsPage::show(const http::Request& request, const sessions::Session& who) const {
    return draw(request, who, 200);
}

http::Response SessionsPage::end_one(const http::Request& request, const sessions::Session& who) const {
    const auto name = read_name(request);
    if (!name) return http::bare(400);
    const auto open =
        sessions::list_sessions(*world_.pool().take(), who.mailbox_id, world_.clock().now(), world_.session_limits());
    switch (accounts_.end_one(who.address, find_named(open, kSession, *name, who), kPerson)) {
        case accounts::EndOneOutcome::Ended:
            spdlog::info("request {}: mailbox {} ended a session", request.id, who.mailbox_id);
            return http::see_other(url(request) + "?ended");
        case accounts::EndOneOutcome::NoSuchOne:
            return draw(request, who, 404);
    }
    base::broken("unknown outcome of ending a session");
}

http::Response SessionsPage::forget(const http::Request& request, const sessions::Session& who) const {
    const auto name = read_name(request);
    if (!name) return http::bare(400);
    const auto known = sessions::list_devices(*world_.pool().take(), who.mailbox_id);
    switch (accounts_.forget_browser(who.address, find_named(known, kBrowser, *name, who), kPerson)) {
        case accounts::EndOneOutcome::Ended:
            spdlog::info("request {}: mailbox {} forgot a browser", request.id, who.mailbox_id);
            return http::see_other(url(request) + "?forgotten");
        case accounts::EndOneOutcome::NoSuchOne:
            return draw(request, who, 404);
    }
    base::broken("unknown outcome of forgetting a browser");
}

http::Response SessionsPage::end_others(const http::Request& request, const sessions::Session& who) const {
    return end_all(request, who, "/account/sessions?ended-others");
}

http::Response SessionsPage::lock_down(const http::Request& request, const sessions::Session& who) const {
    return end_all(request, who, "/account/password?lock-down");
}

http::Response SessionsPage::end_all(const http::Request& request, const sessions::Session& who,
                                     const char* next) const {
    NewCookie cookie(world_.random());
    switch (accounts_.end_others(who.address, who.id_hash, kPerson, cookie.renewal_of(who))) {
        case accounts::EndOthersOutcome::Ended:
            spdlog::info("request {}: mailbox {} ended all but one session", request.id, who.mailbox_id);
            return cookie.add_to(http::see_other(request.site->base_url + next));
        case accounts::EndOthersOutcome::NoSuchAccount:
            return http::see_other(request.site->base_url + "/login?to=account");
    }
    base::broken("unknown outcome of ending sessions");
}

http::Response SessionsPage::draw(const http::Request& request, const sessions::Session& who, int status) const {
    AccountPage page(world_, request, who, "account/sessions_list.tpl", "SESSIONS");
    auto& content = page.content();
    content.show_if(status == 404, "GONE");
    if (status == 200) {
        content.show_if(request.query == "ended", "ENDED")
            .show_if(request.query == "ended-others", "ENDED_OTHERS")
            .show_if(request.query == "forgotten", "FORGOTTEN");
    }
    {
        auto connection = world_.pool().take();
        draw_sessions(content, request, who, *connection);
        draw_browsers(content, request, who, *connection);
        for (const auto& movement : accounts::list_own_movements(*connection, who.mailbox_id, kMostMovements))
            show_movement(content.add("ENTRY"), movement, *request.site);
    }
    return page.answer(status);
}

void SessionsPage::draw_sessions(view::Slot& content, const http::Request& request, const sessions::Session& who,
                                 db::Connection& connection) const {
    const auto open =
        sessions::list_sessions(connection, who.mailbox_id, world_.clock().now(), world_.session_limits());
    for (const auto& session : open) {
        auto row = content.add("SESSION");
        fill_row(row, session, request);
        if (session.id_hash == who.id_hash) {
            row.show("THIS_ONE");
        } else {
            auto form = row.add("ANOTHER_ONE");
            form.set("ID", name_of(kSession, session.id_hash, who));
        }
    }
}

void SessionsPage::draw_browsers(view::Slot& content, const http::Request& request, const sessions::Session& who,
                                 db::Connection& connection) const {
    for (const auto& device : sessions::list_devices(connection, who.mailbox_id)) {
        auto row = content.add("BROWSER");
        fill_row(row, device, request);
        row.set("ID", name_of(kBrowser, device.id_hash, who));
    }
}

}  // namespace valija::account
