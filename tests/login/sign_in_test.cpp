// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/sign_in.h"

#include "support/suite.h"

namespace valija::login {

namespace {

using accounts::MailboxState;
using guard::Captcha;

accounts::Account make_account() {
    return {.mailbox_id = 7,
            .address = "ana@educacion.example",
            .site_key = "educacion",
            .state = MailboxState::Active,
            .domain_active = true,
            .password_hash = "{ARGON2ID}x"};
}

}  // namespace

class SignInTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SignInTest);
    CPPUNIT_TEST(the_right_password_enters);
    CPPUNIT_TEST(a_wrong_one_does_not);
    CPPUNIT_TEST(nobody_does_not_enter);
    CPPUNIT_TEST(another_site_does_not_let_in);
    CPPUNIT_TEST(no_state_but_active_enters);
    CPPUNIT_TEST(an_inactive_domain_or_no_password_does_not_enter);
    CPPUNIT_TEST(only_the_right_code_goes_on);
    CPPUNIT_TEST_SUITE_END();

  public:
    void the_right_password_enters() { CHECK_EQUAL(SignInOutcome::Granted, judge(make_account(), true, "educacion")); }

    void a_wrong_one_does_not() { CHECK_EQUAL(SignInOutcome::Refused, judge(make_account(), false, "educacion")); }

    void nobody_does_not_enter() {
        CHECK_EQUAL(SignInOutcome::Refused, judge(std::nullopt, true, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(std::nullopt, false, "educacion"));
    }

    void another_site_does_not_let_in() {
        CHECK_EQUAL(SignInOutcome::Refused, judge(make_account(), true, "formacion"));
    }

    void no_state_but_active_enters() {
        for (const auto state :
             {MailboxState::Pending, MailboxState::Blocked, MailboxState::Suspended, MailboxState::Deleted}) {
            auto account = make_account();
            account.state = state;
            CHECK_EQUAL(SignInOutcome::Refused, judge(account, true, "educacion"));
        }
    }

    void an_inactive_domain_or_no_password_does_not_enter() {
        auto account = make_account();
        account.domain_active = false;
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, true, "educacion"));
        account = make_account();
        account.password_hash.reset();
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, true, "educacion"));
    }

    void only_the_right_code_goes_on() {
        CHECK_EQUAL(std::nullopt, from_captcha(Captcha::Outcome::Right));
        CHECK_EQUAL(SignInOutcome::WrongCode, from_captcha(Captcha::Outcome::Wrong));
        CHECK_EQUAL(SignInOutcome::ExpiredForm, from_captcha(Captcha::Outcome::Burnt));
        CHECK_EQUAL(SignInOutcome::ExpiredForm, from_captcha(Captcha::Outcome::Invalid));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SignInTest);

}  // namespace valija::login
