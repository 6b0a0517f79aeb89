// SPDX-License-Identifier: AGPL-3.0-or-later
// The one cookie of the portal. Before sign-in it is "a.<random>": it means nothing and has no row, it only ties forms
// to the browser. Signing in replaces it by "s.<256 random bits>", whose SHA-256 is the key of a session row.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "http/request.h"

namespace valija::sessions {

inline constexpr std::string_view kSessionCookie = "__Host-valija_session";

// The cookie's value if it is one of ours in form ("a." or "s." and 43 base64url characters).
std::optional<std::string> cookie_value(const http::Request& request);
bool is_signed_in_form(std::string_view value);

std::string make_anonymous_value(base::Random& random);
std::string make_signed_in_value(base::Random& random);

// SHA-256 of the value: the key of its row.
std::string id_hash(std::string_view value);

}  // namespace valija::sessions
