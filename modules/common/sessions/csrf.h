// SPDX-License-Identifier: AGPL-3.0-or-later
// Cross-site request forgery (OWASP, HMAC-based token bound to the session): the token in each form is an HMAC of this
// browser's session cookie, so no table is needed, and signing in changes it. A POST must also come from our own
// origin.
#pragma once

#include <string>
#include <string_view>

#include "http/request.h"

namespace valija::sessions {

class Csrf {
  public:
    explicit Csrf(std::string key) : key_(std::move(key)) {}

    std::string token(std::string_view cookie_value) const;

    // Origin, where the browser sent one, is the site's own; Sec-Fetch-Site, where it sent that, does not say another
    // site.
    static bool is_own_origin(const http::Request& request, std::string_view base_url);
    bool check_token(std::string_view cookie_value, std::string_view given) const;

  private:
    std::string key_;
};

}  // namespace valija::sessions
