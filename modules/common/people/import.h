// SPDX-License-Identifier: AGPL-3.0-or-later
// A register's CSV file, taken over line by line: good lines are written, bad ones told with line, field and what is
// wrong. Lines go to the database in batches of one transaction each, so memory is the same for any size, and a run
// that was killed is completed by the same run again: what is there already counts as unchanged. A dry run says the
// same and writes nothing.
#pragma once

#include <functional>
#include <istream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/csv_reader.h"

namespace valija::people {

// A column of a register by its own name and the names that registers give it, as fold_name() writes them with _ for
// spaces.
struct ImportColumn {
    std::string_view name;
    std::vector<std::string_view> aliases;
    bool required = false;  // in the header; a cell may still be empty
};

// The operator's words: never a value from the file.
struct ImportProblem {
    std::size_t line = 0;
    std::string_view field;  // a column's own name; empty: the whole line
    std::string what;
    bool is_refusal = true;  // false: the line was taken, but for this
};

struct ImportTally {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t unchanged = 0;
    std::size_t refused = 0;
    std::size_t contacts_kept = 0;  // of people who confirmed another themselves
};

// The cells of one line by the number of their column.
class ImportCells {
  public:
    ImportCells(const CsvRecord& record, const std::vector<std::optional<std::size_t>>& places)
        : record_(&record), places_(&places) {}

    std::size_t line() const { return record_->line; }
    // Whether the file has this column.
    bool has(std::size_t column) const { return (*places_)[column].has_value(); }
    // Without space around it; empty when there is no such column.
    std::string_view text(std::size_t column) const;

  private:
    const CsvRecord* record_;
    const std::vector<std::optional<std::size_t>>* places_;
};

// What is wrong with text for people to read; empty: nothing.
std::string explain_words(std::string_view words, std::size_t most_characters);

// One kind of register.
class Register {
  public:
    Register() = default;
    virtual ~Register() = default;
    Register(const Register&) = delete;
    Register& operator=(const Register&) = delete;

    virtual const std::vector<ImportColumn>& columns() const = 0;
    // Keeps the line for the batch, or says what is wrong with it.
    virtual void add(const ImportCells& cells, std::vector<ImportProblem>& problems) = 0;
    virtual std::size_t batched() const = 0;
    // Writes the batch, counts it and empties it.
    virtual void write_batch(ImportTally& tally, std::vector<ImportProblem>& problems) = 0;
};

struct ImportResult {
    std::string refusal;  // why the file was not read at all; empty: it was
    ImportTally tally;
};

using ProblemSink = std::function<void(const ImportProblem&)>;

// Problems come in the order of their lines.
ImportResult run_import(std::istream& file, Encoding encoding, Register& target, const ProblemSink& tell);

}  // namespace valija::people
