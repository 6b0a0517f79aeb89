// SPDX-License-Identifier: AGPL-3.0-or-later
// The skeleton of every module: options, configuration, log, privileges, threads, signals. A module's main() hands over
// a name and how to make its routes. Exit status: 0 after SIGTERM, 1 when it could not start (one sentence in the log),
// 2 for wrong options.
#pragma once

#include <functional>
#include <string>

#include "http/routes.h"
#include "service/world.h"

namespace valija::service {

struct Module {
    std::string name;  // kebab-case, as in the registry
    // Opens the parts of the world it needs and returns its routes; runs once, before any request.
    std::function<http::Routes(World&)> make_routes;
};

// usage: valija-<name> --config <file>; the listening FastCGI socket is descriptor 0.
int run(const Module& module, int argc, char** argv) noexcept;

// For daemons too: reads --config <file>, opens the log, and, when started by root, becomes the user of setting
// service.user after `work` has been given the world (secrets are read before the drop). With a group besides, if one
// is named: it may look where the others of that user may not.
std::string parse_config_option(int argc, char** argv);
void drop_privileges(const base::Config& config, const std::string& besides = {});

}  // namespace valija::service
