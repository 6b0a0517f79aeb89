// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/import.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "people/user_name.h"

namespace valija::people {

namespace {

constexpr std::size_t kBatchLines = 5'000;
constexpr std::size_t kMaxHeaderCharacters = 60;

using Places = std::vector<std::optional<std::size_t>>;

// "Primer apellido" is primer_apellido.
std::string header_word(std::string_view header) {
    std::string word = fold_name(base::trim(header));
    std::replace(word.begin(), word.end(), ' ', '_');
    return word;
}

std::optional<std::size_t> find_column(const std::vector<ImportColumn>& columns, const std::string& word) {
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const auto& aliases = columns[i].aliases;
        if (columns[i].name == word || std::find(aliases.begin(), aliases.end(), word) != aliases.end()) return i;
    }
    return std::nullopt;
}

std::string shown(std::string_view header) {
    return base::make_printable(base::first_characters(header, kMaxHeaderCharacters));
}

// Fills `places`; returns what is wrong with the header, or nothing.
std::string read_header(const CsvRecord& header, const std::vector<ImportColumn>& columns, Places& places) {
    places.assign(columns.size(), std::nullopt);
    for (std::size_t i = 0; i < header.fields.size(); ++i) {
        const auto column = find_column(columns, header_word(header.fields[i]));
        if (!column) return fmt::format("there is no column \"{}\"", shown(header.fields[i]));
        if (places[*column])
            return fmt::format("the columns \"{}\" and \"{}\" are both {}", shown(header.fields[*places[*column]]),
                               shown(header.fields[i]), columns[*column].name);
        places[*column] = i;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].required && !places[i]) return fmt::format("the column {} is missing", columns[i].name);
    }
    return {};
}

// What is wrong with a record that could not be read; nullptr: nothing.
const char* explain(CsvEvent event, Encoding encoding) {
    switch (event) {
        case CsvEvent::StrayQuote:
            return "a quote stands where none may be (a field with quotes is quoted itself, and its own are doubled)";
        case CsvEvent::TooLong:
            return "longer than 64 KiB; is a quote never closed?";
        case CsvEvent::Unclosed:
            return "a quote is never closed";
        case CsvEvent::WrongEncoding:
            return encoding == Encoding::Utf8 ? "not UTF-8; is the file ISO-8859-1 (--encoding iso-8859-1)?"
                                              : "UTF-8, not ISO-8859-1";
        case CsvEvent::Record:
        case CsvEvent::End:
            return nullptr;
    }
    return nullptr;
}

class Run {
  public:
    Run(Register& target, const ProblemSink& tell) : target_(&target), tell_(&tell) {}

    void take(const CsvRecord& record, const Places& places, std::size_t columns) {
        const std::size_t before = problems_.size();
        if (record.fields.size() != columns) {
            refuse(record.line, fmt::format("{} fields, the header has {}", record.fields.size(), columns));
            return;
        }
        target_->add(ImportCells(record, places), problems_);
        if (problems_.size() > before) ++tally_.refused;
        flush_when_full();
    }

    void refuse(std::size_t line, std::string what) {
        problems_.push_back({.line = line, .field = {}, .what = std::move(what)});
        ++tally_.refused;
        flush_when_full();
    }

    void flush() {
        target_->write_batch(tally_, problems_);
        std::stable_sort(problems_.begin(), problems_.end(),
                         [](const auto& a, const auto& b) { return a.line < b.line; });
        for (const ImportProblem& problem : problems_) (*tell_)(problem);
        problems_.clear();
    }

    const ImportTally& tally() const { return tally_; }

  private:
    void flush_when_full() {
        if (target_->batched() >= kBatchLines || problems_.size() >= kBatchLines) flush();
    }

    Register* target_;
    const ProblemSink* tell_;
    ImportTally tally_;
    std::vector<ImportProblem> problems_;
};

}  // namespace

std::string_view ImportCells::text(std::size_t column) const {
    const auto& place = (*places_)[column];
    return place ? base::trim(record_->fields[*place]) : std::string_view();
}

std::string explain_words(std::string_view words, std::size_t most_characters) {
    if (!base::is_utf8(words)) return "is not UTF-8";
    if (base::has_control_characters(words, false)) return "has control characters";
    if (base::count_characters(words) > most_characters)
        return fmt::format("is longer than {} characters", most_characters);
    return {};
}

ImportResult run_import(std::istream& file, Encoding encoding, Register& target, const ProblemSink& tell) {
    CsvReader reader(file, encoding);
    if (reader.is_utf16()) return {.refusal = "the file is UTF-16; save it as UTF-8", .tally = {}};
    CsvRecord record;
    const CsvEvent first = reader.next(record);
    if (first == CsvEvent::End) return {.refusal = "the file is empty", .tally = {}};
    if (const char* what = explain(first, encoding))
        return {.refusal = fmt::format("the header cannot be read: {}", what), .tally = {}};
    Places places;
    if (auto refusal = read_header(record, target.columns(), places); !refusal.empty())
        return {.refusal = std::move(refusal), .tally = {}};
    const std::size_t columns = record.fields.size();
    Run run(target, tell);
    for (CsvEvent event = reader.next(record); event != CsvEvent::End; event = reader.next(record)) {
        if (const char* what = explain(event, encoding)) {
            run.refuse(record.line, what);
        } else {
            run.take(record, places, columns);
        }
    }
    run.flush();
    return {.refusal = {}, .tally = run.tally()};
}

}  // namespace valija::people
