// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser gets for a right password while the second factor is still asked: 256 random bits, whose SHA-256 is
// the key of a row of sign_in_pass (accounts/sign_in_pass_store.h). It opens /login/second-factor and nothing else.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "http/request.h"

namespace valija::sessions {

inline constexpr std::string_view kSignInCookie = "__Host-valija_sign_in";

std::string make_sign_in_value(base::Random& random);
// SHA-256 of the cookie's value, if it has one of ours in form.
std::optional<std::string> sign_in_hash(const http::Request& request);
std::string sign_in_hash(std::string_view value);

}  // namespace valija::sessions
