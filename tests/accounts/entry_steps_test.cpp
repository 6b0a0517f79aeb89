// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked at the first entry, in which order, and what may be left for later.
#include "accounts/entry_steps.h"

#include "support/suite.h"

namespace valija::accounts {

namespace {

using people::StepRule;

const base::Time kNow = base::from_sql("2026-11-21 20:15:00");

EntryFacts everything() {
    return {.is_personal = true,
            .sms_open = true,
            .mobile = {.rule = StepRule::Optional, .is_done = false, .skipped_until = {}},
            .alternate_address = {.rule = StepRule::Optional, .is_done = false, .skipped_until = {}},
            .terms = {.rule = StepRule::Required, .is_done = false, .skipped_until = {}}};
}

std::string asked(const EntryFacts& facts) {
    std::string text;
    for (const OpenStep& open : open_steps(facts, kNow))
        text += std::string(to_text(open.step)) + (open.may_skip ? "? " : "! ");
    return text;
}

}  // namespace

class EntryStepsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EntryStepsTest);
    CPPUNIT_TEST(all_are_asked_in_their_order);
    CPPUNIT_TEST(what_is_done_or_off_is_not_asked);
    CPPUNIT_TEST(what_was_left_is_asked_again_in_time);
    CPPUNIT_TEST(what_is_required_cannot_be_left);
    CPPUNIT_TEST(a_mobile_that_cannot_be_confirmed_bars_nothing);
    CPPUNIT_TEST(an_official_account_is_asked_the_conditions_alone);
    CPPUNIT_TEST(steps_are_written_and_read);
    CPPUNIT_TEST_SUITE_END();

  public:
    void all_are_asked_in_their_order() { CHECK_EQUAL("mobile? alternate_address? terms! ", asked(everything())); }

    void what_is_done_or_off_is_not_asked() {
        EntryFacts facts = everything();
        facts.mobile.is_done = true;
        facts.alternate_address.rule = StepRule::Off;
        CHECK_EQUAL("terms! ", asked(facts));
        facts.terms.is_done = true;
        CHECK_EQUAL("", asked(facts));
    }

    void what_was_left_is_asked_again_in_time() {
        EntryFacts facts = everything();
        facts.mobile.skipped_until = kNow + std::chrono::seconds(1);
        facts.alternate_address.skipped_until = kNow;
        CHECK_EQUAL("alternate_address? terms! ", asked(facts));
    }

    void what_is_required_cannot_be_left() {
        EntryFacts facts = everything();
        facts.terms.skipped_until = kNow + std::chrono::hours(24);
        facts.mobile.rule = StepRule::Required;
        facts.mobile.skipped_until = kNow + std::chrono::hours(24);
        CHECK_EQUAL("mobile! alternate_address? terms! ", asked(facts));
    }

    void a_mobile_that_cannot_be_confirmed_bars_nothing() {
        EntryFacts facts = everything();
        facts.mobile.rule = StepRule::Required;
        facts.sms_open = false;
        CHECK_EQUAL("alternate_address? terms! ", asked(facts));
    }

    void an_official_account_is_asked_the_conditions_alone() {
        EntryFacts facts = everything();
        facts.is_personal = false;
        facts.mobile.rule = StepRule::Required;
        CHECK_EQUAL("terms! ", asked(facts));
    }

    void steps_are_written_and_read() {
        for (const auto step : {EntryStep::Mobile, EntryStep::AlternateAddress, EntryStep::Terms})
            CHECK_EQUAL(step, parse_entry_step(to_text(step)).value());
        CHECK(!parse_entry_step("quota"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EntryStepsTest);

}  // namespace valija::accounts
