// SPDX-License-Identifier: AGPL-3.0-or-later
// A catalogue of work centres (import.h). A line is about the centre with its key; a level that is not there, a
// director who is not in the register of people and a centre that stood in the file before are refused. Of each key 8
// bytes are kept: there are thousands, not millions.
#pragma once

#include "db/pool.h"
#include "people/import.h"
#include "people/national_id.h"
#include "people/seen.h"
#include "people/work_centre_store.h"

namespace valija::people {

class WorkCentreRegister final : public Register {
  public:
    WorkCentreRegister(db::Pool& pool, std::uint16_t site_id, NationalIdKind kind, bool dry_run, base::Time now)
        : pool_(&pool), site_id_(site_id), kind_(kind), dry_run_(dry_run), now_(now) {}

    const std::vector<ImportColumn>& columns() const override;
    void add(const ImportCells& row, std::vector<ImportProblem>& problems) override;
    std::size_t batched() const override { return batch_.size(); }
    void write_batch(ImportTally& tally, std::vector<ImportProblem>& problems) override;

  private:
    struct Line {
        std::size_t line = 0;
        WorkCentre centre;  // without level and director
        bool has_status = false;
        std::optional<std::string> level_key;
        std::optional<std::string> director;  // national ID
    };
    // Which of the columns the file has whose empty cell takes away what is there.
    struct Fields {
        bool level = false;
        bool address = false;
        bool director = false;
    };
    struct Outcome;
    class Judge;

    db::Pool* pool_;
    std::uint16_t site_id_;
    NationalIdKind kind_;
    bool dry_run_;
    base::Time now_;
    Fields fields_;
    std::vector<Line> batch_;
    TextSet seen_;
};

}  // namespace valija::people
