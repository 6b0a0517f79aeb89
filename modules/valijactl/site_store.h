// SPDX-License-Identifier: AGPL-3.0-or-later
// Sites and domains in the database, by name; what is there already stays as it is.
#pragma once

#include <string>

#include "db/connection.h"

namespace valija::valijactl {

void add_site(db::Connection& connection, const std::string& key);
void add_domain(db::Connection& connection, const std::string& site_key, const std::string& name);

}  // namespace valija::valijactl
