// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/account_service.h"

#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr const char* kAna = "ana@educacion.example";

}  // namespace

class AccountServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountServiceTest);
    CPPUNIT_TEST(creates_mailbox_address_holding_and_movement);
    CPPUNIT_TEST(an_address_is_taken_for_ever);
    CPPUNIT_TEST(a_taken_address_leaves_nothing_behind);
    CPPUNIT_TEST(an_unknown_domain_is_no_account);
    CPPUNIT_TEST(no_two_mailboxes_share_a_home);
    CPPUNIT_TEST(finds_by_the_exact_address);
    CPPUNIT_TEST(who_may_enter);
    CPPUNIT_TEST(an_inactive_domain_lets_nobody_enter);
    CPPUNIT_TEST(a_block_ends_everything_at_once);
    CPPUNIT_TEST(a_block_is_for_open_accounts);
    CPPUNIT_TEST(an_unblock_opens_again);
    CPPUNIT_TEST(an_unblock_is_for_blocked_accounts);
    CPPUNIT_TEST(a_block_that_fails_half_way_changes_nothing);
    CPPUNIT_TEST(movements_have_site_and_holder);
    CPPUNIT_TEST(who_was_checked_may_not_enter_any_more);
    CPPUNIT_TEST(nor_may_who_was_checked_without_the_second_factor_that_came_since);
    CPPUNIT_TEST(an_entry_hears_what_is_open);
    CPPUNIT_TEST(a_renewed_hash_never_undoes_a_new_password);
    CPPUNIT_TEST(a_renewed_hash_is_not_a_change_of_password);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override {
        connection_.reset();
        world_.reset();
    }

    void creates_mailbox_address_holding_and_movement() {
        const auto id = world_->create(kAna);
        CHECK_EQUAL(
            "active ana@educacion.example 1 Ana personal account_created",
            text(fmt::format(
                "SELECT CONCAT_WS(' ', m.state, a.address, a.is_primary, p.given_names, h.account_type, v.action)"
                " FROM mailbox m JOIN address a ON a.mailbox_id = m.id JOIN holding h ON h.mailbox_id = m.id"
                " JOIN person p ON p.id = h.person_id JOIN movement v ON v.mailbox_id = m.id WHERE m.id = {}",
                id)));
        CHECK_EQUAL("16106127360", text("SELECT quota_bytes FROM mailbox"));
    }

    void an_address_is_taken_for_ever() {
        world_->create(kAna);
        CHECK_EQUAL(CreateOutcome::AddressTaken, create(kAna));
        connection_->run_script("UPDATE mailbox SET state = 'deleted'; UPDATE address SET valid_until = valid_from");
        CHECK_EQUAL(CreateOutcome::AddressTaken, create(kAna));
        CHECK(!world_->service().find(kAna));
    }

    void a_taken_address_leaves_nothing_behind() {
        world_->create(kAna);
        CHECK_EQUAL(CreateOutcome::AddressTaken, create(kAna));
        for (const char* table : {"mailbox", "address", "person", "holding", "movement"}) CHECK_EQUAL(1, count(table));
    }

    void an_unknown_domain_is_no_account() {
        for (const char* address : {"ana@unknown.example", "ana@sub.educacion.example", "ana", "ana@", "@", ""}) {
            CHECK_EQUAL(CreateOutcome::NoSuchDomain, create(address));
        }
        CHECK_EQUAL(0, count("mailbox") + count("person") + count("movement"));
    }

    void no_two_mailboxes_share_a_home() {
        for (int i = 0; i < 20; ++i) world_->create(fmt::format("p{}@educacion.example", i));
        CHECK_EQUAL("20", text("SELECT COUNT(DISTINCT home) FROM mailbox WHERE home REGEXP '^[0-9a-f]{20}$'"));
    }

    void finds_by_the_exact_address() {
        const auto id = world_->create(kAna);
        CHECK_EQUAL(id, world_->service().find(kAna)->mailbox_id);
        for (const char* address : {"", "ana", "Ana@educacion.example", "ana@educacion.exampl%",
                                    "aná@educacion.example", "ana@formacion.example"}) {
            CHECK(!world_->service().find(address));
        }
    }

    void who_may_enter() {
        CHECK(enters(MailboxState::Active));
        for (const auto state :
             {MailboxState::Pending, MailboxState::Blocked, MailboxState::Suspended, MailboxState::Deleted}) {
            CHECK(!enters(state));
        }
        auto account = world_->service().find("p1@educacion.example").value();
        account.password_hash.reset();
        CHECK(!may_enter(account));
    }

    void an_inactive_domain_lets_nobody_enter() {
        world_->create(kAna);
        connection_->run_script("UPDATE domain SET active = FALSE");
        CHECK(!may_enter(world_->service().find(kAna).value()));
    }

    void a_block_ends_everything_at_once() {
        const auto id = world_->create(kAna);
        open_session(id);
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, {ActorKind::Operator, {}}));
        CHECK_EQUAL("blocked", text("SELECT state FROM mailbox"));
        CHECK_EQUAL(0, count("session") + count("webmail_session") + count("webmail_token"));
        CHECK_EQUAL("account_blocked operator",
                    text("SELECT CONCAT_WS(' ', action, actor_kind) FROM movement ORDER BY id DESC"));
        CHECK_EQUAL("kick queued", text("SELECT CONCAT_WS(' ', kind, state) FROM outbox"));
        const std::string sealed = text("SELECT sealed FROM outbox");
        CHECK_EQUAL(kAna, world_->outbox().open_kick(sealed).address);
        CHECK_LACKS("ana", sealed);
    }

    void a_block_is_for_open_accounts() {
        world_->create("p@educacion.example", MailboxState::Suspended);
        CHECK_EQUAL(BlockOutcome::NotActive, world_->service().block("p@educacion.example", {}));
        CHECK_EQUAL(BlockOutcome::NoSuchAccount, world_->service().block("none@educacion.example", {}));
        world_->create(kAna);
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, {}));
        CHECK_EQUAL(BlockOutcome::NotActive, world_->service().block(kAna, {}));
        CHECK_EQUAL(1, count("outbox"));
    }

    void an_unblock_opens_again() {
        world_->create(kAna);
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, {}));
        CHECK_EQUAL(UnblockOutcome::Unblocked, world_->service().unblock(kAna, {}));
        CHECK(may_enter(world_->service().find(kAna).value()));
        CHECK_EQUAL("account_unblocked", text("SELECT action FROM movement ORDER BY id DESC"));
    }

    void an_unblock_is_for_blocked_accounts() {
        world_->create(kAna);
        world_->create("s@educacion.example", MailboxState::Suspended);
        CHECK_EQUAL(UnblockOutcome::NotBlocked, world_->service().unblock(kAna, {}));
        CHECK_EQUAL(UnblockOutcome::NotBlocked, world_->service().unblock("s@educacion.example", {}));
        CHECK_EQUAL(UnblockOutcome::NoSuchAccount, world_->service().unblock("none@educacion.example", {}));
    }

    // One transaction: the outbox cannot be written, so nothing else is.
    void a_block_that_fails_half_way_changes_nothing() {
        const auto id = world_->create(kAna);
        open_session(id);
        connection_->run_script("ALTER TABLE outbox RENAME TO outbox_away");
        CHECK_BROKEN("queue_message", world_->service().block(kAna, {}));
        connection_->run_script("ALTER TABLE outbox_away RENAME TO outbox");
        CHECK_EQUAL("active", text("SELECT state FROM mailbox"));
        CHECK_EQUAL(1, count("session"));
        CHECK_EQUAL(1, count("movement"));
    }

    void movements_have_site_and_holder() {
        world_->create(kAna);
        world_->create("luis@formacion.example");
        CHECK_EQUAL("educacion formacion", text("SELECT GROUP_CONCAT(s.site_key ORDER BY v.id SEPARATOR ' ') FROM "
                                                "movement v JOIN site s ON s.id = v.site_id"));
        CHECK_EQUAL("2", text("SELECT COUNT(*) FROM movement v JOIN holding h ON h.mailbox_id = v.mailbox_id"
                              " WHERE h.person_id = v.person_id"));
        CHECK_BROKEN("one_row", record_movement(*connection_, {.action = "x", .actor = {}, .mailbox_id = 999999},
                                                world_->clock().now()));
        CHECK_BROKEN("one_row+commit", db::transact(world_->pool(), [&](db::Connection& connection) {
                         connection.change({"change", "UPDATE mailbox SET state = 'blocked'"});
                         record_movement(connection, {.action = "x", .actor = {}, .mailbox_id = 999999},
                                         world_->clock().now());
                     }));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM mailbox WHERE state = 'blocked'"));
    }

    // Between the check of a password and the session lies the hashing, and its queue.
    void who_was_checked_may_not_enter_any_more() {
        world_->create(kAna);
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}old'");
        const auto account = world_->service().find(kAna).value();
        CHECK(still_enters(*connection_, account));
        CHECK(lock_entries(*connection_, account));
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}new'");
        CHECK(!still_enters(*connection_, account));
        CHECK(!lock_entries(*connection_, account));
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}old', state = 'blocked'");
        CHECK(!still_enters(*connection_, account));
        CHECK(!lock_entries(*connection_, account));
    }

    // A sign-in that was under way when the factor was set up got in without it.
    void nor_may_who_was_checked_without_the_second_factor_that_came_since() {
        world_->create(kAna);
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}old'");
        const auto without = world_->service().find(kAna).value();
        connection_->run_script(
            "INSERT INTO second_factor (mailbox_id, secret_sealed, last_step, enabled_at)"
            " SELECT id, 'sealed', 0, created_at FROM mailbox");
        CHECK(!lock_entries(*connection_, without));
        const auto with = world_->service().find(kAna).value();
        CHECK(lock_entries(*connection_, with));
        connection_->run_script("DELETE FROM second_factor");
        CHECK(!lock_entries(*connection_, with));
    }

    void an_entry_hears_what_is_open() {
        world_->create(kAna);
        world_->create("beto@educacion.example");
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}old'");
        for (const char* id : {"1", "2", "3"}) {
            connection_->run_script(
                fmt::format("INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at,"
                            " remote_address, user_agent) SELECT REPEAT('{0}', 32), m.id, d.site_id, m.created_at,"
                            " m.created_at, m.created_at, '::1', 'x' FROM mailbox m JOIN domain d ON d.id = m.domain_id"
                            " JOIN address a ON a.mailbox_id = m.id WHERE a.address = '{1}'",
                            id, kAna));
        }
        connection_->run_script(
            fmt::format("INSERT INTO device (id_hash, mailbox_id, created_at, last_seen_at, remote_address, user_agent)"
                        " SELECT REPEAT('d', 32), mailbox_id, valid_from, valid_from, '::1', 'x' FROM address"
                        " WHERE address = '{}'",
                        kAna));
        const auto open = lock_entries(*connection_, world_->service().find(kAna).value()).value();
        CHECK_EQUAL(3U, open.sessions);
        CHECK_EQUAL(1U, open.devices);
        CHECK_EQUAL(0U, lock_entries(*connection_, world_->service().find("beto@educacion.example").value())->sessions);
    }

    void a_renewed_hash_never_undoes_a_new_password() {
        world_->create(kAna);
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}old'");
        const auto account = world_->service().find(kAna).value();
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}chosen since'");
        renew_password_hash(*connection_, account, "{ARGON2ID}old at a new cost");
        CHECK_EQUAL("{ARGON2ID}chosen since", world_->service().find(kAna)->password_hash);
    }

    void a_renewed_hash_is_not_a_change_of_password() {
        world_->create(kAna);
        const std::string before = text("SELECT password_changed_at FROM mailbox");
        connection_->run_script("UPDATE mailbox SET password_hash = '{ARGON2ID}old'");
        renew_password_hash(*connection_, world_->service().find(kAna).value(), "{ARGON2ID}new");
        CHECK_EQUAL("{ARGON2ID}new", world_->service().find(kAna)->password_hash);
        CHECK_EQUAL(before, text("SELECT password_changed_at FROM mailbox"));
    }

  private:
    CreateOutcome create(const std::string& address) {
        NewAccount account;
        account.address = address;
        return world_->service().create(account, {});
    }

    bool enters(MailboxState state) {
        const std::string address = fmt::format("p{}@educacion.example", static_cast<int>(state));
        world_->create(address, state);
        return may_enter(world_->service().find(address).value());
    }

    void open_session(std::uint64_t id) {
        connection_->run_script(
            fmt::format("INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at, "
                        "remote_address, user_agent)"
                        " SELECT REPEAT('s', 32), m.id, s.id, m.created_at, m.created_at, m.created_at, '::1', 'x'"
                        " FROM mailbox m JOIN site s ON s.site_key = 'educacion' WHERE m.id = {0};"
                        "INSERT INTO webmail_session (id_hash, session_hash, created_at) SELECT REPEAT('w', 32), "
                        "id_hash, created_at FROM session;"
                        "INSERT INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at)"
                        " SELECT REPEAT('i', 16), {0}, id_hash, REPEAT('h', 32), expires_at FROM session",
                        id));
    }

    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }
    std::int64_t count(const std::string& table) { return std::stol(text("SELECT COUNT(*) FROM " + table)); }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountServiceTest);

}  // namespace valija::accounts
