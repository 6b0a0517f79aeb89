// SPDX-License-Identifier: AGPL-3.0-or-later
#include "login/sign_in.h"

#include "support/suite.h"

namespace valija::login {

namespace {

using accounts::MailboxState;
using guard::Captcha;

constexpr Typed kRight{.is_password = true, .is_credential = false};
constexpr Typed kWrong{};
constexpr Typed kCredential{.is_password = false, .is_credential = true};

accounts::Account make_account() {
    return {.mailbox_id = 7,
            .address = "ana@educacion.example",
            .site_key = "educacion",
            .state = MailboxState::Active,
            .domain_active = true,
            .password_hash = "{ARGON2ID}x",
            .activation = {}};
}

}  // namespace

class SignInTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SignInTest);
    CPPUNIT_TEST(the_right_password_enters);
    CPPUNIT_TEST(a_wrong_one_does_not);
    CPPUNIT_TEST(nobody_does_not_enter);
    CPPUNIT_TEST(another_site_does_not_let_in);
    CPPUNIT_TEST(no_state_but_active_enters);
    CPPUNIT_TEST(a_second_factor_is_asked_after_the_right_password);
    CPPUNIT_TEST(a_suspension_is_told_for_the_right_password_alone);
    CPPUNIT_TEST(an_inactive_domain_or_no_password_does_not_enter);
    CPPUNIT_TEST(the_credential_goes_on_to_choosing_a_password);
    CPPUNIT_TEST(no_state_but_pending_and_active_may_choose);
    CPPUNIT_TEST(a_credential_is_right_to_the_letter_and_in_time);
    CPPUNIT_TEST(only_the_right_code_goes_on);
    CPPUNIT_TEST_SUITE_END();

  public:
    void the_right_password_enters() {
        CHECK_EQUAL(SignInOutcome::Granted, judge(make_account(), kRight, "educacion"));
    }

    void a_wrong_one_does_not() { CHECK_EQUAL(SignInOutcome::Refused, judge(make_account(), kWrong, "educacion")); }

    void nobody_does_not_enter() {
        CHECK_EQUAL(SignInOutcome::Refused, judge(std::nullopt, kRight, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(std::nullopt, kWrong, "educacion"));
    }

    void another_site_does_not_let_in() {
        CHECK_EQUAL(SignInOutcome::Refused, judge(make_account(), kRight, "formacion"));
    }

    void no_state_but_active_enters() {
        for (const auto state : {MailboxState::Pending, MailboxState::Blocked, MailboxState::Deleted}) {
            auto account = make_account();
            account.state = state;
            CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "educacion"));
        }
    }

    void a_second_factor_is_asked_after_the_right_password() {
        auto account = make_account();
        account.has_second_factor = true;
        CHECK_EQUAL(SignInOutcome::SecondFactorAsked, judge(account, kRight, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kWrong, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "formacion"));
        CHECK_EQUAL(SignInOutcome::CredentialGiven, judge(account, kCredential, "educacion"));
        account.state = MailboxState::Blocked;
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "educacion"));
    }

    void a_suspension_is_told_for_the_right_password_alone() {
        auto account = make_account();
        account.state = MailboxState::Suspended;
        CHECK_EQUAL(SignInOutcome::Suspended, judge(account, kRight, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kWrong, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kCredential, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "formacion"));
        account.has_second_factor = true;
        CHECK_EQUAL(SignInOutcome::Suspended, judge(account, kRight, "educacion"));
        account.domain_active = false;
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "educacion"));
        account.domain_active = true;
        account.password_hash.reset();
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "educacion"));
    }

    void an_inactive_domain_or_no_password_does_not_enter() {
        auto account = make_account();
        account.domain_active = false;
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "educacion"));
        account = make_account();
        account.password_hash.reset();
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kRight, "educacion"));
    }

    void the_credential_goes_on_to_choosing_a_password() {
        auto account = make_account();
        CHECK_EQUAL(SignInOutcome::CredentialGiven, judge(account, kCredential, "educacion"));
        CHECK_EQUAL(SignInOutcome::Granted, judge(account, {.is_password = true, .is_credential = true}, "educacion"));
        account.password_hash.reset();
        CHECK_EQUAL(SignInOutcome::CredentialGiven, judge(account, kCredential, "educacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kCredential, "formacion"));
        CHECK_EQUAL(SignInOutcome::Refused, judge(std::nullopt, kCredential, "educacion"));
        account.domain_active = false;
        CHECK_EQUAL(SignInOutcome::Refused, judge(account, kCredential, "educacion"));
    }

    void no_state_but_pending_and_active_may_choose() {
        auto account = make_account();
        account.state = MailboxState::Pending;
        CHECK_EQUAL(SignInOutcome::CredentialGiven, judge(account, kCredential, "educacion"));
        for (const auto state : {MailboxState::Blocked, MailboxState::Suspended, MailboxState::Deleted}) {
            account.state = state;
            CHECK_EQUAL(SignInOutcome::Refused, judge(account, kCredential, "educacion"));
        }
    }

    void a_credential_is_right_to_the_letter_and_in_time() {
        const base::Time now = base::from_sql("2026-11-25 10:00:00");
        const std::string hmac(32, 'h');
        auto account = make_account();
        CHECK(!is_credential(account, hmac, now));  // it has none
        CHECK(!is_credential(std::nullopt, hmac, now));
        CHECK(!is_credential(std::nullopt, std::string(32, '\0'), now));
        account.activation = {.id = 1, .secret_hmac = hmac, .expires_at = now + std::chrono::milliseconds(1)};
        CHECK(is_credential(account, hmac, now));
        CHECK(!is_credential(account, std::string(31, 'h') + "i", now));
        CHECK(!is_credential(account, hmac, now + std::chrono::milliseconds(1)));
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
