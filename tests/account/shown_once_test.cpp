// SPDX-License-Identifier: AGPL-3.0-or-later
#include "account/shown_once.h"

#include "support/suite.h"

namespace valija::account {

namespace {

const std::string kSession(32, 's');
const base::Time kNow = base::from_sql("2026-11-25 10:00:00");

}  // namespace

class ShownOnceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ShownOnceTest);
    CPPUNIT_TEST(opens_beside_its_session_for_two_minutes);
    CPPUNIT_TEST(opens_nowhere_else);
    CPPUNIT_TEST(says_nothing_by_itself);
    CPPUNIT_TEST_SUITE_END();

  public:
    void opens_beside_its_session_for_two_minutes() {
        const std::string value = seal("secreto con ñ");
        CHECK_EQUAL("secreto con ñ", shown_once_.open(kSession, value, kNow));
        const auto last = kNow + kShownOnceLife - std::chrono::milliseconds(1);
        CHECK_EQUAL("secreto con ñ", shown_once_.open(kSession, value, last));
        CHECK_EQUAL(std::nullopt, shown_once_.open(kSession, value, kNow + kShownOnceLife));
    }

    void opens_nowhere_else() {
        const std::string value = seal("secreto");
        CHECK_EQUAL(std::nullopt, shown_once_.open(std::string(32, 't'), value, kNow));
        CHECK_EQUAL(std::nullopt, ShownOnce(std::string(32, 'k'), "other page").open(kSession, value, kNow));
        CHECK_EQUAL(std::nullopt, ShownOnce(std::string(32, 'l'), "page").open(kSession, value, kNow));
        std::string changed = value;
        changed[20] = changed[20] == 'A' ? 'B' : 'A';
        for (const std::string& wrong : {changed, value.substr(4), value + "AAAA", std::string(), std::string("¡!")})
            CHECK_EQUAL(std::nullopt, shown_once_.open(kSession, wrong, kNow));
    }

    void says_nothing_by_itself() {
        CHECK_LACKS("secreto", seal("secreto"));
        CHECK(seal("secreto") != seal("secreto"));
        CHECK_EQUAL("", shown_once_.open(kSession, seal(""), kNow));
    }

  private:
    std::string seal(const std::string& secret) { return shown_once_.seal(kSession, secret, random_, kNow); }

    base::SystemRandom random_;
    ShownOnce shown_once_{std::string(32, 'k'), "page"};
};

CPPUNIT_TEST_SUITE_REGISTRATION(ShownOnceTest);

}  // namespace valija::account
