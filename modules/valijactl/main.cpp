// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valijactl - the operator's command
// SYNOPSIS        valijactl [--config <file>] <command> [<argument>...]; valijactl help lists the commands
// FILES           etc/valija.toml, etc/secrets/ctl.toml: whoever can read the latter may do all this, so it belongs to
//                 root alone
// EXIT STATUS     0 done; 1 refused or failed, with one sentence on standard error; 2 wrong usage
// SECURITY NOTES  `captcha` is the only way round a security code, and takes the server's key.
#include <fmt/format.h>

#include <exception>
#include <string>
#include <vector>

#include "base/fault.h"
#include "base/log.h"
#include "valijactl/command.h"

namespace {

constexpr const char* kAway = "the database is away; look what was done before you try again: ";

bool is_unavailable(const std::exception& error) {
    const auto* fault = dynamic_cast<const valija::base::Fault*>(&error);
    return fault != nullptr && fault->kind() == valija::base::Fault::Kind::Unavailable;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        valija::base::open_log("valijactl");
        return valija::valijactl::run(std::vector<std::string>(argv + 1, argv + argc));
    } catch (const std::exception& error) {
        const std::string what = error.what();
        const bool is_away = is_unavailable(error) && what.starts_with("database: ");
        fmt::print(stderr, "valijactl: {}{}\n", is_away ? kAway : "", what);
        return 1;
    }
}
