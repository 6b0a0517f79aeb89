// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser with which somebody entered, or has proved in another way who they are: it is known from then on, and
// what strangers fail at keeps nobody out of it.
#pragma once

#include <optional>
#include <string>

#include "base/random.h"
#include "db/connection.h"
#include "http/request.h"
#include "http/response.h"
#include "sessions/device_cookie.h"
#include "sessions/device_store.h"

namespace valija::sessions {

// The hash of the browser's cookie when it is known to this mailbox; one statement when it has one, the same for any
// address.
std::optional<std::string> find_known_browser(db::Connection& connection, const DeviceCookie& cookie,
                                              const http::Request& request, const std::string& address);

class KnownBrowser {
  public:
    // By the cookie that it has, or by a new one. REQUIRES: `request` outlives it.
    KnownBrowser(const DeviceCookie& cookie, const http::Request& request, base::Random& random);

    const std::string& id_hash() const { return id_hash_; }
    // `known`, and what is required: remember_device().
    void remember(db::Connection& connection, std::uint64_t mailbox_id, base::Time now,
                  std::optional<unsigned> known = {}) const;
    void add_to(http::Response& response) const;

  private:
    const http::Request& request_;
    std::string cookie_;
    std::string id_hash_;
};

}  // namespace valija::sessions
