// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/doveadm.h"

#include "support/suite.h"

namespace valija::courier {

class DoveadmTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DoveadmTest);
    CPPUNIT_TEST(a_kick_that_worked);
    CPPUNIT_TEST(nobody_connected_is_as_good);
    CPPUNIT_TEST(anything_else_is_tried_again);
    CPPUNIT_TEST(wildcards_are_refused);
    CPPUNIT_TEST(no_dovecot_is_tried_again);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_kick_that_worked() {
        const auto delivery = judge_kick(200, R"([["doveadmResponse",[{"result":"1"}],"kick"]])");
        CHECK_EQUAL(DeliveryOutcome::Delivered, delivery.outcome);
    }

    void nobody_connected_is_as_good() {
        const auto delivery = judge_kick(200, R"([["error",{"type":"exitCode","exitCode":68},"kick"]])");
        CHECK_EQUAL(DeliveryOutcome::Delivered, delivery.outcome);
    }

    void anything_else_is_tried_again() {
        for (const char* answer :
             {"", "{", "[]", "[[]]", "[1]", R"([["error"]])", R"([["error",{},"kick"]])",
              R"([["error",{"exitCode":"68"},"kick"]])", R"([["error",{"exitCode":75},"kick"]])"}) {
            CHECK_EQUAL(DeliveryOutcome::RefusedForNow, judge_kick(200, answer).outcome);
        }
        CHECK_EQUAL(DeliveryOutcome::Unreachable, judge_kick(401, "Unauthorized").outcome);
        CHECK_EQUAL(DeliveryOutcome::Unreachable, judge_kick(0, "").outcome);
    }

    // "*" would end the connections of everybody.
    void wildcards_are_refused() {
        const Doveadm doveadm("/nonexistent", "key", std::chrono::seconds(1));
        for (const char* mask : {"*", "*@educacion.example", "an?@educacion.example", "", "ana"}) {
            CHECK_EQUAL(DeliveryOutcome::RefusedForGood, doveadm.kick(mask).outcome);
        }
    }

    void no_dovecot_is_tried_again() {
        const Doveadm doveadm("/nonexistent", "key", std::chrono::seconds(1));
        CHECK_EQUAL(DeliveryOutcome::Unreachable, doveadm.kick("ana@educacion.example").outcome);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(DoveadmTest);

}  // namespace valija::courier
