// SPDX-License-Identifier: AGPL-3.0-or-later
#include "valijactl/work_centre.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "people/work_centre_import.h"
#include "valijactl/registers.h"

namespace valija::valijactl {

namespace {

constexpr std::size_t kMaxKeyPlaces = 32;
constexpr std::size_t kMaxLevelCharacters = 120;
constexpr std::size_t kMaxOfficeCharacters = 200;

bool is_key(const std::string& key) {
    return !key.empty() && key.size() <= kMaxKeyPlaces && std::all_of(key.begin(), key.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

using Save = void (*)(db::Connection&, std::uint16_t, const std::string&, const std::string&);

int add_named(service::World& world, const Arguments& arguments, std::size_t most_characters, Save save) {
    const std::string& key = arguments[1];
    if (!is_key(key)) return refuse("a key has 1 to 32 letters a to z, digits, - and _");
    const std::string what = people::explain_words(arguments[2], most_characters);
    if (!what.empty() || base::trim(arguments[2]).empty())
        return refuse("the name " + (what.empty() ? std::string("is empty") : what));
    const auto site = find_register_site(world, arguments[0]);
    if (!site) return kRefused;
    save(*world.pool().take(), site->id, key, std::string(base::trim(arguments[2])));
    return kDone;
}

std::string level_key(db::Connection& connection, std::uint16_t site_id, std::optional<std::uint32_t> level_id) {
    for (const people::Level& level : people::list_levels(connection, site_id)) {
        if (level.id == level_id) return level.key;
    }
    return {};
}

void print_lines(const people::WorkCentre& centre, const std::string& level) {
    fmt::print("work_centre\t{}\nname\t{}\nlevel\t{}\naddress\t{}\ndirector\t{}\nstatus\t{}\ndata_updated_at\t{}\n",
               centre.cct, centre.name, level.empty() ? "-" : level, centre.address.value_or("-"),
               centre.director_id ? fmt::format("person {}", *centre.director_id) : "-",
               centre.active ? "active" : "closed",
               centre.data_updated_at ? base::to_sql(*centre.data_updated_at) : "-");
}

void print_json(const people::WorkCentre& centre, const std::string& level) {
    const auto or_null = [](const auto& maybe) { return maybe ? nlohmann::ordered_json(*maybe) : nullptr; };
    nlohmann::ordered_json json{{"cct", centre.cct},
                                {"name", centre.name},
                                {"level", nullptr},
                                {"address", or_null(centre.address)},
                                {"director_id", or_null(centre.director_id)},
                                {"active", centre.active},
                                {"data_updated_at", nullptr}};
    if (!level.empty()) json["level"] = level;
    if (centre.data_updated_at) json["data_updated_at"] = base::to_sql(*centre.data_updated_at);
    fmt::print("{}\n", json.dump());
}

}  // namespace

int import_work_centres(service::World& world, const Arguments& arguments) {
    const auto options =
        Options::parse(arguments, {"--dry-run", "--json"}, {"--site", "--encoding", "--errors", "--max-errors"});
    if (!options || options->words().size() != 1 || !options->has("--site"))
        return complain_usage("work-centre import");
    const auto site = find_register_site(world, options->text_or("--site", ""));
    if (!site) return kRefused;
    const auto frame = ImportFrame::open(*options);
    if (!frame) return kRefused;
    const bool dry_run = options->has("--dry-run");
    people::WorkCentreRegister target(world.pool(), site->id, national_id_kind(*site), dry_run, world.clock().now());
    return frame->run(target, dry_run);
}

int show_work_centre(service::World& world, const Arguments& arguments) {
    const auto options = Options::parse(arguments, {"--json"}, {"--site"});
    if (!options || options->words().size() != 1 || !options->has("--site")) return complain_usage("work-centre show");
    const auto site = find_register_site(world, options->text_or("--site", ""));
    if (!site) return kRefused;
    const auto key = people::read_work_centre_key(national_id_kind(*site), options->words().front());
    auto connection = world.pool().take();
    const auto centre = key ? people::find_work_centre(*connection, site->key, *key) : std::nullopt;
    if (!centre) return refuse("there is no such work centre");
    const std::string level = level_key(*connection, site->id, centre->level_id);
    options->has("--json") ? print_json(*centre, level) : print_lines(*centre, level);
    return kDone;
}

int add_level(service::World& world, const Arguments& arguments) {
    return add_named(world, arguments, kMaxLevelCharacters, people::save_level);
}

int add_office(service::World& world, const Arguments& arguments) {
    return add_named(world, arguments, kMaxOfficeCharacters, people::save_office);
}

}  // namespace valija::valijactl
