// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/line_cells.h"

#include "people/user_name.h"

namespace valija::people {

std::optional<bool> read_status(std::string_view text) {
    const std::string word = fold_name(text);
    for (const char* active : {"activo", "activa", "active", "alta", "si", "s", "a", "1"}) {
        if (word == active) return true;
    }
    for (const char* inactive : {"inactivo", "inactiva", "inactive", "baja", "no", "n", "b", "0"}) {
        if (word == inactive) return false;
    }
    return std::nullopt;
}

std::optional<std::string> none_if_empty(std::string text) {
    return text.empty() ? std::nullopt : std::optional(std::move(text));
}

}  // namespace valija::people
