// SPDX-License-Identifier: AGPL-3.0-or-later
// App passwords: what is kept of one, how many there may be, whose they are, and that any new password ends them.
#include "accounts/app_password_service.h"

#include <mutex>
#include <thread>

#include "accounts/app_password.h"
#include "base/bytes.h"
#include "crypto/digest.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr const char* kAna = "ana@educacion.example";
constexpr const char* kBeto = "beto@educacion.example";
constexpr Actor kPerson{.kind = ActorKind::Person, .id = {}};
constexpr Actor kOperator{.kind = ActorKind::Operator, .id = {}};
const std::string kKey(32, 'k');

}  // namespace

class AppPasswordServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AppPasswordServiceTest);
    CPPUNIT_TEST(a_text_is_80_random_bits_as_one_types_them);
    CPPUNIT_TEST(its_hash_is_the_one_that_dovecot_makes);
    CPPUNIT_TEST(one_is_named_and_kept_as_a_keyed_hash_alone);
    CPPUNIT_TEST(making_and_revoking_one_is_written_down_and_told);
    CPPUNIT_TEST(ten_at_most_also_at_once);
    CPPUNIT_TEST(only_its_own_persons);
    CPPUNIT_TEST(one_is_revoked_once);
    CPPUNIT_TEST(any_new_password_ends_them);
    CPPUNIT_TEST(none_is_made_after_a_change_in_between);
    CPPUNIT_TEST(a_block_keeps_them);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        service_ = std::make_unique<AppPasswordService>(world_->pool(), world_->tools(), kKey);
        ana_ = make(kAna);
        make(kBeto);
    }
    void tearDown() override {
        service_.reset();
        connection_.reset();
        world_.reset();
    }

    void a_text_is_80_random_bits_as_one_types_them() {
        const std::string one = make_app_password(world_->random());
        CHECK_EQUAL(19U, one.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            const bool dash = i % 5 == 4;
            CHECK_EQUAL(dash, one[i] == '-');
            CHECK(dash || std::string("0123456789abcdefghjkmnpqrstvwxyz").find(one[i]) != std::string::npos);
        }
        CHECK(one != make_app_password(world_->random()));
    }

    // Seen at Dovecot 2.3.19: %{sha256;salt=k3y:password} is SHA-256 of "k3y" and the password.
    void its_hash_is_the_one_that_dovecot_makes() {
        CHECK_EQUAL(base::to_hex(crypto::sha256("6b3379"
                                                "S3cr:et,x;y")),
                    base::to_hex(app_password_hash("k3y", "S3cr:et,x;y")));
        CHECK(app_password_hash(kKey, "a") != app_password_hash(std::string(32, 'l'), "a"));
        CHECK(app_password_hash(kKey, "a") != app_password_hash(kKey, "A"));
    }

    void one_is_named_and_kept_as_a_keyed_hash_alone() {
        const auto made = create("Teléfono de Ana");
        CHECK_EQUAL(CreateAppPasswordOutcome::Created, made.outcome);
        const auto list = service_->list(ana_);
        CHECK_EQUAL(1U, list.size());
        CHECK_EQUAL("Teléfono de Ana", list[0].name);
        CHECK(list[0].created_at == world_->clock().now());
        CHECK_EQUAL(base::to_hex(app_password_hash(kKey, made.text)),
                    text("SELECT LOWER(HEX(secret_hash)) FROM app_password"));
        CHECK_EQUAL(kAna, text("SELECT address FROM v_dovecot_app_password"));
        CHECK_LACKS(made.text, text("SELECT GROUP_CONCAT(name) FROM app_password"));
    }

    void making_and_revoking_one_is_written_down_and_told() {
        create("Tableta");
        CHECK_EQUAL("app_password_created person", last_movement());
        CHECK_EQUAL("mail app_password_created,sms app_password_created", messages());
        connection_->run_script("DELETE FROM outbox");
        CHECK_EQUAL(RevokeAppPasswordOutcome::Revoked, service_->revoke(kAna, service_->list(ana_)[0].id, kPerson));
        CHECK_EQUAL("app_password_revoked person", last_movement());
        CHECK_EQUAL("kick,mail app_password_revoked", messages());
        CHECK(service_->list(ana_).empty());
    }

    void ten_at_most_also_at_once() {
        std::mutex mutex;
        std::size_t created = 0;
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < 14; ++i)
                threads.emplace_back([&] {
                    const bool made = create("Equipo").outcome == CreateAppPasswordOutcome::Created;
                    const std::lock_guard lock(mutex);
                    created += made ? 1 : 0;
                });
        }
        CHECK_EQUAL(kMostAppPasswords, created);
        CHECK_EQUAL(kMostAppPasswords, service_->list(ana_).size());
        CHECK_EQUAL(CreateAppPasswordOutcome::TooMany, create("Otro").outcome);
        CHECK_EQUAL(CreateAppPasswordOutcome::Created, create("Otro", kBeto).outcome);
    }

    void only_its_own_persons() {
        create("Teléfono");
        const auto id = service_->list(ana_)[0].id;
        CHECK_EQUAL(RevokeAppPasswordOutcome::NoSuchAppPassword, service_->revoke(kBeto, id, kPerson));
        CHECK_EQUAL(RevokeAppPasswordOutcome::NoSuchAppPassword,
                    service_->revoke("nadie@educacion.example", id, kPerson));
        CHECK_EQUAL(1U, service_->list(ana_).size());
        CHECK_EQUAL("app_password_created person", last_movement());
    }

    void one_is_revoked_once() {
        create("Teléfono");
        const auto id = service_->list(ana_)[0].id;
        CHECK_EQUAL(RevokeAppPasswordOutcome::Revoked, service_->revoke(kAna, id, kPerson));
        CHECK_EQUAL(RevokeAppPasswordOutcome::NoSuchAppPassword, service_->revoke(kAna, id, kPerson));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM movement WHERE action = 'app_password_revoked'"));
    }

    void any_new_password_ends_them() {
        create("Teléfono");
        create("Teléfono", kBeto);
        CHECK_EQUAL(ChangePasswordOutcome::Changed,
                    world_->service().change_password(account(kAna), "{ARGON2ID}new", "", kPerson));
        CHECK_EQUAL("beto@educacion.example", text("SELECT GROUP_CONCAT(address) FROM v_dovecot_app_password"));
        create("Teléfono");
        CHECK_EQUAL(ResetOutcome::Reset, world_->service().reset(kAna, Delivery::Letter, kOperator).outcome);
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM app_password"));
        CHECK_EQUAL(DeleteOutcome::Deleted, world_->service().remove(kBeto, kOperator));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM app_password"));
    }

    void none_is_made_after_a_change_in_between() {
        const Account as_read = account(kAna);
        CHECK_EQUAL(ChangePasswordOutcome::Changed,
                    world_->service().change_password(as_read, "{ARGON2ID}new", "", kPerson));
        CHECK_EQUAL(CreateAppPasswordOutcome::ChangedMeanwhile, service_->create(as_read, "Teléfono", kPerson).outcome);
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, kOperator));
        CHECK_EQUAL(CreateAppPasswordOutcome::ChangedMeanwhile, create("Teléfono").outcome);
        CHECK(service_->list(ana_).empty());
    }

    // The state rules the door: what a person set up works again when the account opens again.
    void a_block_keeps_them() {
        create("Teléfono");
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, kOperator));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM v_dovecot_app_password"));
        CHECK_EQUAL(UnblockOutcome::Unblocked, world_->service().unblock(kAna, kOperator));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM v_dovecot_app_password"));
        connection_->run_script("UPDATE domain SET active = FALSE");
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM v_dovecot_app_password"));
    }

  private:
    CreatedAppPassword create(const std::string& name, const std::string& address = kAna) {
        return service_->create(account(address), name, kPerson);
    }
    Account account(const std::string& address) { return world_->service().find(address).value(); }
    std::uint64_t make(const std::string& address) {
        people::Person person;
        person.given_names = "Ana";
        person.first_surname = "López";
        person.alternate_address = contact("ana@casa.example", people::ConfirmedBy::Link);
        person.mobile = contact(address == kAna ? "+525555550120" : "+525555550121", people::ConfirmedBy::Code);
        NewAccount account;
        account.address = address;
        account.state = MailboxState::Active;
        account.holder.person_id = world_->add_person(person);
        account.password_hash = "{ARGON2ID}old";
        CHECK_EQUAL(CreateOutcome::Created, world_->service().create(account, {}));
        return world_->service().find(address)->mailbox_id;
    }
    people::Contact contact(const std::string& value, people::ConfirmedBy how) {
        const base::Time now = world_->clock().now();
        return {.value = value, .set_at = now, .confirmed_at = now, .confirmed_by = how};
    }
    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }
    std::string last_movement() {
        return text("SELECT CONCAT_WS(' ', action, actor_kind) FROM movement ORDER BY id DESC LIMIT 1");
    }
    std::string messages() {
        return text(
            "SELECT GROUP_CONCAT(CONCAT_WS(' ', kind, NULLIF(name, '')) ORDER BY kind = 'kick' DESC, kind) FROM "
            "outbox");
    }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
    std::unique_ptr<AppPasswordService> service_;
    std::uint64_t ana_ = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(AppPasswordServiceTest);

}  // namespace valija::accounts
