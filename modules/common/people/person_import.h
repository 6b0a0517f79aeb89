// SPDX-License-Identifier: AGPL-3.0-or-later
// A register of people (import.h). A line is about the person with its national ID; an employee key that is another
// person's, a work centre that is not in the catalogue and a person who stood in the file before are refused. A contact
// that changes is told to the old and to the new one through the outbox, in the same transaction, as far as they are
// confirmed. Memory does not grow with the file; only a dry run keeps some bytes of each key of a new person.
#pragma once

#include <functional>

#include "db/pool.h"
#include "outbox/outbox_store.h"
#include "people/import.h"
#include "people/person_line.h"
#include "people/person_store.h"
#include "people/seen.h"
#include "people/work_centre_store.h"

namespace valija::people {

struct PersonImportOptions {
    bool dry_run = false;
    bool contacts_confirmed = false;  // the register answers for its contacts
    std::optional<base::Time> data_as_of;
    // In the transaction in which a person's confirmed contact becomes another: what was sent to it is worth nothing.
    std::function<void(db::Connection&, std::uint64_t person_id)> contact_replaced = {};
};

class PersonRegister final : public Register {
  public:
    // REQUIRES: the site has a domain (`profiles`).
    PersonRegister(db::Pool& pool, const outbox::Outbox& outbox, std::uint16_t site_id, std::string site_key,
                   const std::vector<DomainProfile>& profiles, const PersonImportOptions& options, base::Time now);

    const std::vector<ImportColumn>& columns() const override { return person_columns(); }
    void add(const ImportCells& cells, std::vector<ImportProblem>& problems) override;
    std::size_t batched() const override { return batch_.size(); }
    void write_batch(ImportTally& tally, std::vector<ImportProblem>& problems) override;

  private:
    struct Outcome;
    class Judge;

    Outcome write(db::Connection& connection);
    void apply(db::Connection& connection, Outcome& outcome) const;
    void queue_notices(db::Connection& connection, const Outcome& outcome) const;
    void remember(const Outcome& outcome);

    db::Pool* pool_;
    const outbox::Outbox* outbox_;
    std::uint16_t site_id_;
    std::string site_key_;
    PersonImportOptions options_;
    base::Time now_;
    PersonLineReader reader_;
    PersonFields fields_;
    std::vector<PersonLine> batch_;
    IdSet seen_;        // who stood in this file
    TextSet dry_keys_;  // of new people of a dry run
};

}  // namespace valija::people
