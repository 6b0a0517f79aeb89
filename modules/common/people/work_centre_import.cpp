// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/work_centre_import.h"

#include <fmt/format.h>

#include <unordered_map>

#include "base/text.h"
#include "people/date.h"
#include "people/line_cells.h"
#include "people/person_store.h"

namespace valija::people {

namespace {

constexpr std::size_t kMaxNameCharacters = 200;
constexpr std::size_t kMaxAddressCharacters = 300;
constexpr std::size_t kMaxLevelPlaces = 32;
constexpr auto kTimeZoneSlack = std::chrono::hours(24);

enum class Column : std::size_t { Cct, Name, Level, Address, Director, Status, DataUpdatedAt };

std::optional<std::string> read_level_key(std::string_view text) {
    if (text.size() > kMaxLevelPlaces) return std::nullopt;
    for (const char c : text) {
        if (c <= ' ' || c > '~') return std::nullopt;
    }
    return base::to_lower(text);
}

bool is_same(const WorkCentre& a, const WorkCentre& b) {
    return a.name == b.name && a.level_id == b.level_id && a.address == b.address && a.director_id == b.director_id &&
           a.active == b.active && a.data_updated_at == b.data_updated_at;
}

}  // namespace

struct WorkCentreRegister::Outcome {
    ImportTally tally;
    std::vector<ImportProblem> problems;
    std::vector<WorkCentre> added;
    std::vector<WorkCentre> changed;
    std::vector<std::string> seen;
};

// Lays the lines of a batch beside what the catalogue has.
class WorkCentreRegister::Judge {
  public:
    Judge(const WorkCentreRegister& target, db::Connection& connection) : target_(&target) {
        std::vector<std::string> keys;
        std::vector<std::string> directors;
        for (const Line& line : target.batch_) {
            keys.push_back(line.centre.cct);
            if (line.director) directors.push_back(*line.director);
        }
        for (WorkCentre& centre : find_work_centres(connection, target.site_id_, keys)) {
            std::string key = centre.cct;
            known_.emplace(std::move(key), std::move(centre));
        }
        for (const Person& director : find_people(connection, target.site_id_, directors))
            directors_.emplace(director.national_id.value(), director.id);
        for (const Level& level : list_levels(connection, target.site_id_)) levels_.emplace(level.key, level.id);
    }

    Outcome judge() {
        for (const Line& line : target_->batch_) {
            if (is_refused(line)) {
                ++outcome_.tally.refused;
            } else {
                take(line);
            }
        }
        return std::move(outcome_);
    }

  private:
    bool is_refused(const Line& line) {
        const std::string& key = line.centre.cct;
        if (const auto before = keys_.find(key); before != keys_.end())
            return refuse(line, "cct", fmt::format("stands in line {} already", before->second));
        if (target_->seen_.contains(key)) return refuse(line, "cct", "stands in a line before already");
        if (line.level_key && levels_.count(*line.level_key) == 0)
            return refuse(line, "level", "is no level of this site: add it first");
        if (line.director && directors_.count(*line.director) == 0)
            return refuse(line, "director", "is not in the register of people");
        keys_.emplace(key, line.line);
        return false;
    }

    bool refuse(const Line& line, std::string_view field, std::string what) {
        outcome_.problems.push_back({.line = line.line, .field = field, .what = std::move(what)});
        return true;
    }

    void take(const Line& line) {
        const auto known = known_.find(line.centre.cct);
        WorkCentre centre = known == known_.end() ? WorkCentre{} : known->second;
        fill(centre, line);
        outcome_.seen.push_back(centre.cct);
        if (known == known_.end()) {
            ++outcome_.tally.added;
            outcome_.added.push_back(std::move(centre));
        } else if (is_same(centre, known->second)) {
            ++outcome_.tally.unchanged;
        } else {
            ++outcome_.tally.changed;
            outcome_.changed.push_back(std::move(centre));
        }
    }

