// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/key_list.h"

namespace valija::people {

std::string key_list(const std::vector<std::string>& keys) {
    std::string list = "[";
    for (const std::string& key : keys) {
        if (list.size() > 1) list += ',';
        list += '"';
        for (const char c : key) {
            if (c == '"' || c == '\\') list += '\\';
            list += c;
        }
        list += '"';
    }
    return list += ']';
}

}  // namespace valija::people
