// SPDX-License-Identifier: AGPL-3.0-or-later
// SQL of the tables work_centre, level and office: a site's catalogue. Keys belong to a site.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "db/connection.h"

namespace valija::people {

struct WorkCentre {
    std::uint32_t id = 0;
    std::string cct;  // in its validator's form
    std::string name;
    std::optional<std::uint32_t> level_id;
    std::optional<std::string> address;
    std::optional<std::uint64_t> director_id;  // a person
    bool active = true;
    std::optional<base::Time> data_updated_at;
};

struct Level {
    std::uint32_t id = 0;
    std::string key;
    std::string name;
};

// nullopt: there is no such site.
std::optional<std::uint16_t> find_site_id(db::Connection& connection, const std::string& site_key);

std::optional<WorkCentre> find_work_centre(db::Connection& connection, const std::string& site_key,
                                           const std::string& cct);
std::optional<WorkCentre> find_work_centre(db::Connection& connection, const std::string& site_key, std::uint32_t id);
// Of many keys at once those that there are, in no order.
std::vector<WorkCentre> find_work_centres(db::Connection& connection, std::uint16_t site_id,
                                          const std::vector<std::string>& ccts);
void insert_work_centres(db::Connection& connection, std::uint16_t site_id, const std::vector<WorkCentre>& centres,
                         base::Time now);
// Everything but the key, by id.
void update_work_centres(db::Connection& connection, const std::vector<WorkCentre>& centres);

std::vector<Level> list_levels(db::Connection& connection, std::uint16_t site_id);
// Made, or given this name when there is one with this key.
void save_level(db::Connection& connection, std::uint16_t site_id, const std::string& key, const std::string& name);
std::optional<std::uint32_t> find_office_id(db::Connection& connection, const std::string& site_key,
                                            const std::string& key);
bool is_office(db::Connection& connection, const std::string& site_key, std::uint32_t id);
void save_office(db::Connection& connection, std::uint16_t site_id, const std::string& key, const std::string& name);

}  // namespace valija::people
