// SPDX-License-Identifier: AGPL-3.0-or-later
// A CSV file (RFC 4180) record by record, with the number of the line where each begins. However large the file, no
// more than one record and 64 KiB are held. Comma, semicolon or tab: whichever the first line has most of. A record
// that breaks the rules, or is longer than 64 KiB, is told and left out, and the next line is tried anew.
#pragma once

#include <istream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace valija::people {

enum class Encoding { Utf8, Latin1 };

std::optional<Encoding> parse_encoding(std::string_view text);

enum class CsvEvent {
    Record,
    StrayQuote,     // a quote within a field that does not begin with one, or text after the closing one
    TooLong,        // most often a quote that is never closed
    Unclosed,       // the file ends within a quoted field
    WrongEncoding,  // not UTF-8, or UTF-8 where ISO-8859-1 was to be
    End
};

struct CsvRecord {
    std::size_t line = 0;             // 1 is the file's first
    std::vector<std::string> fields;  // UTF-8
};

class CsvReader {
  public:
    // `bytes` must outlive it. A file that cannot be read to its end is a Fault at the next record.
    CsvReader(std::istream& bytes, Encoding encoding);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    // Whatever the event, `record.line` says where; the fields are those of a Record alone.
    CsvEvent next(CsvRecord& record);

    // Whether the file begins with the mark of UTF-16.
    bool is_utf16() const;

  private:
    class Parser;

    std::unique_ptr<Parser> parser_;
};

}  // namespace valija::people
