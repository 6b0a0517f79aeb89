// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/qr_picture.h"

#include <regex>
#include <sstream>
#include <vector>

#include "support/suite.h"

namespace valija::account {

namespace {

// The modules as the path paints them: rows of '#' and '.'.
std::vector<std::string> paint(const QrPicture& picture) {
    std::vector<std::string> rows(picture.side, std::string(picture.side, '.'));
    const std::regex bar("M([0-9]+) ([0-9]+)h([0-9]+)v1h-([0-9]+)z");
    std::size_t painted = 0;
    for (auto at = std::sregex_iterator(picture.modules.begin(), picture.modules.end(), bar);
         at != std::sregex_iterator(); ++at) {
        CHECK_EQUAL((*at)[3].str(), (*at)[4].str());
        rows.at(std::stoul((*at)[2])).replace(std::stoul((*at)[1]), std::stoul((*at)[3]), std::stoul((*at)[3]), '#');
        painted += (*at)[0].str().size();
    }
    CHECK_EQUAL(picture.modules.size(), painted);  // nothing else stands in it
    return rows;
}

}  // namespace

// What it says is read from a screenshot in tests/browser/second_factor.test.mjs.
class QrPictureTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(QrPictureTest);
    CPPUNIT_TEST(has_its_border_and_its_three_corners);
    CPPUNIT_TEST(the_longest_name_fits);
    CPPUNIT_TEST_SUITE_END();

  public:
    void has_its_border_and_its_three_corners() {
        const auto rows = paint(draw_qr("otpauth://totp/x"));
        const std::size_t side = rows.size();
        CHECK_EQUAL(std::string(side, '.'), rows.front());
        CHECK_EQUAL(std::string(side, '.'), rows.back());
        for (const std::string& row : rows) CHECK_EQUAL("....", row.substr(0, 4));
        CHECK_EQUAL("#######", rows[4].substr(4, 7));
        CHECK_EQUAL("#.....#", rows[5].substr(4, 7));
        CHECK_EQUAL("#.###.#", rows[6].substr(4, 7));
        CHECK_EQUAL("#######", rows[4].substr(side - 11, 7));
        CHECK_EQUAL("#######", rows[side - 5].substr(4, 7));
    }

    void the_longest_name_fits() {
        const auto picture = draw_qr("otpauth://totp/" + std::string(1900, 'x'));
        CHECK(picture.side > 150);
        CHECK_EQUAL(picture.side, paint(picture).size());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(QrPictureTest);

}  // namespace valija::account
