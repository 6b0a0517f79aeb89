// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/seen.h"

#include <string>

#include "support/suite.h"

namespace valija::people {

class SeenTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SeenTest);
    CPPUNIT_TEST(numbers_near_and_far);
    CPPUNIT_TEST(texts_however_many);
    CPPUNIT_TEST_SUITE_END();

  public:
    void numbers_near_and_far() {
        IdSet set;
        CHECK(!set.contains(0));
        for (const std::uint64_t id : {0ULL, 1ULL, 4095ULL, 4096ULL, 18446744073709551615ULL}) {
            CHECK(!set.contains(id));
            set.insert(id);
            set.insert(id);
            CHECK(set.contains(id));
        }
        CHECK(!set.contains(2));
    }

    void texts_however_many() {
        TextSet set;
        CHECK(!set.contains(""));
        for (int i = 0; i < 20'000; ++i) {
            const std::string text = "CURT" + std::to_string(i);
            CHECK(!set.contains(text));
            set.insert(text);
            set.insert(text);
        }
        for (int i = 0; i < 20'000; ++i) CHECK(set.contains("CURT" + std::to_string(i)));
        CHECK(!set.contains("CURT20000"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SeenTest);

}  // namespace valija::people
