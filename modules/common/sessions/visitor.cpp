// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/visitor.h"

#include "http/cookie.h"
#include "sessions/session_cookie.h"

namespace valija::sessions {

Visitor::Visitor(const http::Request& request, const Csrf& csrf, base::Random& random) {
    const auto known = cookie_value(request);
    is_new_ = !known;
    cookie_ = known ? *known : make_anonymous_value(random);
    csrf_token_ = csrf.token(cookie_);
}

http::Response Visitor::greet(http::Response response) const {
    if (is_new_) response.add_header("Set-Cookie", http::make_cookie(kSessionCookie, cookie_));
    return response;
}

}  // namespace valija::sessions
