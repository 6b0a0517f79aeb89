// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/csv_reader.h"

#include <sstream>

#include "support/suite.h"

namespace valija::people {

namespace {

std::string name_of(CsvEvent event) {
    switch (event) {
        case CsvEvent::Record:
            return "record";
        case CsvEvent::StrayQuote:
            return "stray quote";
        case CsvEvent::TooLong:
            return "too long";
        case CsvEvent::Unclosed:
            return "unclosed";
        case CsvEvent::WrongEncoding:
            return "wrong encoding";
        case CsvEvent::End:
            return "end";
    }
    return "?";
}

// "1[a|b] 2 stray quote": line numbers with fields or what was told.
std::string all(const std::string& text, Encoding encoding = Encoding::Utf8) {
    std::istringstream bytes(text);
    CsvReader reader(bytes, encoding);
    CsvRecord record;
    std::string told;
    for (auto event = reader.next(record); event != CsvEvent::End; event = reader.next(record)) {
        told += (told.empty() ? "" : " ") + std::to_string(record.line);
        if (event == CsvEvent::Record) {
            told += fmt::format("[{}]", fmt::join(record.fields, "|"));
        } else {
            told += ' ' + name_of(event);
        }
    }
    CHECK(reader.next(record) == CsvEvent::End);
    return told;
}

}  // namespace

class CsvReaderTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CsvReaderTest);
    CPPUNIT_TEST(records_with_their_lines);
    CPPUNIT_TEST(every_kind_of_line_end);
    CPPUNIT_TEST(quotes);
    CPPUNIT_TEST(delimiters);
    CPPUNIT_TEST(what_breaks_the_rules_is_told_and_left_out);
    CPPUNIT_TEST(a_long_line_costs_no_memory_and_no_other_line);
    CPPUNIT_TEST(encodings);
    CPPUNIT_TEST(marks_of_encodings);
    CPPUNIT_TEST(records_across_the_buffers_end);
    CPPUNIT_TEST(names_of_encodings);
    CPPUNIT_TEST_SUITE_END();

  public:
    void records_with_their_lines() {
        CHECK_EQUAL("1[a|b] 2[c|d]", all("a,b\nc,d\n"));
        CHECK_EQUAL("1[a|b] 2[c|d]", all("a,b\nc,d"));
        CHECK_EQUAL("1[a] 4[b]", all("a\n\n\nb\n"));
        CHECK_EQUAL("1[a||]", all("a,,\n"));
        CHECK_EQUAL("", all(""));
        CHECK_EQUAL("", all("\n\n"));
    }

    void every_kind_of_line_end() {
        CHECK_EQUAL("1[a|b] 2[c|d]", all("a,b\r\nc,d\r\n"));
        CHECK_EQUAL("1[a|b] 1[c|d]", all("a,b\rc,d\r"));
    }

    void quotes() {
        CHECK_EQUAL("1[a,b|c\"d]", all("\"a,b\",\"c\"\"d\"\n"));
        CHECK_EQUAL("1[a\nb|c] 3[d|e]", all("\"a\nb\",c\nd,e\n"));
        CHECK_EQUAL("1[a|b]", all(" a , \"b\" \n"));
        CHECK_EQUAL("1[]", all("\"\"\n"));
    }

    void delimiters() {
        CHECK_EQUAL("1[a|b] 2[c,d|e]", all("a;b\nc,d;e\n"));
        CHECK_EQUAL("1[a|b]", all("a\tb\n"));
    }

    void what_breaks_the_rules_is_told_and_left_out() {
        CHECK_EQUAL("1[a|b] 2 stray quote 3[e|f]", all("a,b\nc\"d,x\ne,f\n"));
        CHECK_EQUAL("1[a|b] 2 stray quote 3[e|f]", all("a,b\n\"c\"d,x\ne,f\n"));
        CHECK_EQUAL("1[a|b] 2 unclosed", all("a,b\n\"c,d\n"));
        CHECK_EQUAL(std::string("1[a\0|b]", 7), all(std::string("a\0,b\n", 5)));  // a NUL is the reader's to refuse
    }

    void a_long_line_costs_no_memory_and_no_other_line() {
        const std::string ten_megabytes(10'000'000, 'x');
        CHECK_EQUAL("1[a] 2 too long 3[b]", all("a\n" + ten_megabytes + "\nb\n"));
        CHECK_EQUAL("1[a] 2 too long 3[b]", all("a\n\"" + ten_megabytes + "\"\nb\n"));
        CHECK_EQUAL("1[a] 2 too long", all("a\n" + ten_megabytes));
        // A quote that is never closed takes the lines up to the limit, not the file.
        std::string lines = "a\n\"";
        for (int i = 0; i < 20'000; ++i) lines += "linea\n";
        const std::string told = all(lines);
        CHECK(told.starts_with("1[a] 2 too long "));
        CHECK(told.ends_with("20001[linea]"));
    }

    void encodings() {
        CHECK_EQUAL("1[ñ]", all("\xC3\xB1\n"));
        CHECK_EQUAL("1 wrong encoding 2[b]", all("\xF1\nb\n"));
        CHECK_EQUAL("1[ñ]", all("\xF1\n", Encoding::Latin1));
        CHECK_EQUAL("1[ÿ]", all("\xFF\n", Encoding::Latin1));
        CHECK_EQUAL("1 wrong encoding 2[b]", all("\xC3\xB1\nb\n", Encoding::Latin1));
    }

    void marks_of_encodings() {
        CHECK_EQUAL("1[curp|ñ]", all("\xEF\xBB\xBF"
                                     "curp,\xC3\xB1\n"));
        for (const char* mark : {"\xFF\xFE", "\xFE\xFF"}) {
            std::istringstream bytes(mark + std::string("a\0", 2));
            CHECK(CsvReader(bytes, Encoding::Utf8).is_utf16());
        }
        std::istringstream plain("a,b\n");
        CHECK(!CsvReader(plain, Encoding::Utf8).is_utf16());
    }

    void records_across_the_buffers_end() {
        std::string text;
        std::string wanted;
        for (int i = 1; i <= 30'000; ++i) {
            text += fmt::format("{},\"ñandú\"\r\n", i);
            wanted += fmt::format("{}{}[{}|ñandú]", i == 1 ? "" : " ", i, i);
        }
        CHECK(wanted == all(text));
    }

    void names_of_encodings() {
        CHECK(parse_encoding("UTF-8") == Encoding::Utf8);
        CHECK(parse_encoding("iso-8859-1") == Encoding::Latin1);
        CHECK(!parse_encoding("ebcdic"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CsvReaderTest);

}  // namespace valija::people
