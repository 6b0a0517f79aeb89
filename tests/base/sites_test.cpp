// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/sites.h"

#include <vector>

#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::base {

namespace {

struct Line {
    std::string setting;  // as faults name it
    std::string toml;
};

// A complete site, line by line.
std::vector<Line> lines_of(const std::string& key) {
    return {{"key", "key = '" + key + "'"},
            {"host", "host = '" + key + ".localhost'"},
            {"base_url", "base_url = 'http://" + key + ".localhost:8080'"},
            {"webmail_host", "webmail_host = 'w." + key + ".localhost'"},
            {"webmail_url", "webmail_url = 'http://w." + key + ".localhost:8080'"},
            {"language", "language = 'es'"},
            {"utc_offset", "utc_offset = '-06:00'"},
            {"domains", "domains = ['" + key + ".example', 'otro." + key + ".example']"},
            {"terms_version", "terms_version = '1'"},
            {"name", "name = 'Secretaría'"},
            {"short_name", "short_name = 'S'"},
            {"slogan", "slogan = 'L'"},
            {"owner", "owner = 'O'"},
            {"no_reply", "no_reply = 'no-responder@" + key + ".example'"},
            {"", "[colours]"},
            {"colours.primary", "primary = '#000000'"},
            {"colours.primary_dark", "primary_dark = '#000000'"},
            {"colours.accent", "accent = '#000000'"},
            {"", "[channels]"},
            {"channels.help_desk_address", "help_desk_address = 'mesa.ayuda@" + key + ".example'"},
            {"channels.national_line", "national_line = '1'"},
            {"channels.city_line", "city_line = '2'"},
            {"channels.mail", "mail = 'm'"},
            {"channels.web", "web = 'https://w'"},
            {"channels.hours", "hours = 'h'"},
            {"channels.place", "place = 'p'"},
            {"", "social = [{ name = 'N', url = 'https://n' }]"}};
}

std::string site_without(const std::string& key, const std::string& setting) {
    std::string text;
    for (const Line& line : lines_of(key)) {
        if (line.setting.empty() || line.setting != setting) text += line.toml + "\n";
    }
    return text;
}

}  // namespace

class SitesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SitesTest);
    CPPUNIT_TEST(reads_every_site_by_key);
    CPPUNIT_TEST(finds_by_key_and_by_domain);
    CPPUNIT_TEST(other_files_are_left_alone);
    CPPUNIT_TEST(missing_setting_is_named_with_its_file);
    CPPUNIT_TEST(empty_setting_is_missing);
    CPPUNIT_TEST(malformed_file_is_named_with_its_line);
    CPPUNIT_TEST(two_sites_of_one_name_are_refused);
    CPPUNIT_TEST(two_sites_of_one_host_or_domain_are_refused);
    CPPUNIT_TEST(no_site_at_all_is_a_fault);
    CPPUNIT_TEST(our_own_sites_are_good);
    CPPUNIT_TEST_SUITE_END();

  public:
    void reads_every_site_by_key() {
        write_site("b");
        write_site("a");
        const Sites sites = Sites::load(folder_.path());
        CHECK_EQUAL(2, sites.all().size());
        CHECK_EQUAL("a", sites.all()[0].key);
        CHECK_EQUAL("b", sites.all()[1].key);
        CHECK_EQUAL("http://a.localhost:8080", sites.all()[0].base_url);
        CHECK_EQUAL(2, sites.all()[0].domains.size());
        CHECK_EQUAL("N", sites.all()[0].social.at(0).name);
        CHECK_EQUAL("https://n", sites.all()[0].social.at(0).url);
    }

    void finds_by_key_and_by_domain() {
        write_site("a");
        write_site("b");
        const Sites sites = Sites::load(folder_.path());
        CHECK_EQUAL("b", sites.find("b")->key);
        CHECK(sites.find("c") == nullptr);
        CHECK(sites.find("") == nullptr);
        CHECK_EQUAL("b", sites.find_by_domain("otro.b.example")->key);
        CHECK(sites.find_by_domain("example") == nullptr);
    }

    void other_files_are_left_alone() {
        write_site("a");
        static_cast<void>(folder_.write("a.toml.new", "key = "));
        CHECK_EQUAL(1, Sites::load(folder_.path()).all().size());
    }

    void missing_setting_is_named_with_its_file() {
        for (const Line& line : lines_of("a")) {
            if (line.setting.empty()) continue;
            static_cast<void>(folder_.write("a.toml", site_without("a", line.setting)));
            CHECK_BROKEN("a.toml: " + line.setting + " is missing", Sites::load(folder_.path()));
        }
    }

    void empty_setting_is_missing() {
        static_cast<void>(folder_.write("a.toml", "host = ''\n" + site_without("a", "host")));
        CHECK_BROKEN("a.toml: host is missing", Sites::load(folder_.path()));
        static_cast<void>(folder_.write("a.toml", "domains = []\n" + site_without("a", "domains")));
        CHECK_BROKEN("a.toml: domains is missing", Sites::load(folder_.path()));
    }

    void malformed_file_is_named_with_its_line() {
        static_cast<void>(folder_.write("a.toml", "key = 'a'\nhost = \n"));
        CHECK_BROKEN("a.toml:2: ", Sites::load(folder_.path()));
    }

    void two_sites_of_one_name_are_refused() {
        write_site("a");
        static_cast<void>(folder_.write("b.toml", site_without("a", "none")));
        CHECK_BROKEN("two sites are called a", Sites::load(folder_.path()));
    }

    // A request, or an address, would belong to whichever came first.
    void two_sites_of_one_host_or_domain_are_refused() {
        write_site("a");
        static_cast<void>(folder_.write("b.toml", "host = 'a.localhost'\n" + site_without("b", "host")));
        CHECK_BROKEN("a.localhost", Sites::load(folder_.path()));
        static_cast<void>(folder_.write("b.toml", "domains = ['otro.a.example']\n" + site_without("b", "domains")));
        CHECK_BROKEN("otro.a.example", Sites::load(folder_.path()));
    }

    void no_site_at_all_is_a_fault() {
        CHECK_BROKEN(folder_.path(), Sites::load(folder_.path()));
        CHECK_BROKEN("/no/such/folder", Sites::load("/no/such/folder"));
    }

    void our_own_sites_are_good() {
        const Sites sites = Sites::load(VALIJA_SOURCE "/sites");
        CHECK(sites.all().size() >= 2);
        for (const Site& site : sites.all()) {
            CHECK_EQUAL(&site, sites.find_by_domain(site.domains.front()));
            CHECK(!site.base_url.ends_with('/'));
        }
    }

  private:
    void write_site(const std::string& key) const {
        static_cast<void>(folder_.write(key + ".toml", site_without(key, "none")));
    }

    tests::TemporaryFolder folder_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SitesTest);

}  // namespace valija::base
