// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/work_centre_store.h"

#include "people/key_list.h"

namespace valija::people {

namespace {

constexpr db::Query kFindSite{"find_site_id", "SELECT id FROM site WHERE site_key = ?"};
constexpr db::Query kFind{"find_work_centre",
                          "SELECT w.id, w.cct, w.name, w.level_id, w.address, w.director_id, w.active,"
                          " w.data_updated_at FROM site t JOIN work_centre w ON w.site_id = t.id"
                          " WHERE t.site_key = ? AND w.cct = ?"};
constexpr db::Query kFindById{"find_work_centre_by_id",
                              "SELECT w.id, w.cct, w.name, w.level_id, w.address, w.director_id, w.active,"
                              " w.data_updated_at FROM site t JOIN work_centre w ON w.site_id = t.id"
                              " WHERE t.site_key = ? AND w.id = ?"};
constexpr db::Query kFindMany{
    "find_work_centres",
    "SELECT w.id, w.cct, w.name, w.level_id, w.address, w.director_id, w.active, w.data_updated_at"
    " FROM JSON_TABLE(?, '$[*]' COLUMNS (item VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin PATH '$')) k"
    " STRAIGHT_JOIN work_centre w ON w.site_id = ? AND w.cct = k.item"};
constexpr db::Query kInsert{
    "insert_work_centre",
    "INSERT INTO work_centre (site_id, cct, name, level_id, address, director_id, active, data_updated_at, created_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"};
constexpr db::Query kUpdate{"update_work_centre",
                            "UPDATE work_centre SET name = ?, level_id = ?, address = ?, director_id = ?, active = ?,"
                            " data_updated_at = ? WHERE id = ?"};
constexpr db::Query kListLevels{"list_levels",
                                "SELECT id, level_key, name FROM level WHERE site_id = ? ORDER BY level_key"};
constexpr db::Query kSaveLevel{"save_level",
                               "INSERT INTO level (site_id, level_key, name) VALUES (?, ?, ?)"
                               " ON DUPLICATE KEY UPDATE name = VALUE(name)"};
constexpr db::Query kFindOffice{
    "find_office",
    "SELECT o.id FROM site t JOIN office o ON o.site_id = t.id WHERE t.site_key = ? AND o.office_key = ?"};
constexpr db::Query kIsOffice{
    "is_office", "SELECT o.id FROM site t JOIN office o ON o.site_id = t.id WHERE t.site_key = ? AND o.id = ?"};
constexpr db::Query kSaveOffice{"save_office",
                                "INSERT INTO office (site_id, office_key, name) VALUES (?, ?, ?)"
                                " ON DUPLICATE KEY UPDATE name = VALUE(name)"};

template <typename Number>
std::optional<Number> maybe_number(const db::Row& row, std::size_t column) {
    return row.is_null(column) ? std::nullopt : std::optional(static_cast<Number>(row.number(column)));
}

WorkCentre read_work_centre(const db::Row& row) {
    return {.id = static_cast<std::uint32_t>(row.number(0)),
            .cct = row.text(1),
            .name = row.text(2),
            .level_id = maybe_number<std::uint32_t>(row, 3),
            .address = row.maybe_text(4),
            .director_id = maybe_number<std::uint64_t>(row, 5),
            .active = row.number(6) != 0,
            .data_updated_at = row.is_null(7) ? std::nullopt : std::optional(row.time(7))};
}

}  // namespace

std::optional<std::uint16_t> find_site_id(db::Connection& connection, const std::string& site_key) {
    const auto row = connection.find(kFindSite, site_key);
    return row ? std::optional(static_cast<std::uint16_t>(row->number(0))) : std::nullopt;
}

std::optional<WorkCentre> find_work_centre(db::Connection& connection, const std::string& site_key,
                                           const std::string& cct) {
    const auto row = connection.find(kFind, site_key, cct);
    return row ? std::optional(read_work_centre(*row)) : std::nullopt;
}

std::optional<WorkCentre> find_work_centre(db::Connection& connection, const std::string& site_key, std::uint32_t id) {
    const auto row = connection.find(kFindById, site_key, id);
    return row ? std::optional(read_work_centre(*row)) : std::nullopt;
}

std::vector<WorkCentre> find_work_centres(db::Connection& connection, std::uint16_t site_id,
                                          const std::vector<std::string>& ccts) {
    std::vector<WorkCentre> centres;
    if (ccts.empty()) return centres;
    for (const db::Row& row : connection.select(kFindMany, key_list(ccts), site_id))
        centres.push_back(read_work_centre(row));
    return centres;
}

void insert_work_centres(db::Connection& connection, std::uint16_t site_id, const std::vector<WorkCentre>& centres,
                         base::Time now) {
    std::vector<std::vector<db::Value>> rows;
    for (const WorkCentre& centre : centres) {
        rows.push_back({site_id, centre.cct, centre.name, centre.level_id, centre.address, centre.director_id,
                        centre.active, centre.data_updated_at, now});
    }
    connection.change_many(kInsert, rows);
}

void update_work_centres(db::Connection& connection, const std::vector<WorkCentre>& centres) {
    std::vector<std::vector<db::Value>> rows;
    for (const WorkCentre& centre : centres) {
        rows.push_back({centre.name, centre.level_id, centre.address, centre.director_id, centre.active,
                        centre.data_updated_at, centre.id});
    }
    connection.change_many(kUpdate, rows);
}

std::vector<Level> list_levels(db::Connection& connection, std::uint16_t site_id) {
    std::vector<Level> levels;
    for (const db::Row& row : connection.select(kListLevels, site_id))
        levels.push_back({static_cast<std::uint32_t>(row.number(0)), row.text(1), row.text(2)});
    return levels;
}

void save_level(db::Connection& connection, std::uint16_t site_id, const std::string& key, const std::string& name) {
    connection.change(kSaveLevel, site_id, key, name);
}

std::optional<std::uint32_t> find_office_id(db::Connection& connection, const std::string& site_key,
                                            const std::string& key) {
    const auto row = connection.find(kFindOffice, site_key, key);
    return row ? std::optional(static_cast<std::uint32_t>(row->number(0))) : std::nullopt;
}

bool is_office(db::Connection& connection, const std::string& site_key, std::uint32_t id) {
    return connection.find(kIsOffice, site_key, id).has_value();
}

void save_office(db::Connection& connection, std::uint16_t site_id, const std::string& key, const std::string& name) {
    connection.change(kSaveOffice, site_id, key, name);
}

}  // namespace valija::people
