// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/network.h"

#include "support/suite.h"

namespace valija::guard {

class NetworkTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NetworkTest);
    CPPUNIT_TEST(four_numbers_keep_three);
    CPPUNIT_TEST(version_six_keeps_forty_eight_bits);
    CPPUNIT_TEST(version_four_written_as_six_is_version_four);
    CPPUNIT_TEST(what_is_no_address_is_one_network);
    CPPUNIT_TEST_SUITE_END();

  public:
    void four_numbers_keep_three() {
        CHECK_EQUAL("203.0.113.0/24", network_of("203.0.113.7"));
        CHECK_EQUAL(network_of("127.0.0.1"), network_of("127.0.0.254"));
        CHECK(network_of("127.0.0.1") != network_of("127.0.1.1"));
    }

    void version_six_keeps_forty_eight_bits() {
        CHECK_EQUAL("2001:db8:1::/48", network_of("2001:db8:1:ffff:1:2:3:4"));
        CHECK_EQUAL(network_of("2001:DB8:1::1"), network_of("2001:db8:0001:5::9"));
        CHECK(network_of("2001:db8:1::1") != network_of("2001:db8:2::1"));
    }

    void version_four_written_as_six_is_version_four() {
        CHECK_EQUAL("203.0.113.0/24", network_of("::ffff:203.0.113.7"));
    }

    void what_is_no_address_is_one_network() {
        for (const char* text : {"", "unknown", "203.0.113", "203.0.113.7 ", "1.2.3.4.5", "::1%eth0", "[::1]"})
            CHECK_EQUAL("unknown", network_of(text));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NetworkTest);

}  // namespace valija::guard
