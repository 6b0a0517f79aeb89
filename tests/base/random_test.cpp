// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/random.h"

#include <array>
#include <cstring>
#include <set>
#include <vector>

#include "support/suite.h"

namespace valija::base {

namespace {

// Says the numbers it was given, one after the other.
class ScriptedRandom final : public Random {
  public:
    explicit ScriptedRandom(std::vector<std::uint32_t> numbers) : numbers_(std::move(numbers)) {}
    std::string bytes(std::size_t count) override {
        std::string result(count, '\0');
        std::memcpy(result.data(), &numbers_.at(next_++), count);
        return result;
    }
    std::size_t used() const { return next_; }

  private:
    std::vector<std::uint32_t> numbers_;
    std::size_t next_ = 0;
};

}  // namespace

class RandomTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RandomTest);
    CPPUNIT_TEST(gives_as_many_bytes_as_asked);
    CPPUNIT_TEST(never_says_the_same_twice);
    CPPUNIT_TEST(below_stays_below);
    CPPUNIT_TEST(below_reaches_every_number);
    CPPUNIT_TEST(below_draws_again_instead_of_favouring_small_numbers);
    CPPUNIT_TEST_SUITE_END();

  public:
    void gives_as_many_bytes_as_asked() {
        SystemRandom random;
        for (const std::size_t count : {1U, 16U, 255U, 256U}) CHECK_EQUAL(count, random.bytes(count).size());
    }

    void never_says_the_same_twice() {
        SystemRandom random;
        std::set<std::string> seen;
        for (int i = 0; i < 1000; ++i) CHECK(seen.insert(random.bytes(16)).second);
    }

    void below_stays_below() {
        SystemRandom random;
        for (const std::uint32_t bound : {1U, 2U, 18U, 0x80000001U, 0xFFFFFFFFU}) {
            for (int i = 0; i < 100; ++i) CHECK(random.below(bound) < bound);
        }
    }

    void below_reaches_every_number() {
        SystemRandom random;
        std::array<int, 18> counts{};
        for (int i = 0; i < 18000; ++i) ++counts.at(random.below(18));
        for (const int count : counts) CHECK(count > 800 && count < 1200);  // 6 standard deviations
    }

    // 2^32 = 6 (mod 10): the six smallest values would make 0 to 5 a little likelier.
    void below_draws_again_instead_of_favouring_small_numbers() {
        ScriptedRandom random({0, 5, 6});
        CHECK_EQUAL(6, random.below(10));
        CHECK_EQUAL(3, random.used());
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RandomTest);

}  // namespace valija::base
