// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/personal_policy.h"

#include "support/suite.h"

namespace valija::accounts {

namespace {

using namespace std::chrono_literals;

const base::Time kNow = base::from_sql("2026-11-21 20:15:00");

people::Person make_person() {
    people::Person person;
    person.kind = people::PersonKind::Teacher;
    person.data_updated_at = kNow - 24h;
    person.alternate_address = people::Contact{.value = "ana@fuera.example",
                                               .set_at = kNow - 24h,
                                               .confirmed_at = kNow - 24h,
                                               .confirmed_by = people::ConfirmedBy::Register};
    return person;
}

people::DomainProfile make_profile() {
    people::DomainProfile profile;
    profile.data_freshness = std::chrono::days(365);
    return profile;
}

PersonalMailbox make_mailbox(MailboxState state) {
    return {.mailbox_id = 1, .address = "ana@educacion.example", .state = state, .issued_at = {}, .expires_at = {}};
}

}  // namespace

class PersonalPolicyTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PersonalPolicyTest);
    CPPUNIT_TEST(who_has_none_may_create_and_who_has_one_may_reset);
    CPPUNIT_TEST(who_left_may_nothing);
    CPPUNIT_TEST(data_must_be_up_to_date);
    CPPUNIT_TEST(closed_accounts_stay_closed);
    CPPUNIT_TEST(nothing_goes_to_a_contact_nobody_confirmed);
    CPPUNIT_TEST(a_contact_of_ones_own_cools_down);
    CPPUNIT_TEST(what_the_domain_does_not_offer);
    CPPUNIT_TEST(asking_again_at_once_sends_nothing);
    CPPUNIT_TEST(an_expired_credential_is_no_reason_to_wait);
    CPPUNIT_TEST(staff_need_no_leave_of_the_domain_and_a_letter_no_address);
    CPPUNIT_TEST_SUITE_END();

  public:
    void who_has_none_may_create_and_who_has_one_may_reset() {
        CHECK_EQUAL(PersonalVerdict::MayCreate, judge(make_person(), std::nullopt));
        for (const auto state : {MailboxState::Pending, MailboxState::Active})
            CHECK_EQUAL(PersonalVerdict::MayReset, judge(make_person(), make_mailbox(state)));
        CHECK_EQUAL(PersonalVerdict::NoDomain, judge_personal(make_person(), std::nullopt, std::nullopt, kNow));
    }

    void who_left_may_nothing() {
        auto person = make_person();
        person.active = false;
        CHECK_EQUAL(PersonalVerdict::NotActive, judge(person, std::nullopt));
        CHECK_EQUAL(PersonalVerdict::NotActive, judge(person, make_mailbox(MailboxState::Active)));
    }

    void data_must_be_up_to_date() {
        auto person = make_person();
        person.data_updated_at = kNow - std::chrono::days(365) + 1ms;
        CHECK_EQUAL(PersonalVerdict::MayCreate, judge(person, std::nullopt));
        person.data_updated_at = kNow - std::chrono::days(365);
        CHECK_EQUAL(PersonalVerdict::OutdatedData, judge(person, std::nullopt));
        person.data_updated_at.reset();
        CHECK_EQUAL(PersonalVerdict::OutdatedData, judge(person, make_mailbox(MailboxState::Active)));
    }

    void closed_accounts_stay_closed() {
        for (const auto state : {MailboxState::Blocked, MailboxState::Suspended, MailboxState::Deleted})
            CHECK_EQUAL(PersonalVerdict::AccountClosed, judge(make_person(), make_mailbox(state)));
    }

    void nothing_goes_to_a_contact_nobody_confirmed() {
        auto person = make_person();
        person.alternate_address->confirmed_at.reset();
        CHECK_EQUAL(PersonalVerdict::NoAlternateAddress, judge(person, std::nullopt));
        person.alternate_address.reset();
        CHECK_EQUAL(PersonalVerdict::NoAlternateAddress, judge(person, make_mailbox(MailboxState::Active)));
    }

    // Who got into an account must not keep it by changing the address and asking for a reset.
    void a_contact_of_ones_own_cools_down() {
        auto person = make_person();
        person.alternate_address->confirmed_by = people::ConfirmedBy::Link;
        person.alternate_address->set_at = kNow - kContactCooling + 1ms;
        CHECK_EQUAL(PersonalVerdict::NoAlternateAddress, judge(person, std::nullopt));
        person.alternate_address->set_at = kNow - kContactCooling;
        CHECK_EQUAL(PersonalVerdict::MayCreate, judge(person, std::nullopt));
    }

    void what_the_domain_does_not_offer() {
        auto profile = make_profile();
        profile.may_create = profile.may_reset = false;
        CHECK_EQUAL(PersonalVerdict::CreationNotOffered, judge_personal(make_person(), profile, std::nullopt, kNow));
        CHECK_EQUAL(PersonalVerdict::ResetNotOffered,
                    judge_personal(make_person(), profile, make_mailbox(MailboxState::Active), kNow));
    }

    void asking_again_at_once_sends_nothing() {
        auto mailbox = make_mailbox(MailboxState::Pending);
        mailbox.issued_at = kNow - kResendAfter + 1ms;
        mailbox.expires_at = kNow + 72h;
        CHECK_EQUAL(PersonalVerdict::SentShortlyBefore, judge(make_person(), mailbox));
        mailbox.issued_at = kNow - kResendAfter;
        CHECK_EQUAL(PersonalVerdict::MayReset, judge(make_person(), mailbox));
    }

    void an_expired_credential_is_no_reason_to_wait() {
        auto mailbox = make_mailbox(MailboxState::Pending);
        mailbox.issued_at = kNow - 1min;
        mailbox.expires_at = kNow;
        CHECK_EQUAL(PersonalVerdict::MayReset, judge(make_person(), mailbox));
    }

    void staff_need_no_leave_of_the_domain_and_a_letter_no_address() {
        auto profile = make_profile();
        profile.may_create = profile.may_reset = false;
        auto person = make_person();
        const auto judged = [&](PersonalPath path, const std::optional<PersonalMailbox>& mailbox = {}) {
            return judge_personal(person, profile, mailbox, kNow, path);
        };
        CHECK_EQUAL(PersonalVerdict::CreationNotOffered, judged(PersonalPath::SelfService));
        CHECK_EQUAL(PersonalVerdict::MayCreate, judged(PersonalPath::StaffByMail));
        CHECK_EQUAL(PersonalVerdict::MayReset, judged(PersonalPath::StaffByMail, make_mailbox(MailboxState::Active)));
        person.alternate_address.reset();
        CHECK_EQUAL(PersonalVerdict::NoAlternateAddress, judged(PersonalPath::StaffByMail));
        CHECK_EQUAL(PersonalVerdict::MayCreate, judged(PersonalPath::StaffByLetter));
        person.data_updated_at.reset();
        CHECK_EQUAL(PersonalVerdict::OutdatedData, judged(PersonalPath::StaffByLetter));
        person.active = false;
        CHECK_EQUAL(PersonalVerdict::NotActive, judged(PersonalPath::StaffByLetter));
    }

  private:
    static PersonalVerdict judge(const people::Person& person, const std::optional<PersonalMailbox>& mailbox) {
        return judge_personal(person, make_profile(), mailbox, kNow);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PersonalPolicyTest);

}  // namespace valija::accounts
