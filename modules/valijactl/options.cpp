// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/options.h"

#include <algorithm>

namespace valija::valijactl {

namespace {

bool knows(const std::vector<std::string_view>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::optional<Options> Options::parse(const Arguments& arguments, const std::vector<std::string_view>& flags,
                                      const std::vector<std::string_view>& settings) {
    Options options;
    bool is_over = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (is_over || !word.starts_with("--")) {
            options.words_.push_back(word);
        } else if (word == "--") {
            is_over = true;
        } else {
            std::string value;
            if (knows(settings, word)) {
                if (++i == arguments.size()) return std::nullopt;
                value = arguments[i];
            } else if (!knows(flags, word)) {
                return std::nullopt;
            }
            if (!options.values_.emplace(word, value).second) return std::nullopt;
        }
    }
    return options;
}

std::string Options::text_or(std::string_view name, const std::string& otherwise) const {
    const auto found = values_.find(name);
    return found == values_.end() ? otherwise : found->second;
}

}  // namespace valija::valijactl
