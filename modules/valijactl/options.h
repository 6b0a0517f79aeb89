// SPDX-License-Identifier: AGPL-3.0-or-later
// The words after a command: options in any order, each at most once, and the rest. "--" ends the options; "-" is a
// word like any other.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "valijactl/command.h"

namespace valija::valijactl {

class Options {
  public:
    // `flags` stand alone, `settings` take the next word. nullopt: an unknown option, one twice, or one without its
    // word.
    static std::optional<Options> parse(const Arguments& arguments, const std::vector<std::string_view>& flags,
                                        const std::vector<std::string_view>& settings);

    bool has(std::string_view name) const { return values_.find(name) != values_.end(); }
    std::string text_or(std::string_view name, const std::string& otherwise) const;
    const Arguments& words() const { return words_; }

  private:
    std::map<std::string, std::string, std::less<>> values_;
    Arguments words_;
};

}  // namespace valija::valijactl
