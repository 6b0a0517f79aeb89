// SPDX-License-Identifier: AGPL-3.0-or-later
// A Cookie header: read as a second, plainer reader reads it; a session's cookie is ours in form or it is none, and one
// that somebody planted beside it takes it away instead of replacing it.
#include "http/cookie.h"

#include <sstream>
#include <vector>

#include "base/bytes.h"
#include "base/text.h"
#include "fuzz/fuzz.h"
#include "sessions/session_cookie.h"

namespace valija::fuzz {

namespace {

std::optional<std::string> read(std::string_view header, const std::string& name) {
    std::vector<std::string> values;
    std::istringstream items{std::string(header)};
    for (std::string item; std::getline(items, item, ';');) {
        const std::string_view pair = base::trim(item);
        if (pair.starts_with(name + '=')) values.emplace_back(pair.substr(name.size() + 1));
    }
    return values.size() == 1 ? std::optional(values[0]) : std::nullopt;
}

std::optional<std::string> ask(const std::string& header) {
    return sessions::cookie_value(
        http::Request([&](std::string_view name) { return name == "HTTP_COOKIE" ? header : std::string_view(); }, {}));
}

}  // namespace

void check(std::string_view input) {
    SameRandom random;
    const std::string header(input);
    const std::string name(sessions::kSessionCookie);
    const std::string own = sessions::make_signed_in_value(random);
    HOLDS(http::find_cookie(header, name) == read(header, name));
    HOLDS(http::find_cookie(header, "k") == read(header, "k"));
    const auto value = ask(header);
    HOLDS(!value || (value->size() == own.size() && (value->starts_with("s.") || value->starts_with("a."))));
    HOLDS(!value || base::from_base64url(std::string_view(*value).substr(2)));
    const bool has_one = header.find(name + '=') != std::string::npos;
    HOLDS(has_one || ask(header + "; " + name + '=' + own) == own);
    HOLDS(!value || !ask(header + "; " + name + '=' + own));
}

}  // namespace valija::fuzz
