// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/password_text.h"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>

#include "base/fault.h"

namespace valija::strength {

namespace {

struct Free {
    void operator()(utf8proc_uint8_t* text) const { std::free(text); }  // NOLINT: utf8proc's malloc
};

std::string map(std::string_view text, int options) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto length =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                     &mapped, static_cast<utf8proc_option_t>(options));
    const std::unique_ptr<utf8proc_uint8_t, Free> owner(mapped);
    if (length < 0) base::broken("a password is not UTF-8");
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

}  // namespace

std::string to_nfc(std::string_view text) { return map(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE); }

std::string fold(std::string_view text) {
    return map(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK |
                         UTF8PROC_IGNORE);
}

}  // namespace valija::strength
