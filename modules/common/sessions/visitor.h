// SPDX-License-Identifier: AGPL-3.0-or-later
// The browser behind a request, known or not: its cookie (made now if it had none) and the CSRF token its forms must
// carry.
#pragma once

#include <string>

#include "base/random.h"
#include "http/request.h"
#include "http/response.h"
#include "sessions/csrf.h"

namespace valija::sessions {

class Visitor {
  public:
    Visitor(const http::Request& request, const Csrf& csrf, base::Random& random);

    const std::string& cookie() const { return cookie_; }
    const std::string& csrf_token() const { return csrf_token_; }
    // Gives the browser its cookie, if it has none yet.
    http::Response greet(http::Response response) const;

  private:
    std::string cookie_;
    std::string csrf_token_;
    bool is_new_;
};

}  // namespace valija::sessions
