// SPDX-License-Identifier: AGPL-3.0-or-later
// Cookies as we use them (RFC 6265bis): all have the __Host- prefix, so they are Secure, host-only and Path=/; all are
// HttpOnly and SameSite=Lax.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace valija::http {

// The value of cookie `name` in a Cookie header; nullopt when absent or when it is there twice (somebody planted one).
std::optional<std::string> find_cookie(std::string_view header, std::string_view name);

// A Set-Cookie value that lasts until the browser closes. REQUIRES: name starts with __Host-; value of base64url
// characters and '.'.
std::string make_cookie(std::string_view name, std::string_view value);
// The same, kept for so long (Max-Age).
std::string make_lasting_cookie(std::string_view name, std::string_view value, std::chrono::seconds life);
// A Set-Cookie value that removes it.
std::string expire_cookie(std::string_view name);

}  // namespace valija::http
