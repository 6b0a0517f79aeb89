// SPDX-License-Identifier: AGPL-3.0-or-later
// Who and what an account is to belong to, from the words that an operator types.
#pragma once

#include <optional>
#include <string>

#include "people/person.h"
#include "valijactl/command.h"

namespace valija::valijactl {

// What of it cannot be: one sentence on standard error, and nullopt.

// The site whose domain an address has.
std::optional<std::string> find_site_of(const service::World& world, const std::string& address);
// By national ID. Opens the database.
std::optional<people::Person> find_person_at(service::World& world, const std::string& site_key,
                                             const std::string& national_id);
// The number of a work centre, by its key in the catalogue; of an office, by its key. Open the database.
std::optional<std::uint32_t> find_centre_at(service::World& world, const std::string& site_key, const std::string& key);
std::optional<std::uint32_t> find_office_at(service::World& world, const std::string& site_key, const std::string& key);

}  // namespace valija::valijactl
