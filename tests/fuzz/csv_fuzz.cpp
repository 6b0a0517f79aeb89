// SPDX-License-Identifier: AGPL-3.0-or-later
// Registers as anybody may hand them in: whatever the bytes, the reader comes to an end, lines go forward, and what it
// gives is UTF-8. The first byte chooses the encoding.
#include <sstream>

#include "base/text.h"
#include "fuzz/fuzz.h"
#include "people/csv_reader.h"

namespace valija::fuzz {

void check(std::string_view input) {
    if (input.empty()) return;
    const auto encoding = input.front() % 2 == 0 ? people::Encoding::Utf8 : people::Encoding::Latin1;
    std::istringstream bytes{std::string(input.substr(1))};
    people::CsvReader reader(bytes, encoding);
    people::CsvRecord record;
    std::size_t line = 0;
    constexpr bool ended = false;
    // A record takes a byte at least, and each of the others ends the reading or skips one.
    for (std::size_t events = 0; events <= input.size() + 1; ++events) {
        const auto event = reader.next(record);
        if (event == people::CsvEvent::End) return;
        HOLDS(record.line >= line);
        line = record.line;
        if (event != people::CsvEvent::Record) continue;
        for (const std::string& field : record.fields) HOLDS(base::is_utf8(field));
    }
    HOLDS(ended);
}

}  // namespace valija::fuzz
