// SPDX-License-Identifier: AGPL-3.0-or-later
// Credentials, passes and what using one does, in a database of the test's own.
#include "accounts/activation_service.h"

#include "accounts/activation_credential.h"
#include "accounts/activation_store.h"
#include "accounts/second_factor_service.h"
#include "accounts/second_factor_store.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr const char* kAna = "ana@educacion.example";
constexpr const char* kHash = "{ARGON2ID}chosen";
const std::string kKey(32, 'k');
const std::string kPass(32, 'p');
constexpr std::chrono::minutes kLife{15};

}  // namespace

class ActivationServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ActivationServiceTest);
    CPPUNIT_TEST(a_credential_is_kept_as_its_hmac_and_found_with_the_account);
    CPPUNIT_TEST(a_newer_credential_voids_the_older);
    CPPUNIT_TEST(no_mailbox_has_two_live_ones_whatever_happens);
    CPPUNIT_TEST(a_pass_is_for_a_live_credential);
    CPPUNIT_TEST(a_credential_has_one_pass);
    CPPUNIT_TEST(a_pass_is_found_while_it_is_good);
    CPPUNIT_TEST(activating_sets_the_password_and_uses_the_credential_up);
    CPPUNIT_TEST(what_was_open_with_the_old_password_ends);
    CPPUNIT_TEST(a_second_factor_of_today_ends_and_an_older_one_stays);
    CPPUNIT_TEST(a_second_factor_of_today_ends_also_where_nobody_holds_the_account);
    CPPUNIT_TEST(a_pass_works_once);
    CPPUNIT_TEST(a_pass_that_is_no_good_changes_nothing);
    CPPUNIT_TEST(only_confirmed_contacts_hear_of_it);
    CPPUNIT_TEST(a_fault_anywhere_changes_nothing);
    CPPUNIT_TEST(expired_passes_go);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        mailbox_ = world_->create(kAna, MailboxState::Pending);
    }
    void tearDown() override {
        connection_.reset();
        world_.reset();
    }

    void a_credential_is_kept_as_its_hmac_and_found_with_the_account() {
        const std::string credential = issue();
        const auto found = find_account(*connection_, kAna)->activation.value();
        CHECK_EQUAL(credential_hmac(kKey, credential), found.secret_hmac);
        CHECK(found.expires_at == now() + std::chrono::hours(72));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM activation WHERE used_at IS NULL AND voided_at IS NULL"));
    }

    void a_newer_credential_voids_the_older() {
        const std::string older = issue();
        const std::string newer = issue();
        CHECK(older != newer);
        CHECK_EQUAL(credential_hmac(kKey, newer), find_account(*connection_, kAna)->activation->secret_hmac);
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM activation WHERE voided_at IS NOT NULL"));
        CHECK_EQUAL(1, void_activations(*connection_, mailbox_, now()));
        CHECK_EQUAL(0, void_activations(*connection_, mailbox_, now()));
        CHECK(!find_account(*connection_, kAna)->activation);
    }

    void no_mailbox_has_two_live_ones_whatever_happens() {
        issue();
        constexpr db::Query kSecond{"second_live",
                                    "INSERT INTO activation (mailbox_id, secret_hmac, issued_at, expires_at)"
                                    " SELECT mailbox_id, REPEAT('x', 32), issued_at, expires_at FROM activation"};
        CPPUNIT_ASSERT_THROW(connection_->change(kSecond), db::DuplicateKey);
    }

    void a_pass_is_for_a_live_credential() {
        issue();
        const auto id = find_account(*connection_, kAna)->activation->id;
        void_activations(*connection_, mailbox_, now());
        CHECK(!create_activation_pass(*connection_, kPass, id, now() + kLife));
        CHECK(!create_activation_pass(*connection_, kPass, 999, now() + kLife));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM activation_pass"));
    }

    void a_credential_has_one_pass() {
        open_pass();
        const std::string another(32, 'q');
        CHECK(create_activation_pass(*connection_, another, find_account(*connection_, kAna)->activation->id,
                                     now() + kLife));
        CHECK(!find());
        CHECK(find_activation_pass(*connection_, another, "educacion", now()));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM activation_pass"));
    }

    void a_pass_is_found_while_it_is_good() {
        open_pass();
        const auto pass = find().value();
        CHECK_EQUAL(mailbox_, pass.mailbox_id);
        CHECK_EQUAL(kAna, pass.address);
        CHECK_EQUAL("educacion", pass.site_key);
        CHECK(pass.holder_id && !pass.used);
        CHECK(!find_activation_pass(*connection_, kPass, "formacion", now()));
        CHECK(!find_activation_pass(*connection_, std::string(32, 'x'), "educacion", now()));
        CHECK(!find_activation_pass(*connection_, kPass, "educacion", now() + kLife));
        CHECK(find_activation_pass(*connection_, kPass, "educacion", now() + kLife - std::chrono::milliseconds(1)));
        connection_->run_script("UPDATE domain SET active = FALSE");
        CHECK(!find());
        connection_->run_script("UPDATE domain SET active = TRUE; UPDATE mailbox SET state = 'suspended'");
        CHECK(!find());
    }

    void activating_sets_the_password_and_uses_the_credential_up() {
        const auto pass = open_pass();
        CHECK_EQUAL(ActivateOutcome::Activated, activate(pass));
        CHECK_EQUAL("active {ARGON2ID}chosen 2026-11-21 20:15:00.000",
                    text("SELECT CONCAT_WS(' ', state, password_hash, password_changed_at) FROM mailbox"));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM activation WHERE used_at IS NOT NULL AND voided_at IS NULL"));
        CHECK_EQUAL("account_activated person 7",
                    text("SELECT CONCAT_WS(' ', action, actor_kind, actor_id) FROM movement ORDER BY id DESC LIMIT 1"));
        CHECK_EQUAL("kick", text("SELECT GROUP_CONCAT(kind) FROM outbox"));
        CHECK(find()->used);
    }

    void what_was_open_with_the_old_password_ends() {
        connection_->run_script("UPDATE mailbox SET state = 'active', password_hash = '{ARGON2ID}old'");
        const auto luis = world_->create("luis@educacion.example");
        for (const auto id : {mailbox_, luis}) {
            connection_->run_script(fmt::format(
                "INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at, "
                "remote_address,"
                " user_agent) SELECT LPAD('{0}', 32, 'x'), {0}, (SELECT MIN(id) FROM site), created_at, created_at, "
                "created_at, '::1', 'x' FROM "
                "mailbox"
                " WHERE id = {0};"
                "INSERT INTO device (id_hash, mailbox_id, created_at, last_seen_at, remote_address, user_agent)"
                " SELECT LPAD('{0}', 32, 'x'), {0}, created_at, created_at, '::1', 'x' FROM mailbox WHERE id = {0}",
                id));
        }
        CHECK_EQUAL(ActivateOutcome::Activated, activate(open_pass()));
        CHECK_EQUAL(std::to_string(luis), text("SELECT GROUP_CONCAT(mailbox_id) FROM session"));
        CHECK_EQUAL(std::to_string(luis), text("SELECT GROUP_CONCAT(mailbox_id) FROM device"));
    }

    // Whoever stole the password before could have set it up; who has the credential was proved by their contact.
    void a_second_factor_of_today_ends_and_an_older_one_stays() {
        const auto enrol = [&](base::Time enabled_at) {
            insert_factor(*connection_, mailbox_,
                          {.secret_sealed = "sealed", .last_step = 0, .enabled_at = enabled_at});
        };
        enrol(now() - kFactorSettling + std::chrono::milliseconds(1));
        open_pass();
        CHECK_EQUAL(ActivateOutcome::Activated, activate(find().value()));
        CHECK(!SecondFactor::is_enrolled(*connection_, mailbox_));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM movement WHERE action = 'second_factor_disabled'"));
        enrol(now() - kFactorSettling);
        open_pass();
        CHECK_EQUAL(ActivateOutcome::Activated, activate(find().value()));
        CHECK(SecondFactor::is_enrolled(*connection_, mailbox_));
    }

    void a_second_factor_of_today_ends_also_where_nobody_holds_the_account() {
        connection_->run_script("UPDATE holding SET person_id = NULL, account_type = 'service'");
        insert_factor(*connection_, mailbox_, {.secret_sealed = "sealed", .last_step = 0, .enabled_at = now()});
        open_pass();
        CHECK_EQUAL(ActivateOutcome::Activated, activate(find().value()));
        CHECK(!SecondFactor::is_enrolled(*connection_, mailbox_));
    }

    void a_pass_works_once() {
        const auto pass = open_pass();
        CHECK_EQUAL(ActivateOutcome::Activated, activate(pass));
        const std::string after = everything();
        CHECK_EQUAL(ActivateOutcome::NoLongerValid, activate(pass, "{ARGON2ID}another"));
        CHECK_EQUAL(after, everything());
    }

    void a_pass_that_is_no_good_changes_nothing() {
        const auto pass = open_pass();
        const std::string before = everything();
        for (const char* closed :
             {"UPDATE mailbox SET state = 'blocked'", "UPDATE mailbox SET state = 'suspended'",
              "UPDATE mailbox SET state = 'deleted'", "UPDATE activation SET voided_at = issued_at",
              "UPDATE activation_pass SET expires_at = '2026-11-21 20:15:00'",
              "UPDATE activation_pass SET id_hash = REPEAT('z', 32)"}) {
            connection_->run_script(closed);
            CHECK_EQUAL(ActivateOutcome::NoLongerValid, activate(pass));
            connection_->run_script(
                "UPDATE mailbox SET state = 'pending'; UPDATE activation SET voided_at = NULL;"
                "UPDATE activation_pass SET expires_at = '2026-11-21 20:30:00', id_hash = REPEAT('p', 32)");
            CHECK_EQUAL(before, everything());
        }
        CHECK_EQUAL(ActivateOutcome::Activated, activate(pass));
    }

    void only_confirmed_contacts_hear_of_it() {
        connection_->run_script(
            "UPDATE person SET alternate_address = 'ana@casa.example', alternate_set_at = created_at,"
            " mobile = '+525555550120', mobile_set_at = created_at, mobile_confirmed_at = created_at, "
            "mobile_confirmed_by = 'code'");
        CHECK_EQUAL(ActivateOutcome::Activated, activate(open_pass()));
        CHECK_EQUAL("kick,sms", text("SELECT GROUP_CONCAT(kind ORDER BY id) FROM outbox"));
        connection_->run_script(
            "DELETE FROM outbox; UPDATE person SET alternate_confirmed_at = created_at, alternate_confirmed_by = "
            "'link',"
            " mobile_confirmed_at = NULL");
        CHECK_EQUAL(ActivateOutcome::Activated, activate(open_pass()));
        CHECK_EQUAL("kick,mail", text("SELECT GROUP_CONCAT(kind ORDER BY id) FROM outbox"));
        CHECK_EQUAL(std::to_string(mailbox_), text("SELECT GROUP_CONCAT(DISTINCT mailbox_id) FROM outbox"));
    }

    // Between any two statements: whichever table is not there.
    void a_fault_anywhere_changes_nothing() {
        connection_->run_script(
            "UPDATE person SET alternate_address = 'ana@casa.example', alternate_set_at = created_at,"
            " alternate_confirmed_at = created_at, alternate_confirmed_by = 'link'");
        const auto pass = open_pass();
        const std::string before = everything();
        for (const char* table : {"session", "device", "movement", "outbox", "person"}) {
            connection_->run_script(
                fmt::format("SET foreign_key_checks = 0; ALTER TABLE {0} RENAME TO {0}_away", table));
            CHECK_BROKEN("database", activate(pass));
            connection_->run_script(
                fmt::format("ALTER TABLE {0}_away RENAME TO {0}; SET foreign_key_checks = 1", table));
            CHECK_EQUAL(before, everything());
        }
        CHECK_EQUAL(ActivateOutcome::Activated, activate(pass));
    }

    void expired_passes_go() {
        open_pass();
        CHECK_EQUAL(0, expire_activation_passes(*connection_, now() + kLife - std::chrono::milliseconds(1), 500));
        CHECK_EQUAL(1, expire_activation_passes(*connection_, now() + kLife, 500));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM activation_pass"));
    }

  private:
    base::Time now() const { return world_->clock().now(); }

    std::string issue() {
        return issue_activation(*connection_, mailbox_, now(), now() + std::chrono::hours(72), world_->random(), kKey);
    }

    ActivationPass open_pass() {
        connection_->run_script("DELETE FROM activation_pass");
        issue();
        CHECK(create_activation_pass(*connection_, kPass, find_account(*connection_, kAna)->activation->id,
                                     now() + kLife));
        return find().value();
    }

    std::optional<ActivationPass> find() { return find_activation_pass(*connection_, kPass, "educacion", now()); }

    ActivateOutcome activate(const ActivationPass& pass, const std::string& hash = kHash) {
        return ActivationService(world_->pool(), world_->tools()).activate(pass, hash, {ActorKind::Person, 7});
    }

    std::string everything() {
        return text(
            "SELECT CONCAT_WS(' ', m.state, COALESCE(m.password_hash, '-'), COALESCE(m.password_changed_at, '-'),"
            " (SELECT GROUP_CONCAT(COALESCE(used_at, '-'), COALESCE(voided_at, '-')) FROM activation),"
            " (SELECT COUNT(*) FROM movement), (SELECT COUNT(*) FROM outbox), (SELECT COUNT(*) FROM session))"
            " FROM mailbox m");
    }

    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }

    std::uint64_t mailbox_ = 0;
    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ActivationServiceTest);

}  // namespace valija::accounts