    void fill(WorkCentre& centre, const Line& line) const {
        const Fields& fields = target_->fields_;
        centre.cct = line.centre.cct;
        centre.name = line.centre.name;
        if (fields.level) centre.level_id = line.level_key ? std::optional(levels_.at(*line.level_key)) : std::nullopt;
        if (fields.address) centre.address = line.centre.address;
        if (fields.director)
            centre.director_id = line.director ? std::optional(directors_.at(*line.director)) : std::nullopt;
        if (line.has_status) centre.active = line.centre.active;
        if (line.centre.data_updated_at) centre.data_updated_at = line.centre.data_updated_at;
    }

    const WorkCentreRegister* target_;
    std::unordered_map<std::string, WorkCentre> known_;
    std::unordered_map<std::string, std::uint64_t> directors_;
    std::unordered_map<std::string, std::uint32_t> levels_;
    std::unordered_map<std::string, std::size_t> keys_;  // of this batch, with their lines
    Outcome outcome_;
};

const std::vector<ImportColumn>& WorkCentreRegister::columns() const {
    static const std::vector<ImportColumn> kColumns{
        {"cct", {"work_centre", "clave", "clave_de_centro_de_trabajo", "codigo"}, true},
        {"name", {"nombre", "centro_de_trabajo"}, true},
        {"level", {"nivel"}},
        {"address", {"direccion", "domicilio"}},
        {"director", {"director_curp", "curp_director", "cedula_director", "directora"}},
        {"status", {"situacion", "estatus", "activo"}},
        {"data_updated_at", {"datos_al", "actualizado", "actualizacion"}},
    };
    return kColumns;
}

void WorkCentreRegister::add(const ImportCells& row, std::vector<ImportProblem>& problems) {
    const LineCells<Column> cells(row, columns(), problems);
    fields_ = {.level = cells.has(Column::Level),
               .address = cells.has(Column::Address),
               .director = cells.has(Column::Director)};
    Line line;
    line.line = cells.line();
    const auto key = read_work_centre_key(kind_, cells.text(Column::Cct));
    if (!key) cells.complain(Column::Cct, "is no work centre's key");
    line.centre.cct = key.value_or("");
    line.centre.name = cells.words(Column::Name, kMaxNameCharacters, true);
    line.centre.address = none_if_empty(cells.words(Column::Address, kMaxAddressCharacters, false));
    line.centre.active = cells.optional(Column::Status, "is not activo or inactivo", read_status).value_or(true);
    line.has_status = !cells.text(Column::Status).empty();
    line.level_key = cells.optional(Column::Level, "is no level's key", read_level_key);
    line.director = cells.optional(Column::Director, "is no national ID",
                                   [&](std::string_view text) { return read_national_id(kind_, text); });
    if (const auto date = cells.optional(Column::DataUpdatedAt, "is no date (2026-11-25)", read_date)) {
        line.centre.data_updated_at = base::Time(std::chrono::sys_days(*date));
        if (*line.centre.data_updated_at > now_ + kTimeZoneSlack)
            cells.complain(Column::DataUpdatedAt, "lies in the future");
    }
    if (cells.are_good()) batch_.push_back(std::move(line));
}

void WorkCentreRegister::write_batch(ImportTally& tally, std::vector<ImportProblem>& problems) {
    if (batch_.empty()) return;
    const Outcome outcome = db::transact(*pool_, [&](db::Connection& connection) {
        Outcome judged = Judge(*this, connection).judge();
        try {
            if (!dry_run_) {
                insert_work_centres(connection, site_id_, judged.added, now_);
                update_work_centres(connection, judged.changed);
            }
        } catch (const db::DuplicateKey& clash) {
            throw db::Retry(clash.what());
        }
        return judged;
    });
    for (const std::string& key : outcome.seen) seen_.insert(key);
    tally.added += outcome.tally.added;
    tally.changed += outcome.tally.changed;
    tally.unchanged += outcome.tally.unchanged;
    tally.refused += outcome.tally.refused;
    problems.insert(problems.end(), outcome.problems.begin(), outcome.problems.end());
    batch_.clear();
}

}  // namespace valija::people
