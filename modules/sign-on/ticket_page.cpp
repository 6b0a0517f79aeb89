// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/ticket_page.h"

#include "accounts/entry_step_store.h"
#include "base/bytes.h"
#include "crypto/digest.h"
#include "outbox/sms_gate.h"
#include "sessions/session_cookie.h"
#include "sign-on/hand_over_store.h"

namespace valija::sign_on {

namespace {

constexpr std::chrono::seconds kTicketLife{30};

// The state as it came, decoded; nullopt when it is not a SHA-256.
std::optional<std::string> state_hash_of(const http::Request& request) {
    const auto text = request.query_value("state");
    auto hash = text ? base::from_base64url(*text) : std::nullopt;
    if (!hash || hash->size() != crypto::kDigestBytes) return std::nullopt;
    return hash;
}

// Steps of the first entry are open: every way into the webmail passes here.
bool is_asked_something(const service::World& world, const http::Request& request, db::Connection& connection,
                        std::uint64_t mailbox_id) {
    auto facts = accounts::load_entry_facts(connection, mailbox_id, request.site->terms_version);
    facts.sms_open = facts.sms_open && outbox::SmsLimits::from_config(world.config()).has_gateway;
    return !accounts::open_steps(facts, world.clock().now()).empty();
}

}  // namespace

http::Response give_ticket(const service::World& world, const http::Request& request) {
    const auto state_hash = state_hash_of(request);
    if (!state_hash) return http::bare(400);
    const auto cookie = sessions::cookie_value(request);
    if (!cookie || !sessions::is_signed_in_form(*cookie)) return http::see_other(request.site->base_url + "/login");
    const base::Time now = world.clock().now();
    auto connection = world.pool().take();
    const auto session = sessions::find_live_session(*connection, sessions::id_hash(*cookie), request.site_key, now,
                                                     world.session_limits());
    if (!session) return http::see_other(request.site->base_url + "/login");
    sessions::touch_session(*connection, *session, now);
    if (is_asked_something(world, request, *connection, session->mailbox_id))
        return http::see_other(request.site->base_url + "/account/first-entry");
    const std::string ticket = base::to_base64url(world.random().bytes(crypto::kDigestBytes));
    create_ticket(*connection,
                  {.ticket_hash = crypto::sha256(ticket), .state_hash = *state_hash, .session_hash = session->id_hash},
                  now + kTicketLife);
    return http::see_other(request.site->webmail_url + "/sign-on/enter?ticket=" + ticket +
                           "&state=" + base::to_base64url(*state_hash));
}

}  // namespace valija::sign_on
