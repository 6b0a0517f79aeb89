// SPDX-License-Identifier: AGPL-3.0-or-later
// What a browser gets for a right activation credential: 256 random bits, whose SHA-256 is the key of a row of
// activation_pass (accounts/activation_store.h). It opens /account/activation for 15 minutes and nothing else.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "base/random.h"
#include "http/request.h"

namespace valija::sessions {

inline constexpr std::string_view kActivationCookie = "__Host-valija_activation";
inline constexpr std::chrono::minutes kActivationLife{15};

std::string make_activation_value(base::Random& random);
// SHA-256 of the cookie's value, if it has one of ours in form.
std::optional<std::string> activation_hash(const http::Request& request);
std::string activation_hash(std::string_view value);

}  // namespace valija::sessions
