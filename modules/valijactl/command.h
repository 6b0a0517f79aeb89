// SPDX-License-Identifier: AGPL-3.0-or-later
// The table of commands. A command is a file with its name.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "service/world.h"

namespace valija::valijactl {

using Arguments = std::vector<std::string>;

inline constexpr int kDone = 0;
inline constexpr int kRefused = 1;
inline constexpr int kUsage = 2;

struct Command {
    std::string words;  // "account block"
    // "<address>"; their number is checked before `run`, unless the first is an option, "[--x]", or the last can be
    // many, "<x>...".
    std::string arguments;
    std::string help;
    std::function<int(service::World&, const Arguments&)> run;
};

const std::vector<Command>& commands();

int run(Arguments arguments);

// How the command with these words is used, on standard error; returns kUsage.
int complain_usage(const std::string& words);

// One sentence on standard error; returns kRefused.
int refuse(const std::string& sentence);

}  // namespace valija::valijactl
