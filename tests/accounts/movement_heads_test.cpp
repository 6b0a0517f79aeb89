// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_heads.h"

#include <sys/stat.h>

#include <sstream>

#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::accounts {

namespace {

Head make_head(std::uint64_t number) {
    return {number, std::string(32, '\x2a'), base::from_sql("2026-11-21 20:15:00.123")};
}

const std::string kHex = "2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a2a";

}  // namespace

class MovementHeadsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MovementHeadsTest);
    CPPUNIT_TEST(a_head_is_written_and_read);
    CPPUNIT_TEST(what_is_no_head_is_refused);
    CPPUNIT_TEST(lines_are_only_added);
    CPPUNIT_TEST(a_torn_line_is_taken_off);
    CPPUNIT_TEST(a_reader_stops_where_the_file_ended);
    CPPUNIT_TEST(no_file_has_no_heads);
    CPPUNIT_TEST(a_spoilt_line_is_named);
    CPPUNIT_TEST(a_full_disk_is_said_and_leaves_whole_lines);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_head_is_written_and_read() {
        CHECK_EQUAL("17:" + kHex, to_text(make_head(17)));
        const auto head = parse_head("17:" + kHex);
        CHECK(head && head->number == 17 && head->mac == make_head(17).mac);
    }

    void what_is_no_head_is_refused() {
        for (const std::string& text : {std::string(), std::string("17"), std::string("17:"), "17:" + kHex.substr(2),
                                        "17:" + kHex + "2a", "-1:" + kHex, "0:" + kHex, "x:" + kHex, ":" + kHex,
                                        "17 " + kHex, "99999999999999999999999:" + kHex, " 17:" + kHex}) {
            CHECK(!parse_head(text));
        }
    }

    void lines_are_only_added() {
        HeadsFile(path_).append(make_head(1));
        HeadsFile file(path_);
        CHECK_EQUAL(1, file.last().value().number);
        file.append(make_head(2));
        CHECK_EQUAL(2, file.last().value().number);
        CHECK_EQUAL(fmt::format("1:{0} 2026-11-21 20:15:00.123\n2:{0} 2026-11-21 20:15:00.123\n", kHex), content());
        struct stat status {};
        CHECK_EQUAL(0, ::stat(path_.c_str(), &status));
        CHECK_EQUAL(0640U, status.st_mode & 0777U);
    }

    // The machine went down while a line was written.
    void a_torn_line_is_taken_off() {
        HeadsFile(path_).append(make_head(1));
        const std::string whole = content();
        for (const auto& torn : {std::string("2"), "2:" + kHex, "2:" + kHex + " 2026-11-21 20:1"}) {
            folder_.write("heads", whole + torn);
            CHECK_EQUAL(1, HeadsFile(path_).last().value().number);
            CHECK_EQUAL(whole, content());
        }
        folder_.write("heads", "2:2a");
        CHECK(!HeadsFile(path_).last());
        CHECK_EQUAL("", content());
    }

    void a_reader_stops_where_the_file_ended() {
        HeadsFile file(path_);
        file.append(make_head(1));
        file.append(make_head(2));
        HeadsReader reader(path_);
        file.append(make_head(3));
        CHECK_EQUAL(1, reader.next().value().number);
        CHECK_EQUAL(2, reader.next().value().number);
        CHECK(!reader.next());
        CHECK(!reader.next());
    }

    void no_file_has_no_heads() { CHECK(!HeadsReader(path_).next()); }

    void a_spoilt_line_is_named() {
        HeadsFile(path_).append(make_head(1));
        folder_.write("heads", content() + "2:" + kHex + " yesterday\n");
        HeadsReader reader(path_);
        CHECK(reader.next().has_value());
        CHECK_BROKEN(path_ + ":2", reader.next());
        CHECK(!HeadsFile(path_).last());  // the courier goes on all the same
    }

    void a_full_disk_is_said_and_leaves_whole_lines() {
        HeadsFile full("/dev/full");
        CHECK_UNAVAILABLE("cannot write /dev/full", full.append(make_head(1)));
        CHECK(!full.last());
    }

  private:
    std::string content() const {
        const std::ifstream file(path_);
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    tests::TemporaryFolder folder_;
    const std::string path_ = folder_.path("heads");
};

CPPUNIT_TEST_SUITE_REGISTRATION(MovementHeadsTest);

}  // namespace valija::accounts
