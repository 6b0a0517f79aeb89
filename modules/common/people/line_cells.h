// SPDX-License-Identifier: AGPL-3.0-or-later
// The cells of one line of a register while it is read, and what is wrong with them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/import.h"

namespace valija::people {

// `Column`: an enum whose enumerators are the places in `columns`.
template <typename Column>
class LineCells {
  public:
    LineCells(const ImportCells& cells, const std::vector<ImportColumn>& columns, std::vector<ImportProblem>& problems)
        : cells_(&cells), columns_(&columns), problems_(&problems), before_(problems.size()) {}

    std::size_t line() const { return cells_->line(); }
    std::string_view text(Column column) const { return cells_->text(place(column)); }
    bool has(Column column) const { return cells_->has(place(column)); }
    bool are_good() const { return problems_->size() == before_; }

    void complain(Column column, std::string_view what) const {
        problems_->push_back(
            {.line = cells_->line(), .field = (*columns_)[place(column)].name, .what = std::string(what)});
    }

    // Text for people to read, at most so many characters.
    std::string words(Column column, std::size_t most, bool required) const {
        const std::string_view words = text(column);
        if (words.empty() && required) complain(column, "is empty");
        const std::string what = explain_words(words, most);
        if (!what.empty()) complain(column, what);
        return std::string(words);
    }

    // What `read` makes of a cell; nothing of an empty one.
    template <typename Read>
    auto optional(Column column, const char* what, Read&& read) const -> decltype(read(std::string_view())) {
        const std::string_view cell = text(column);
        if (cell.empty()) return {};
        auto value = read(cell);
        if (!value) complain(column, what);
        return value;
    }

  private:
    static std::size_t place(Column column) { return static_cast<std::size_t>(column); }

    const ImportCells* cells_;
    const std::vector<ImportColumn>* columns_;
    std::vector<ImportProblem>* problems_;
    std::size_t before_;
};

// "activo" and the like; nullopt: it is none of the words.
std::optional<bool> read_status(std::string_view text);
std::optional<std::string> none_if_empty(std::string text);

}  // namespace valija::people
