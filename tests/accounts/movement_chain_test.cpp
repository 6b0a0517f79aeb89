// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_chain.h"

#include "base/bytes.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

const std::string kKey(32, 'k');

MovementRow make_row() {
    return {"7", "2026-11-21 20:15:00.000", "account_blocked", "operator", std::nullopt, "1", "12", std::nullopt};
}

std::string mac_of(const MovementRow& row) { return next_mac(kKey, kChainStart, 1, row); }

}  // namespace

class MovementChainTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MovementChainTest);
    CPPUNIT_TEST(the_form_is_fixed);
    CPPUNIT_TEST(every_cell_counts);
    CPPUNIT_TEST(null_is_not_empty);
    CPPUNIT_TEST(nothing_slides_from_one_cell_into_another);
    CPPUNIT_TEST(key_number_and_the_one_before_count);
    CPPUNIT_TEST_SUITE_END();

  public:
    // Computed with another program. Another value here means that no older seal fits any more.
    void the_form_is_fixed() {
        CHECK_EQUAL("3aa354a2fba4ac738e0bdba84a2395d53cbb2d374b6f55086bd7928309afb51a",
                    base::to_hex(crypto::sha256(encode(make_row()))));
        CHECK_EQUAL("e57e36eeaf2a6c04ddc7279926b8cb2faa60e9a5420f78665d84a487e61e59b1",
                    base::to_hex(mac_of(make_row())));
        CHECK_EQUAL("7741ccb0c588d10a744973f74f24486acbe0027db71d626dfa9905c9c2132c67",
                    base::to_hex(next_mac(kKey, mac_of(make_row()), 2, make_row())));
    }

    void every_cell_counts() {
        for (std::size_t i = 0; i < kMovementColumns.size(); ++i) {
            MovementRow row = make_row();
            row[i] = row[i].value_or("") + "1";
            CHECK(mac_of(row) != mac_of(make_row()));
        }
    }

    void null_is_not_empty() {
        for (std::size_t i = 0; i < kMovementColumns.size(); ++i) {
            MovementRow with_null = make_row();
            MovementRow with_empty = make_row();
            with_null[i] = std::nullopt;
            with_empty[i] = "";
            CHECK(encode(with_null) != encode(with_empty));
        }
    }

    void nothing_slides_from_one_cell_into_another() {
        MovementRow left = make_row();
        MovementRow right = make_row();
        left[5] = "11";
        left[6] = "2";
        right[5] = "1";
        right[6] = "12";
        CHECK(encode(left) != encode(right));
        left = right = make_row();
        left[4] = "3";
        right[7] = "3";  // the same value under another name
        CHECK(encode(left) != encode(right));
        right = make_row();
        right[3] = *right[3] + encode({"3"}).substr(8);  // a name and a value in a value
        CHECK(encode(left) != encode(right));
    }

    void key_number_and_the_one_before_count() {
        const std::string mac = mac_of(make_row());
        CHECK(next_mac(std::string(32, 'x'), kChainStart, 1, make_row()) != mac);
        CHECK(next_mac(kKey, kChainStart, 2, make_row()) != mac);
        CHECK(next_mac(kKey, mac, 1, make_row()) != mac);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MovementChainTest);

}  // namespace valija::accounts
