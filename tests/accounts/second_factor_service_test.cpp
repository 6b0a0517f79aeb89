// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/second_factor_service.h"

#include <algorithm>
#include <atomic>
#include <thread>

#include "accounts/account_store.h"
#include "accounts/recovery_code.h"
#include "accounts/second_factor_store.h"
#include "accounts/sign_in_pass_store.h"
#include "accounts/totp.h"
#include "crypto/password.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr const char* kAna = "ana@educacion.example";
constexpr Actor kOperator{.kind = ActorKind::Operator, .id = {}};
const std::string kPass(32, 'p');

std::string session_of(char letter) { return std::string(32, letter); }

}  // namespace

class SecondFactorServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SecondFactorServiceTest);
    CPPUNIT_TEST(nothing_is_asked_before_the_first_code_was_right);
    CPPUNIT_TEST(the_first_code_enables_it_and_ends_what_was_open);
    CPPUNIT_TEST(a_draft_is_of_one_session_and_a_quarter_of_an_hour);
    CPPUNIT_TEST(a_second_one_is_not_begun);
    CPPUNIT_TEST(a_code_works_once);
    CPPUNIT_TEST(of_many_at_once_with_one_code_one_is_right);
    CPPUNIT_TEST(a_recovery_code_works_once_and_leaves_a_movement);
    CPPUNIT_TEST(what_is_rolled_back_was_not_used);
    CPPUNIT_TEST(a_code_is_nobody_elses);
    CPPUNIT_TEST(a_sealed_secret_opens_in_no_other_row);
    CPPUNIT_TEST(new_codes_void_those_before);
    CPPUNIT_TEST(it_is_switched_off_with_a_code);
    CPPUNIT_TEST(the_operator_takes_it_away);
    CPPUNIT_TEST(it_ends_with_the_account_and_does_not_pass_to_another_holder);
    CPPUNIT_TEST(it_stays_when_staff_reset_the_password);
    CPPUNIT_TEST(no_secret_stands_in_the_tables);
    CPPUNIT_TEST(every_contact_is_told);
    CPPUNIT_TEST(mail_programs_do_not_get_in_by_the_password);
    CPPUNIT_TEST(a_pass_is_for_its_site_its_time_and_three_tries);
    CPPUNIT_TEST(a_pass_ends_with_password_state_and_factor);
    CPPUNIT_TEST(what_has_expired_is_cleaned_away);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        ana_ = owner(kAna, 's');
    }
    void tearDown() override {
        connection_.reset();
        world_.reset();
    }

    void nothing_is_asked_before_the_first_code_was_right() {
        CHECK_EQUAL(BeginFactorOutcome::Begun, service().begin(ana_));
        CHECK(!SecondFactor::is_enrolled(*connection_, ana_.mailbox_id));
        CHECK(!find_account(*connection_, kAna)->has_second_factor);
        CHECK_EQUAL(FactorOutcome::NotEnrolled, check(ana_, "123456"));
        CHECK_EQUAL(EnableFactorOutcome::WrongCode, service().enable(ana_, wrong_code(ana_)));
        CHECK(!SecondFactor::is_enrolled(*connection_, ana_.mailbox_id));
        CHECK(service().find_secret(ana_).has_value());
    }

    void the_first_code_enables_it_and_ends_what_was_open() {
        open_session(ana_.mailbox_id, 'x');
        enroll(ana_);
        CHECK(SecondFactor::is_enrolled(*connection_, ana_.mailbox_id));
        CHECK(find_account(*connection_, kAna)->has_second_factor);
        CHECK_EQUAL(10, service().find(ana_.mailbox_id)->codes_left);
        CHECK_EQUAL(kRecoveryCodes, service().find_new_codes(ana_).size());
        CHECK(!service().find_secret(ana_));
        CHECK_EQUAL("second_factor_enabled person",
                    text("SELECT CONCAT_WS(' ', action, actor_kind) FROM movement ORDER BY id DESC"));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM session"));
        CHECK_EQUAL("kick", text("SELECT kind FROM outbox"));
        service().forget_draft(ana_);
        CHECK(service().find_new_codes(ana_).empty());
        CHECK_EQUAL(EnableFactorOutcome::NothingBegun, service().enable(ana_, "123456"));
    }

    void a_draft_is_of_one_session_and_a_quarter_of_an_hour() {
        CHECK_EQUAL(BeginFactorOutcome::Begun, service().begin(ana_));
        FactorOwner other = ana_;
        other.session_hash = session_of('o');
        CHECK(!service().find_secret(other));
        CHECK_EQUAL(EnableFactorOutcome::NothingBegun, service().enable(other, code(ana_)));
        world_->clock().advance(std::chrono::minutes(15));
        CHECK(!service().find_secret(ana_));
        // What was begun again is another secret.
        CHECK_EQUAL(BeginFactorOutcome::Begun, service().begin(ana_));
        const auto first = service().find_secret(ana_);
        CHECK_EQUAL(BeginFactorOutcome::Begun, service().begin(ana_));
        CHECK(first != service().find_secret(ana_));
        CHECK_EQUAL(kTotpSecretBytes, first->size());
        connection_->run_script("DELETE FROM session");
        CHECK(!service().find_secret(ana_));
    }

    void a_second_one_is_not_begun() {
        enroll(ana_);
        CHECK_EQUAL(BeginFactorOutcome::EnabledBefore, service().begin(ana_));
        CHECK_EQUAL(kRecoveryCodes, service().find_new_codes(ana_).size());
    }

    void a_code_works_once() {
        enroll(ana_);
        CHECK_EQUAL(FactorOutcome::Wrong, check(ana_, code(ana_)));  // the one that enabled it
        world_->clock().advance(std::chrono::seconds(30));
        CHECK_EQUAL(FactorOutcome::Wrong, check(ana_, wrong_code(ana_)));
        const std::string spaced = code(ana_).substr(0, 3) + " " + code(ana_).substr(3);
        CHECK_EQUAL(FactorOutcome::Right, check(ana_, spaced));
        CHECK_EQUAL(FactorOutcome::Wrong, check(ana_, code(ana_)));
        for (const char* typed : {"", "no", "12345", "1234567"}) CHECK_EQUAL(FactorOutcome::Wrong, check(ana_, typed));
    }

    void of_many_at_once_with_one_code_one_is_right() {
        enroll(ana_);
        world_->clock().advance(std::chrono::seconds(30));
        const auto codes = service().find_new_codes(ana_);
        for (const std::string& typed : {code(ana_), codes[0]}) {
            std::atomic<int> right = 0;
            std::vector<std::thread> threads;
            for (int i = 0; i < 12; ++i) {
                threads.emplace_back([&] { right += check(ana_, typed) == FactorOutcome::Right ? 1 : 0; });
            }
            for (std::thread& thread : threads) thread.join();
            CHECK_EQUAL(1, right.load());
        }
    }

    void a_recovery_code_works_once_and_leaves_a_movement() {
        enroll(ana_);
        const auto codes = service().find_new_codes(ana_);
        CHECK_EQUAL(FactorOutcome::Right, check(ana_, digits_of(codes[4])));
        CHECK_EQUAL("second_factor_code_used", text("SELECT action FROM movement ORDER BY id DESC"));
        CHECK_EQUAL(FactorOutcome::Wrong, check(ana_, codes[4]));
        CHECK_EQUAL(FactorOutcome::Right, check(ana_, " " + codes[5] + " "));
        CHECK_EQUAL(8, service().find(ana_.mailbox_id)->codes_left);
    }

    void what_is_rolled_back_was_not_used() {
        enroll(ana_);
        const auto codes = service().find_new_codes(ana_);
        world_->clock().advance(std::chrono::seconds(30));
        for (const std::string& typed : {code(ana_), codes[0]}) {
            connection_->begin();
            CHECK_EQUAL(FactorOutcome::Right,
                        factor_.check(*connection_, ana_.mailbox_id, typed, world_->clock().now()));
            connection_->rollback();
            CHECK_EQUAL(FactorOutcome::Right, check(ana_, typed));
        }
    }

    void a_code_is_nobody_elses() {
        enroll(ana_);
        const FactorOwner beto = owner("beto@educacion.example", 'b');
        enroll(beto);
        world_->clock().advance(std::chrono::seconds(30));
        CHECK_EQUAL(FactorOutcome::Wrong, check(beto, service().find_new_codes(ana_)[0]));
        CHECK_EQUAL(FactorOutcome::Wrong, check(beto, code(ana_)));
        CHECK(service()
                  .find_new_codes(
                      {.site_key = {}, .mailbox_id = beto.mailbox_id, .address = {}, .session_hash = ana_.session_hash})
                  .empty());
    }

    void a_sealed_secret_opens_in_no_other_row() {
        enroll(ana_);
        const FactorOwner beto = owner("beto@educacion.example", 'b');
        enroll(beto);
        connection_->run_script(fmt::format(
            "UPDATE second_factor b JOIN second_factor a ON a.mailbox_id = {} SET b.secret_sealed = a.secret_sealed"
            " WHERE b.mailbox_id = {}",
            ana_.mailbox_id, beto.mailbox_id));
        CHECK_BROKEN("sealed with another key", std::ignore = check(beto, code(ana_)));
    }

    void new_codes_void_those_before() {
        enroll(ana_);
        const auto before = service().find_new_codes(ana_);
        service().forget_draft(ana_);
        world_->clock().advance(std::chrono::seconds(30));
        CHECK_EQUAL(FactorOutcome::Wrong, service().renew_codes(ana_, wrong_code(ana_)));
        CHECK(service().find_new_codes(ana_).empty());
        CHECK_EQUAL(FactorOutcome::Right, service().renew_codes(ana_, code(ana_)));
        const auto after = service().find_new_codes(ana_);
        CHECK_EQUAL(kRecoveryCodes, after.size());
        CHECK_EQUAL(FactorOutcome::Wrong, check(ana_, before[0]));
        CHECK_EQUAL(FactorOutcome::Right, check(ana_, after[0]));
    }

    void it_is_switched_off_with_a_code() {
        enroll(ana_);
        const auto codes = service().find_new_codes(ana_);
        CHECK_EQUAL(FactorOutcome::Wrong, service().disable(ana_, "00000-00000"));
        CHECK_EQUAL(FactorOutcome::Right, service().disable(ana_, codes[0]));
        CHECK(!SecondFactor::is_enrolled(*connection_, ana_.mailbox_id));
        CHECK_EQUAL("second_factor_disabled", text("SELECT action FROM movement ORDER BY id DESC"));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM second_factor_code"));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM second_factor_draft"));
        CHECK_EQUAL(FactorOutcome::NotEnrolled, service().disable(ana_, codes[1]));
        enroll(ana_);
    }

    void the_operator_takes_it_away() {
        CHECK_EQUAL(ResetFactorOutcome::NotEnrolled, world_->service().reset_second_factor(kAna, kOperator));
        CHECK_EQUAL(ResetFactorOutcome::NoSuchAccount,
                    world_->service().reset_second_factor("nadie@educacion.example", kOperator));
        enroll(ana_);
        CHECK_EQUAL(ResetFactorOutcome::Reset, world_->service().reset_second_factor(kAna, kOperator));
        CHECK(!SecondFactor::is_enrolled(*connection_, ana_.mailbox_id));
        CHECK_EQUAL("second_factor_reset operator",
                    text("SELECT CONCAT_WS(' ', action, actor_kind) FROM movement ORDER BY id DESC"));
    }

    void it_ends_with_the_account_and_does_not_pass_to_another_holder() {
        enroll(ana_);
        CHECK_EQUAL(DeleteOutcome::Deleted, world_->service().remove(kAna, kOperator));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM second_factor"));

        const FactorOwner desk = owner("mesa@educacion.example", 'm');
        enroll(desk);
        connection_->run_script("UPDATE holding SET account_type = 'function' WHERE valid_until IS NULL");
        people::Person person;
        person.given_names = "Beto";
        person.first_surname = "Ruiz";
        person.alternate_address = confirmed("beto@fuera.example");
        const auto beto = world_->add_person(person);
        CHECK_EQUAL(ReassignOutcome::Reassigned, world_->service().reassign(desk.address, beto, kOperator));
        CHECK(!SecondFactor::is_enrolled(*connection_, desk.mailbox_id));
    }

    // What is lost is the password, not the telephone; the credential by mail alone must not open it.
    void it_stays_when_staff_reset_the_password() {
        enroll(ana_);
        connection_->run_script("UPDATE person SET alternate_address = 'ana@fuera.example'");
        CHECK_EQUAL(ResetOutcome::Reset, world_->service().reset(kAna, Delivery::Letter, kOperator).outcome);
        CHECK(SecondFactor::is_enrolled(*connection_, ana_.mailbox_id));
    }

    void no_secret_stands_in_the_tables() {
        CHECK_EQUAL(BeginFactorOutcome::Begun, service().begin(ana_));
        const std::string secret = service().find_secret(ana_).value();
        CHECK_LACKS(secret, text("SELECT secret_sealed FROM second_factor_draft"));
        enroll(ana_);
        const auto codes = service().find_new_codes(ana_);
        CHECK_LACKS(*secret_, text("SELECT secret_sealed FROM second_factor"));
        CHECK_LACKS(codes[0], text("SELECT codes_sealed FROM second_factor_draft"));
        CHECK_EQUAL("10", text("SELECT COUNT(*) FROM second_factor_code WHERE LENGTH(code_hmac) = 32"));
    }

    void every_contact_is_told() {
        connection_->run_script(
            "UPDATE person SET alternate_address = 'ana@fuera.example', mobile = '+525512345678',"
            " alternate_confirmed_by = 'link', mobile_confirmed_by = 'code', alternate_set_at = created_at,"
            " mobile_set_at = created_at, alternate_confirmed_at = created_at, mobile_confirmed_at = created_at");
        enroll(ana_);
        CHECK_EQUAL("mail account_second_factor_on,sms account_second_factor_on,kick", queued());
        world_->clock().advance(std::chrono::seconds(30));
        CHECK_EQUAL(FactorOutcome::Right, service().renew_codes(ana_, code(ana_)));
        CHECK_EQUAL("mail account_second_factor_codes,sms account_second_factor_codes", queued());
        CHECK_EQUAL(FactorOutcome::Right, service().disable(ana_, service().find_new_codes(ana_)[0]));
        CHECK_EQUAL("mail account_second_factor_off,sms account_second_factor_off", queued());
        world_->clock().advance(std::chrono::hours(25));
        enroll(ana_);
        queued();
        CHECK_EQUAL(ResetFactorOutcome::Reset, world_->service().reset_second_factor(kAna, kOperator));
        CHECK_EQUAL("mail account_second_factor_off,sms account_second_factor_off", queued());
    }

    void mail_programs_do_not_get_in_by_the_password() {
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM v_dovecot_password"));
        enroll(ana_);
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM v_dovecot_password"));
        CHECK_EQUAL(ResetFactorOutcome::Reset, world_->service().reset_second_factor(kAna, kOperator));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM v_dovecot_password"));
    }

    void a_pass_is_for_its_site_its_time_and_three_tries() {
        enroll(ana_);
        give_pass();
        const auto pass = find_pass();
        CHECK_EQUAL(kAna, pass->account.address);
        CHECK_EQUAL(LeadsTo::Account, pass->leads_to);
        CHECK(!find_sign_in_pass(*connection_, kPass, "formacion", world_->clock().now()));
        CHECK(!find_sign_in_pass(*connection_, std::string(32, 'q'), "educacion", world_->clock().now()));
        for (int i = 0; i < 3; ++i) {
            CHECK(find_pass().has_value());
            CHECK(count_sign_in_pass(*connection_, kPass, world_->clock().now()));
        }
        CHECK(!find_pass());
        CHECK(!count_sign_in_pass(*connection_, kPass, world_->clock().now()));
        end_sign_in_pass(*connection_, kPass);
        give_pass();
        world_->clock().advance(std::chrono::minutes(5));
        CHECK(!find_pass());
        CHECK(!count_sign_in_pass(*connection_, kPass, world_->clock().now()));
    }

    void a_pass_ends_with_password_state_and_factor() {
        enroll(ana_);
        give_pass();
        for (const auto& [change, back] : std::vector<std::pair<std::string, std::string>>{
                 {"UPDATE mailbox SET state = 'blocked'", "UPDATE mailbox SET state = 'active'"},
                 {"UPDATE mailbox SET state = 'suspended'", "UPDATE mailbox SET state = 'active'"},
                 {"UPDATE domain SET active = FALSE", "UPDATE domain SET active = TRUE"},
                 {"UPDATE mailbox SET password_hash = CONCAT(password_hash, 'x')",
                  "UPDATE mailbox SET password_hash = LEFT(password_hash, LENGTH(password_hash) - 1)"}}) {
            connection_->run_script(change);
            CHECK(!find_pass());
            connection_->run_script(back);
            CHECK(find_pass().has_value());
        }
        CHECK_EQUAL(ResetFactorOutcome::Reset, world_->service().reset_second_factor(kAna, kOperator));
        CHECK(!find_pass());
    }

    void what_has_expired_is_cleaned_away() {
        enroll(ana_);
        give_pass();
        CHECK_EQUAL(0, expire(world_->clock().now()));
        world_->clock().advance(std::chrono::minutes(15));
        CHECK_EQUAL(2, expire(world_->clock().now()));
    }

  private:
    const SecondFactorService& service() {
        if (!service_) service_ = std::make_unique<SecondFactorService>(world_->pool(), world_->tools(), factor_);
        return *service_;
    }

    static people::Contact confirmed(const std::string& value) {
        return {.value = value,
                .set_at = base::from_sql("2026-10-01 00:00:00"),
                .confirmed_at = base::from_sql("2026-10-01 00:00:00"),
                .confirmed_by = people::ConfirmedBy::Link};
    }

    // Their account, and a session that sets it up.
    FactorOwner owner(const std::string& address, char session) {
        service_.reset();
        const auto id = world_->create(address);
        open_session(id, session);
        return {.site_key = "educacion", .mailbox_id = id, .address = address, .session_hash = session_of(session)};
    }

    void open_session(std::uint64_t mailbox_id, char letter) {
        connection_->run_script(fmt::format(
            "INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at, remote_address,"
            " user_agent) SELECT REPEAT('{}', 32), {}, id, '2026-11-21', '2026-11-21', '2027-11-21', '127.0.0.1', ''"
            " FROM site WHERE site_key = 'educacion'",
            letter, mailbox_id));
    }

    void enroll(const FactorOwner& owner) {
        CHECK_EQUAL(BeginFactorOutcome::Begun, service().begin(owner));
        secret_ = service().find_secret(owner);
        secrets_[owner.mailbox_id] = *secret_;
        CHECK_EQUAL(EnableFactorOutcome::Enabled, service().enable(owner, code(owner)));
    }

    std::string code(const FactorOwner& owner) {
        const auto begun = service().find_secret(owner);
        return totp_code(begun ? *begun : secrets_.at(owner.mailbox_id), totp_step(world_->clock().now()));
    }
    // Of none of the three steps that would be taken.
    std::string wrong_code(const FactorOwner& owner) {
        const auto begun = service().find_secret(owner);
        const std::string secret = begun ? *begun : secrets_.at(owner.mailbox_id);
        const auto step = totp_step(world_->clock().now());
        for (int number = 0;; ++number) {
            const std::string code = fmt::format("{:06}", number);
            if (code != totp_code(secret, step - 1) && code != totp_code(secret, step) &&
                code != totp_code(secret, step + 1))
                return code;
        }
    }

    FactorOutcome check(const FactorOwner& owner, const std::string& typed) {
        return db::transact(world_->pool(), [&](db::Connection& connection) {
            return factor_.check(connection, owner.mailbox_id, typed, world_->clock().now());
        });
    }

    void give_pass() {
        create_sign_in_pass(*connection_, kPass, find_account(*connection_, kAna).value(), LeadsTo::Account,
                            world_->clock().now());
    }
    std::optional<SignInPass> find_pass() {
        return find_sign_in_pass(*connection_, kPass, "educacion", world_->clock().now());
    }

    std::uint64_t expire(base::Time now) {
        return expire_sign_in_passes(*connection_, now, 10) + expire_drafts(*connection_, now, 10);
    }

    std::string text(const std::string& sql) {
        const auto rows = connection_->select({"text", sql});
        return rows.empty() ? "" : rows.front().maybe_text(0).value_or("NULL");
    }

    // What was queued since the last look.
    std::string queued() {
        const std::string found =
            text("SELECT GROUP_CONCAT(CONCAT_WS(' ', kind, name) ORDER BY kind + 0, id) FROM outbox");
        connection_->run_script("DELETE FROM outbox");
        return found;
    }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
    std::unique_ptr<SecondFactorService> service_;
    SecondFactor factor_{std::string(32, 'f')};
    FactorOwner ana_;
    std::optional<std::string> secret_;
    std::map<std::uint64_t, std::string> secrets_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecondFactorServiceTest);

}  // namespace valija::accounts
