// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sign-on/start_page.h"

#include "base/bytes.h"
#include "crypto/digest.h"
#include "http/cookie.h"

namespace valija::sign_on {

http::Response start(const service::World& world, const http::Request& request) {
    const std::string state = base::to_base64url(world.random().bytes(crypto::kDigestBytes));
    const std::string state_hash = base::to_base64url(crypto::sha256(state));
    auto response = http::see_other(request.site->base_url + "/sign-on/ticket?state=" + state_hash);
    response.add_header("Set-Cookie", http::make_cookie(kStateCookie, state));
    return response;
}

}  // namespace valija::sign_on
