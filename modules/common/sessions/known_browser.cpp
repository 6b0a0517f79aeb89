// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/known_browser.h"

#include "http/cookie.h"

namespace valija::sessions {

std::optional<std::string> find_known_browser(db::Connection& connection, const DeviceCookie& cookie,
                                              const http::Request& request, const std::string& address) {
    const auto value = cookie.read(request);
    if (!value) return std::nullopt;
    std::string id_hash = device_hash(*value);
    return is_known_device(connection, id_hash, address) ? std::optional(std::move(id_hash)) : std::nullopt;
}

KnownBrowser::KnownBrowser(const DeviceCookie& cookie, const http::Request& request, base::Random& random)
    : request_(request) {
    const auto old = cookie.read(request);
    cookie_ = old ? *old : cookie.make(random);
    id_hash_ = device_hash(cookie_);
}

void KnownBrowser::remember(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                            std::optional<unsigned> known) const {
    remember_device(connection,
                    {.id_hash = id_hash_,
                     .mailbox_id = mailbox_id,
                     .remote_address = request_.remote_address,
                     .user_agent = request_.user_agent},
                    now, known);
}

void KnownBrowser::add_to(http::Response& response) const {
    response.add_header("Set-Cookie", http::make_lasting_cookie(kDeviceCookie, cookie_, kDeviceLife));
}

}  // namespace valija::sessions
