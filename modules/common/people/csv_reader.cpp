// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/csv_reader.h"

#include <csv.h>

#include <algorithm>
#include <array>
#include <deque>

#include "base/fault.h"
#include "base/text.h"

namespace valija::people {

namespace {

constexpr std::size_t kMaxRecordBytes = 65'536;
constexpr std::size_t kBufferBytes = 65'536;
constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";
constexpr int kRowNotBegun = 0;  // csv_parser::pstate between two records

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string from_latin1(std::string_view text) {
    std::string utf8;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xC0U | (byte >> 6U));
            utf8 += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return utf8;
}

char find_delimiter(std::string_view first_line) {
    const auto count = [&](char c) { return std::count(first_line.begin(), first_line.end(), c); };
    const std::string_view delimiters = ",;\t";
    return *std::max_element(delimiters.begin(), delimiters.end(), [&](char a, char b) { return count(a) < count(b); });
}

// A file in pieces, each up to a line's end or to the buffer's.
class Pieces {
  public:
    explicit Pieces(std::istream& bytes) : bytes_(&bytes) {
        fill();
        if (std::string_view(buffer_.data(), end_).starts_with(kUtf8Mark)) begin_ = kUtf8Mark.size();
    }

    // Good until the next call; empty at the end of the file.
    std::string_view next() {
        if (begin_ == end_) fill();
        const std::string_view piece = peek();
        begin_ += piece.size();
        return piece;
    }

    // What next() would give at the file's beginning.
    std::string_view peek() const {
        const std::string_view rest(buffer_.data() + begin_, end_ - begin_);
        return rest.substr(0, rest.find('\n') == std::string_view::npos ? rest.size() : rest.find('\n') + 1);
    }

    bool begins_with_utf16_mark() const {
        const std::string_view start(buffer_.data(), std::min<std::size_t>(end_, 2));
        return start == "\xFF\xFE" || start == "\xFE\xFF";
    }

  private:
    void fill() {
        bytes_->read(buffer_.data(), static_cast<std::streamsize>(buffer_.size()));
        if (bytes_->bad()) base::broken("the file cannot be read to its end");
        begin_ = 0;
        end_ = static_cast<std::size_t>(bytes_->gcount());
    }

    std::istream* bytes_;
    std::vector<char> buffer_ = std::vector<char>(kBufferBytes);
    std::size_t begin_ = 0;
    std::size_t end_ = 0;
};

}  // namespace

std::optional<Encoding> parse_encoding(std::string_view text) {
    const std::string lower = base::to_lower(text);
    if (lower == "utf-8" || lower == "utf8") return Encoding::Utf8;
    if (lower == "iso-8859-1" || lower == "latin1") return Encoding::Latin1;
    return std::nullopt;
}

class CsvReader::Parser {
  public:
    Parser(std::istream& bytes, Encoding encoding)
        : pieces_(bytes), encoding_(encoding), delimiter_(find_delimiter(pieces_.peek())), csv_(make()) {}
    ~Parser() { csv_free(&csv_); }
    Parser(const Parser&) = delete;
    Parser& operator=(const Parser&) = delete;

    bool is_utf16() const { return is_utf16_; }

    CsvEvent next(CsvRecord& record) {
        while (whole_.empty()) {
            const std::string_view piece = pieces_.next();
            const auto event = piece.empty() ? finish() : take(piece);
            if (!event) continue;
            record.line = start_line_;
            return *event;
        }
        record = std::move(whole_.front());
        whole_.pop_front();
        return decode(record) ? CsvEvent::Record : CsvEvent::WrongEncoding;
    }

  private:
    csv_parser make() const {
        csv_parser csv{};
        if (csv_init(&csv, CSV_STRICT | CSV_STRICT_FINI) != 0) base::broken("no memory for reading CSV");
        csv_set_delim(&csv, static_cast<unsigned char>(delimiter_));
        return csv;
    }

    // What the record in progress cannot recover from: the rest of its line is not looked at.
    CsvEvent give_up(CsvEvent why, bool at_line_end) {
        csv_free(&csv_);
        csv_ = make();
        current_.fields.clear();
        current_bytes_ = 0;
        is_skipping_ = !at_line_end;
        return why;
    }

    std::optional<CsvEvent> take(std::string_view piece) {
        const bool at_line_end = piece.back() == '\n';
        const std::size_t line = line_;
        if (at_line_end) ++line_;
        if (is_skipping_) {
            is_skipping_ = !at_line_end;
            return std::nullopt;
        }
        if (csv_.pstate == kRowNotBegun && current_.fields.empty()) start_line_ = line;
        if (csv_parse(&csv_, piece.data(), piece.size(), on_field, on_record, this) != piece.size())
            return give_up(CsvEvent::StrayQuote, at_line_end);
        if (current_bytes_ + csv_.entry_pos > kMaxRecordBytes) return give_up(CsvEvent::TooLong, at_line_end);
        return std::nullopt;
    }

    std::optional<CsvEvent> finish() {
        if (is_finished_) return CsvEvent::End;
        is_finished_ = true;
        if (csv_fini(&csv_, on_field, on_record, this) != 0) return give_up(CsvEvent::Unclosed, true);
        return whole_.empty() ? std::optional(CsvEvent::End) : std::nullopt;
    }

    // Called by libcsv.
    static void on_field(void* bytes, std::size_t size, void* self) {
        auto& parser = *static_cast<Parser*>(self);
        parser.current_.fields.emplace_back(static_cast<const char*>(bytes), size);
        parser.current_bytes_ += size;
    }
    static void on_record(int /*end*/, void* self) {
        auto& parser = *static_cast<Parser*>(self);
        parser.current_.line = parser.start_line_;
        parser.whole_.push_back(std::move(parser.current_));
        parser.current_ = {};
        parser.current_bytes_ = 0;
    }

    bool decode(CsvRecord& record) const {
        for (std::string& field : record.fields) {
            if (is_ascii(field)) continue;
            if (base::is_utf8(field) != (encoding_ == Encoding::Utf8)) return false;
            if (encoding_ == Encoding::Latin1) field = from_latin1(field);
        }
        return true;
    }

    Pieces pieces_;
    Encoding encoding_;
    bool is_utf16_ = pieces_.begins_with_utf16_mark();
    char delimiter_;
    csv_parser csv_;
    std::size_t line_ = 1;        // of the next piece
    std::size_t start_line_ = 1;  // of the record in progress
    CsvRecord current_;
    std::size_t current_bytes_ = 0;  // of its fields so far
    std::deque<CsvRecord> whole_;
    bool is_skipping_ = false;
    bool is_finished_ = false;
};

CsvReader::CsvReader(std::istream& bytes, Encoding encoding) : parser_(std::make_unique<Parser>(bytes, encoding)) {}
CsvReader::~CsvReader() = default;

CsvEvent CsvReader::next(CsvRecord& record) { return parser_->next(record); }
bool CsvReader::is_utf16() const { return parser_->is_utf16(); }

}  // namespace valija::people
