// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/cookie.h"

#include <cassert>

#include "base/text.h"

namespace valija::http {

namespace {

constexpr std::string_view kAttributes = "; Path=/; Secure; HttpOnly; SameSite=Lax";

}  // namespace

std::optional<std::string> find_cookie(std::string_view header, std::string_view name) {
    std::optional<std::string> value;
    while (!header.empty()) {
        const std::string_view item = header.substr(0, header.find(';'));
        header.remove_prefix(item.size() == header.size() ? item.size() : item.size() + 1);
        const std::string_view pair = base::trim(item);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos || pair.substr(0, equals) != name) continue;
        if (value) return std::nullopt;
        value = std::string(pair.substr(equals + 1));
    }
    return value;
}

std::string make_cookie(std::string_view name, std::string_view value) {
    assert(name.starts_with("__Host-"));
    return std::string(name) + '=' + std::string(value) + std::string(kAttributes);
}

std::string make_lasting_cookie(std::string_view name, std::string_view value, std::chrono::seconds life) {
    return make_cookie(name, value) + "; Max-Age=" + std::to_string(life.count());
}

std::string expire_cookie(std::string_view name) { return make_lasting_cookie(name, "", std::chrono::seconds(0)); }

}  // namespace valija::http
