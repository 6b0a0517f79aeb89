// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/config.h"

#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::base {

class ConfigTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ConfigTest);
    CPPUNIT_TEST(reads_texts_and_numbers);
    CPPUNIT_TEST(later_file_wins);
    CPPUNIT_TEST(missing_setting_is_named);
    CPPUNIT_TEST(missing_file_is_named);
    CPPUNIT_TEST(malformed_file_is_named_with_its_line);
    CPPUNIT_TEST(value_of_another_kind_is_named);
    CPPUNIT_TEST(number_outside_its_limits_is_named);
    CPPUNIT_TEST(key_must_be_32_bytes_in_hex);
    CPPUNIT_TEST_SUITE_END();

  public:
    void reads_texts_and_numbers() {
        const Config config = read("[database]\nsocket = '/run/x.sock'\n[a.b]\nc = 7\n");
        CHECK_EQUAL("/run/x.sock", config.text("database.socket"));
        CHECK_EQUAL("7", config.text("a.b.c"));
        CHECK_EQUAL(7, config.number_or("a.b.c", 1, 0, 10));
        CHECK_EQUAL(7, config.number("a.b.c", 0, 10));
        CHECK_EQUAL(1, config.number_or("a.b.d", 1, 5, 10));  // the default is the program's own affair
        CHECK_EQUAL("otherwise", config.text_or("a.b.d", "otherwise"));
        CHECK_EQUAL("/run/x.sock", config.text_or("database.socket", "otherwise"));
    }

    void later_file_wins() {
        Config config = read("a = 'first'\nb = 'first'\n");
        config.add_file(folder_.write("second.toml", "a = 'second'\n"));
        CHECK_EQUAL("second", config.text("a"));
        CHECK_EQUAL("first", config.text("b"));
    }

    void missing_setting_is_named() {
        CHECK_BROKEN("setting database.socket is missing", read("").text("database.socket"));
        CHECK_BROKEN("setting mail.port is missing", read("").number("mail.port", 1, 9));
    }

    void missing_file_is_named() {
        Config config;
        CHECK_BROKEN(folder_.path("none.toml"), config.add_file(folder_.path("none.toml")));
    }

    void malformed_file_is_named_with_its_line() { CHECK_BROKEN("config.toml:2: ", read("a = 1\nb = = 2\n")); }

    void value_of_another_kind_is_named() {
        CHECK_BROKEN("setting a.list", read("[a]\nlist = [1, 2]\n"));
        CHECK_BROKEN("setting a.ratio", read("[a]\nratio = 1.5\n"));
        CHECK_BROKEN("setting a.day", read("[a]\nday = 2026-11-21\n"));
        CHECK_BROKEN("setting a.yes", read("[a]\nyes = true\n"));
        CHECK_BROKEN("config.toml", read("[a]\nlist = [1, 2]\n"));
    }

    void number_outside_its_limits_is_named() {
        const Config config = read("low = 0\nhigh = 11\nword = 'ten'\nfraction = '1.5'\nspace = ' 5'\nedge = 10\n");
        for (const char* name : {"low", "high", "word", "fraction", "space"}) {
            CHECK_BROKEN(fmt::format("setting {} must be a whole number from 1 to 10", name),
                         config.number_or(name, 5, 1, 10));
        }
        CHECK_EQUAL(10, config.number_or("edge", 5, 1, 10));
    }

    void key_must_be_32_bytes_in_hex() {
        const std::string hex(64, 'a');
        CHECK_EQUAL(std::string(32, '\xaa'), read("[keys]\ncsrf = '" + hex + "'\n").key("csrf"));
        CHECK_BROKEN("setting keys.csrf is missing", read("").key("csrf"));
        for (const std::string& bad :
             {std::string(62, 'a'), std::string(66, 'a'), std::string(64, 'g'), std::string()}) {
            CHECK_BROKEN("key csrf", read("[keys]\ncsrf = '" + bad + "'\n").key("csrf"));
        }
    }

  private:
    Config read(const std::string& text) const {
        Config config;
        config.add_file(folder_.write("config.toml", text));
        return config;
    }

    tests::TemporaryFolder folder_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ConfigTest);

}  // namespace valija::base
