// SPDX-License-Identifier: AGPL-3.0-or-later
// What staff and holders do to an account that is there: reset, change of password, suspension, reassignment,
// modification, deletion; each whole or not at all, and two at once.
#include <algorithm>
#include <array>
#include <functional>
#include <mutex>
#include <thread>

#include "accounts/account_service.h"
#include "accounts/activation_credential.h"
#include "accounts/staff_service.h"
#include "crypto/digest.h"
#include "crypto/sealed.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr const char* kAna = "ana@educacion.example";
constexpr const char* kPrensa = "prensa@educacion.example";
constexpr Actor kOperator{.kind = ActorKind::Operator, .id = {}};
const std::string kActivationKey(32, 'a');

void at_once(std::size_t count, const std::function<void(std::size_t)>& work) {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&, i] { work(i); });
}

}  // namespace

class AccountChangesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountChangesTest);
    CPPUNIT_TEST(a_reset_by_mail_ends_the_password_and_mails_a_credential);
    CPPUNIT_TEST(a_reset_by_letter_gives_the_credential_away_once);
    CPPUNIT_TEST(a_letter_is_announced_to_the_confirmed_address);
    CPPUNIT_TEST(a_reset_is_for_open_accounts_of_those_who_are_here);
    CPPUNIT_TEST(a_change_of_password_keeps_one_session_and_its_browser);
    CPPUNIT_TEST(a_change_of_password_needs_what_was_read);
    CPPUNIT_TEST(a_suspension_ends_everything_and_resuming_opens_again);
    CPPUNIT_TEST(a_reassigned_account_is_the_new_holders_alone);
    CPPUNIT_TEST(a_reassigned_account_stays_its_work_centres);
    CPPUNIT_TEST(who_may_not_be_reassigned_to_whom);
    CPPUNIT_TEST(a_new_address_leaves_the_old_one_as_an_alias);
    CPPUNIT_TEST(an_alias_may_become_the_address_again);
    CPPUNIT_TEST(an_address_that_cannot_be_is_refused);
    CPPUNIT_TEST(a_quota_has_bounds);
    CPPUNIT_TEST(a_deleted_account_is_gone_and_its_address_nobodys);
    CPPUNIT_TEST(a_deleted_account_serves_no_more);
    CPPUNIT_TEST(each_is_whole_or_not_at_all);
    CPPUNIT_TEST(two_at_once);
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

    void a_reset_by_mail_ends_the_password_and_mails_a_credential() {
        const auto id = make_ana();
        open_session(id);
        const auto reset = service().reset(kAna, Delivery::Mail, kOperator);
        CHECK_EQUAL(ResetOutcome::Reset, reset.outcome);
        CHECK_EQUAL("", reset.credential);
        CHECK(reset.expires_at == now() + std::chrono::hours(72));
        CHECK_EQUAL("active none", text("SELECT CONCAT_WS(' ', state, IFNULL(password_hash, 'none')) FROM mailbox"));
        CHECK(!may_enter(service().find(kAna).value()));
        CHECK_EQUAL("0 0",
                    text("SELECT CONCAT_WS(' ', (SELECT COUNT(*) FROM session), (SELECT COUNT(*) FROM device))"));
        CHECK_EQUAL("account_reset operator", last_movement());
        CHECK_EQUAL("kick,account_reset", messages());
        const std::string mail = open_mail();
        CHECK_CONTAINS("ana@casa.example", mail);
        CHECK_EQUAL(credential_hmac(kActivationKey, credential_in(mail)), live_hmac(id));
    }

    void a_reset_by_letter_gives_the_credential_away_once() {
        const auto id = world_->create(kAna);  // no contact at all
        const auto first = service().reset(kAna, Delivery::Letter, kOperator);
        const auto second = service().reset(kAna, Delivery::Letter, kOperator);
        CHECK_EQUAL(ResetOutcome::Reset, second.outcome);
        CHECK(first.credential != second.credential);
        CHECK_EQUAL(credential_hmac(kActivationKey, second.credential), live_hmac(id));
        CHECK(second.expires_at == now() + std::chrono::days(15));
        CHECK_EQUAL("kick,kick", messages());
        for (const char* column : {"secret_hmac", "live_mailbox_id"})
            CHECK_LACKS(second.credential, text(fmt::format("SELECT GROUP_CONCAT({}) FROM activation", column)));
    }

    void a_letter_is_announced_to_the_confirmed_address() {
        make_ana();
        const auto reset = service().reset(kAna, Delivery::Letter, kOperator);
        CHECK_EQUAL("kick,account_letter_printed", messages());
        CHECK_CONTAINS("ana@casa.example", open_mail());
        CHECK_LACKS(reset.credential, open_mail());
    }

    void a_reset_is_for_open_accounts_of_those_who_are_here() {
        world_->create("p@educacion.example");
        CHECK_EQUAL(ResetOutcome::NoAlternateAddress, reset("p@educacion.example"));
        make_ana();
        for (const char* state : {"blocked", "suspended"}) {
            connection_->run_script(fmt::format("UPDATE mailbox SET state = '{}'", state));
            CHECK_EQUAL(ResetOutcome::NotOpen, reset(kAna));
        }
        connection_->run_script("UPDATE mailbox SET state = 'active'; UPDATE person SET active = FALSE");
        CHECK_EQUAL(ResetOutcome::NotActivePerson, reset(kAna));
        CHECK_EQUAL(ResetOutcome::NotActivePerson, service().reset(kAna, Delivery::Letter, kOperator).outcome);
        CHECK_EQUAL(ResetOutcome::NoSuchAccount, reset("none@educacion.example"));
        CHECK_EQUAL("0 2",
                    text("SELECT CONCAT_WS(' ', (SELECT COUNT(*) FROM outbox), (SELECT COUNT(*) FROM movement))"));
        connection_->run_script("UPDATE mailbox SET state = 'pending'; UPDATE person SET active = TRUE");
        CHECK_EQUAL(ResetOutcome::Reset, reset(kAna));
    }

    void a_change_of_password_keeps_one_session_and_its_browser() {
        const auto id = make_ana();
        open_session(id, 'k');
        open_session(id, 'x');
        const auto other = world_->create("otra@educacion.example");
        open_session(other, 'o');
        CHECK_EQUAL(ChangePasswordOutcome::Changed, change_password(std::string(32, 'k')));
        CHECK_EQUAL("{ARGON2ID}new", service().find(kAna)->password_hash);
        CHECK_EQUAL("k,o", text("SELECT GROUP_CONCAT(LEFT(id_hash, 1) ORDER BY 1) FROM session"));
        CHECK_EQUAL("K,O", text("SELECT GROUP_CONCAT(LEFT(id_hash, 1) ORDER BY 1) FROM device"));
        CHECK_EQUAL("k,o", text("SELECT GROUP_CONCAT(LEFT(session_hash, 1) ORDER BY 1) FROM webmail_token"));
        CHECK_EQUAL("password_changed person", last_movement());
        CHECK_EQUAL("kick,account_password_changed", messages());
    }

    void a_change_of_password_needs_what_was_read() {
        make_ana();
        const auto read = service().find(kAna).value();
        CHECK_EQUAL(ChangePasswordOutcome::Changed, service().change_password(read, "{ARGON2ID}1", "", {}));
        CHECK_EQUAL(ChangePasswordOutcome::ChangedMeanwhile, service().change_password(read, "{ARGON2ID}2", "", {}));
        const auto again = service().find(kAna).value();
        CHECK_EQUAL(BlockOutcome::Blocked, service().block(kAna, kOperator));
        CHECK_EQUAL(ChangePasswordOutcome::ChangedMeanwhile, service().change_password(again, "{ARGON2ID}3", "", {}));
        CHECK_EQUAL(ChangePasswordOutcome::NotActive,
                    service().change_password(service().find(kAna).value(), "{ARGON2ID}4", "", {}));
        CHECK_EQUAL("{ARGON2ID}1", service().find(kAna)->password_hash);
    }

    void a_suspension_ends_everything_and_resuming_opens_again() {
        const auto id = make_ana();
        open_session(id);
        CHECK_EQUAL(ResumeOutcome::NotSuspended, service().resume(kAna, kOperator));
        CHECK_EQUAL(SuspendOutcome::Suspended, service().suspend(kAna, kOperator));
        CHECK_EQUAL("suspended", text("SELECT state FROM mailbox"));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM session"));
        CHECK(!may_enter(service().find(kAna).value()));
        CHECK_EQUAL("account_suspended operator", last_movement());
        CHECK_EQUAL("kick,account_suspended", messages());
        CHECK_EQUAL(SuspendOutcome::NotActive, service().suspend(kAna, kOperator));
        CHECK_EQUAL(UnblockOutcome::NotBlocked, service().unblock(kAna, kOperator));
        CHECK_EQUAL(ResumeOutcome::Resumed, service().resume(kAna, kOperator));
        CHECK(may_enter(service().find(kAna).value()));
        CHECK_EQUAL("account_resumed operator", last_movement());
        CHECK_EQUAL("kick,account_suspended,account_resumed", messages());
        CHECK_EQUAL(SuspendOutcome::NoSuchAccount, service().suspend("none@educacion.example", kOperator));
        CHECK_EQUAL(ResumeOutcome::NoSuchAccount, service().resume("none@educacion.example", kOperator));
    }

    void a_reassigned_account_is_the_new_holders_alone() {
        const auto id = make_prensa();
        open_session(id);
        const auto luis = add_person("Luis");
        CHECK_EQUAL(ReassignOutcome::Reassigned, service().reassign(kPrensa, luis, kOperator));
        CHECK_EQUAL("none", text("SELECT IFNULL(password_hash, 'none') FROM mailbox"));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM session"));
        CHECK_EQUAL("Ana until,Luis",
                    text("SELECT GROUP_CONCAT(p.given_names, IF(h.valid_until IS NULL, '', ' until') ORDER BY h.id)"
                         " FROM holding h JOIN person p ON p.id = h.person_id"));
        CHECK_EQUAL("account_reassigned operator", last_movement());
        CHECK_EQUAL(std::to_string(luis), text("SELECT person_id FROM movement ORDER BY id DESC LIMIT 1"));
        CHECK_EQUAL("kick,account_reassigned,account_handed_over", messages());
        CHECK_CONTAINS("luis@casa.example", open_mail());
        CHECK_EQUAL(credential_hmac(kActivationKey, credential_in(open_mail())), live_hmac(id));
    }

    void a_reassigned_account_stays_its_work_centres() {
        make_prensa();
        connection_->run_script(
            "INSERT INTO work_centre (site_id, cct, name, created_at)"
            " SELECT id, '09DPR0001A', 'Escuela', '2026-01-01' FROM site WHERE site_key = 'educacion';"
            "UPDATE holding SET account_type = 'work_centre', work_centre_id = (SELECT MAX(id) FROM work_centre)");
        CHECK_EQUAL(ReassignOutcome::Reassigned, service().reassign(kPrensa, add_person("Luis"), kOperator));
        CHECK_EQUAL("work_centre 09DPR0001A",
                    text("SELECT CONCAT_WS(' ', h.account_type, w.cct) FROM holding h JOIN work_centre w"
                         " ON w.id = h.work_centre_id WHERE h.valid_until IS NULL"));
    }

    void who_may_not_be_reassigned_to_whom() {
        make_ana();
        make_prensa();
        const auto luis = add_person("Luis");
        const auto reassign = [&](const char* address, std::uint64_t person) {
            return service().reassign(address, person, kOperator);
        };
        CHECK_EQUAL(ReassignOutcome::PersonalAccount, reassign(kAna, luis));
        CHECK_EQUAL(ReassignOutcome::NoSuchAccount, reassign("none@educacion.example", luis));
        CHECK_EQUAL(ReassignOutcome::NoSuchPerson, reassign(kPrensa, 999999));
        people::Person stranger;
        stranger.site_key = "formacion";
        CHECK_EQUAL(ReassignOutcome::NoSuchPerson, reassign(kPrensa, world_->add_person(stranger)));
        CHECK_EQUAL(ReassignOutcome::NoAlternateAddress, reassign(kPrensa, world_->add_person({})));
        people::Person gone;
        gone.active = false;
        CHECK_EQUAL(ReassignOutcome::NotActivePerson, reassign(kPrensa, world_->add_person(gone)));
        CHECK_EQUAL(BlockOutcome::Blocked, service().block(kPrensa, kOperator));
        CHECK_EQUAL(ReassignOutcome::NotOpen, reassign(kPrensa, luis));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM movement WHERE action = 'account_reassigned'"));
    }

    void a_new_address_leaves_the_old_one_as_an_alias() {
        const auto id = make_ana();
        open_session(id);
        CHECK_EQUAL(ModifyOutcome::Modified, rename(kAna, "ana.lopez@educacion.example"));
        CHECK(!service().find(kAna));
        const auto account = service().find("ana.lopez@educacion.example").value();
        CHECK_EQUAL(id, account.mailbox_id);
        CHECK(may_enter(account));
        CHECK_EQUAL("ana.lopez@educacion.example ana@educacion.example",
                    text("SELECT GROUP_CONCAT(address ORDER BY is_primary DESC SEPARATOR ' ') FROM v_postfix_mailbox m"
                         " JOIN address USING (address)"));
        CHECK_EQUAL("ana.lopez@educacion.example", text("SELECT GROUP_CONCAT(address) FROM v_dovecot_password"));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM session"));
        CHECK_EQUAL("account_modified operator", last_movement());
        CHECK_EQUAL("kick,account_address_changed", messages());
        CHECK_CONTAINS("\"USER\":\"ana.lopez@educacion.example\"", open_mail());
        CHECK_EQUAL(kAna, world_->outbox().open_kick(text("SELECT sealed FROM outbox WHERE kind = 'kick'")).address);
    }

    void an_alias_may_become_the_address_again() {
        make_ana();
        CHECK_EQUAL(ModifyOutcome::Modified, rename(kAna, "ana.lopez@educacion.example"));
        CHECK_EQUAL(ModifyOutcome::Modified, rename("ana.lopez@educacion.example", kAna));
        CHECK(service().find(kAna));
        CHECK_EQUAL("1 2", text("SELECT CONCAT_WS(' ', SUM(is_primary), COUNT(*)) FROM address"));
    }

    void an_address_that_cannot_be_is_refused() {
        make_ana();
        world_->create("otra@educacion.example");
        CHECK_EQUAL(ModifyOutcome::AddressTaken, rename(kAna, "otra@educacion.example"));
        CHECK_EQUAL(DeleteOutcome::Deleted, service().remove("otra@educacion.example", kOperator));
        CHECK_EQUAL(ModifyOutcome::AddressTaken, rename(kAna, "otra@educacion.example"));
        for (const char* address : {"ana@formacion.example", "ana@sub.educacion.example", "ana", "ana@", ""})
            CHECK_EQUAL(ModifyOutcome::OtherDomain, rename(kAna, address));
        for (const char* address :
             {"@educacion.example", "a b@educacion.example", "ana+x@educacion.example", "a@b@educacion.example",
              "Ana@educacion.example", "a..b@educacion.example", "aná@educacion.example", ".a@educacion.example"})
            CHECK_EQUAL(ModifyOutcome::NotAUserName, rename(kAna, address));
        for (const char* address : {"postmaster@educacion.example", "no-responder@educacion.example"})
            CHECK_EQUAL(ModifyOutcome::ReservedName, rename(kAna, address));
        make_prensa();
        CHECK_EQUAL(ModifyOutcome::ReservedName, rename(kPrensa, "no-responder@educacion.example"));
        CHECK_EQUAL(ModifyOutcome::NoSuchAccount, rename("none@educacion.example", "x@educacion.example"));
        CHECK(service().find(kAna));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM movement WHERE action = 'account_modified'"));
        CHECK_EQUAL(ModifyOutcome::Modified, rename(kPrensa, "postmaster@educacion.example"));
    }

    void a_quota_has_bounds() {
        const auto id = make_ana();
        open_session(id);
        const auto set = [&](std::uint64_t bytes) {
            return service().modify(kAna, {.quota_bytes = bytes, .address = {}}, kOperator);
        };
        for (const std::uint64_t bytes : {std::uint64_t{0}, kLeastQuota - 1, kMostQuota + 1})
            CHECK_EQUAL(ModifyOutcome::QuotaOutOfRange, set(bytes));
        for (const std::uint64_t bytes : {kLeastQuota, kMostQuota}) {
            CHECK_EQUAL(ModifyOutcome::Modified, set(bytes));
            CHECK_EQUAL(std::to_string(bytes), text("SELECT quota_bytes FROM mailbox"));
        }
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM session"));
        CHECK_EQUAL("", messages());
    }

    void a_deleted_account_is_gone_and_its_address_nobodys() {
        const auto id = make_ana();
        open_session(id);
        CHECK_EQUAL(ResetOutcome::Reset, reset(kAna));
        CHECK_EQUAL(DeleteOutcome::Deleted, service().remove(kAna, kOperator));
        CHECK(!service().find(kAna));
        CHECK_EQUAL("deleted none", text("SELECT CONCAT_WS(' ', state, IFNULL(password_hash, 'none')) FROM mailbox"));
        CHECK_EQUAL("0 0 0 0", text("SELECT CONCAT_WS(' ', (SELECT COUNT(*) FROM session),"
                                    " (SELECT COUNT(*) FROM holding WHERE valid_until IS NULL),"
                                    " (SELECT COUNT(*) FROM activation WHERE live_mailbox_id IS NOT NULL),"
                                    " (SELECT COUNT(*) FROM v_postfix_mailbox))"));
        CHECK_EQUAL("account_deleted operator", last_movement());
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM movement WHERE action = 'account_deleted' AND person_id > 0"));
        CHECK_EQUAL("kick,account_reset,kick,account_deleted", messages());
        CHECK_EQUAL(DeleteOutcome::NoSuchAccount, service().remove(kAna, kOperator));
        NewAccount heir;
        heir.address = kAna;
        CHECK_EQUAL(CreateOutcome::AddressTaken, service().create(heir, {}));
    }

    void a_deleted_account_serves_no_more() {
        make_ana();
        const StaffService staff(world_->pool(), world_->tools());
        CHECK_EQUAL(AddStaffOutcome::Added, staff.add(kAna, StaffRole::Admin, "", kOperator));
        CHECK_EQUAL(DeleteOutcome::Deleted, service().remove(kAna, kOperator));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM staff WHERE removed_at IS NULL"));
        CHECK_EQUAL("account_created,staff_added,account_deleted,staff_removed",
                    text("SELECT GROUP_CONCAT(action ORDER BY id) FROM movement"));
    }

    // The messages come last, so whatever was written before them must go back.
    void each_is_whole_or_not_at_all() {
        open_session(make_ana());
        open_session(make_prensa(), 'p');
        const auto luis = add_person("Luis");
        const auto account = service().find(kAna).value();
        const std::string before = everything();
        const std::vector<std::function<void()>> works{
            [&] { static_cast<void>(service().reset(kAna, Delivery::Mail, kOperator)); },
            [&] { static_cast<void>(service().reset(kAna, Delivery::Letter, kOperator)); },
            [&] { static_cast<void>(service().change_password(account, "{ARGON2ID}new", "", {})); },
            [&] { static_cast<void>(service().suspend(kAna, kOperator)); },
            [&] { static_cast<void>(service().reassign(kPrensa, luis, kOperator)); },
            [&] { static_cast<void>(rename(kAna, "ana.lopez@educacion.example")); },
            [&] { static_cast<void>(service().remove(kAna, kOperator)); }};
        for (const char* table : {"outbox", "movement"}) {
            for (const auto& work : works) {
                rename_table(table, "elsewhere");
                CHECK_BROKEN("database", work());
                rename_table("elsewhere", table);
                CHECK_EQUAL(before, everything());
            }
        }
        for (const auto& work : works) work();
    }

    void two_at_once() {
        make_ana();
        make_prensa();
        const auto luis = add_person("Luis");
        const auto eva = add_person("Eva");
        at_once(8, [&](std::size_t) { static_cast<void>(service().reset(kAna, Delivery::Mail, kOperator)); });
        CHECK_EQUAL("1 of 8", text("SELECT CONCAT(SUM(voided_at IS NULL), ' of ', COUNT(*)) FROM activation"));
        at_once(8, [&](std::size_t i) {
            static_cast<void>(service().reassign(kPrensa, i % 2 == 0 ? luis : eva, kOperator));
        });
        CHECK_EQUAL("1 of 9", text("SELECT CONCAT(SUM(h.valid_until IS NULL), ' of ', COUNT(*)) FROM holding h"
                                   " WHERE account_type = 'function'"));
        int taken = 0;
        std::mutex mutex;
        at_once(2, [&](std::size_t i) {
            const auto outcome = rename(i == 0 ? kAna : kPrensa, "nueva@educacion.example");
            const std::scoped_lock lock(mutex);
            taken += outcome == ModifyOutcome::AddressTaken ? 1 : 0;
        });
        CHECK_EQUAL(1, taken);
        int deleted = 0;
        const std::string left = service().find(kAna) ? kAna : kPrensa;
        at_once(4, [&](std::size_t) {
            const bool is_deleted = service().remove(left, kOperator) == DeleteOutcome::Deleted;
            const std::scoped_lock lock(mutex);
            deleted += is_deleted ? 1 : 0;
        });
        CHECK_EQUAL(1, deleted);
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM movement WHERE action = 'account_deleted'"));
    }

  private:
    AccountService& service() { return world_->service(); }
    base::Time now() { return world_->clock().now(); }

    std::uint64_t add_person(const std::string& given_names) {
        people::Person person;
        person.given_names = given_names;
        person.first_surname = "López";
        person.alternate_address =
            people::Contact{.value = given_names == "Luis" ? "luis@casa.example" : "ana@casa.example",
                            .set_at = now(),
                            .confirmed_at = now(),
                            .confirmed_by = people::ConfirmedBy::Register};
        return world_->add_person(person);
    }

    std::uint64_t make(const std::string& address, AccountType type) {
        NewAccount account;
        account.address = address;
        account.type = type;
        account.state = MailboxState::Active;
        account.holder.person_id = add_person("Ana");
        account.password_hash = "{ARGON2ID}old";
        CHECK_EQUAL(CreateOutcome::Created, service().create(account, {}));
        return service().find(address)->mailbox_id;
    }
    std::uint64_t make_ana() { return make(kAna, AccountType::Personal); }
    std::uint64_t make_prensa() { return make(kPrensa, AccountType::Function); }

    ResetOutcome reset(const std::string& address) {
        return service().reset(address, Delivery::Mail, kOperator).outcome;
    }
    ModifyOutcome rename(const std::string& address, const std::string& to) {
        return service().modify(address, {.quota_bytes = {}, .address = to}, kOperator);
    }
    ChangePasswordOutcome change_password(const std::string& kept) {
        return service().change_password(service().find(kAna).value(), "{ARGON2ID}new", kept,
                                         {.kind = ActorKind::Person, .id = 1});
    }

    // A session, its browser (the same letter, large) and a token of its webmail.
    void open_session(std::uint64_t id, char letter = 's') {
        const char large = static_cast<char>(letter - 'a' + 'A');
        connection_->run_script(
            fmt::format("INSERT INTO device (id_hash, mailbox_id, created_at, last_seen_at, remote_address, user_agent)"
                        " SELECT REPEAT('{2}', 32), id, created_at, created_at, '::1', 'x' FROM mailbox WHERE id = {0};"
                        "INSERT INTO session (id_hash, device_hash, mailbox_id, site_id, created_at, last_seen_at,"
                        " expires_at, remote_address, user_agent)"
                        " SELECT REPEAT('{1}', 32), REPEAT('{2}', 32), m.id, s.id, m.created_at, m.created_at,"
                        " m.created_at, '::1', 'x' FROM mailbox m JOIN site s ON s.site_key = 'educacion'"
                        " WHERE m.id = {0};"
                        "INSERT INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at)"
                        " SELECT REPEAT('{1}', 16), mailbox_id, id_hash, REPEAT('h', 32), expires_at FROM session"
                        " WHERE id_hash = REPEAT('{1}', 32)",
                        id, letter, large));
    }

    void rename_table(const std::string& from, const std::string& to) {
        connection_->run_script(
            fmt::format("SET foreign_key_checks = 0; RENAME TABLE {} TO {}; SET foreign_key_checks = 1", from, to));
    }

    std::string last_movement() {
        return text("SELECT CONCAT_WS(' ', action, actor_kind) FROM movement ORDER BY id DESC LIMIT 1");
    }
    // Kinds and templates in the order in which they were queued.
    std::string messages() {
        return text("SELECT IFNULL(GROUP_CONCAT(IFNULL(name, kind) ORDER BY id), '') FROM outbox");
    }
    // The newest mail, opened.
    std::string open_mail() {
        const auto plain =
            crypto::open_sealed(crypto::hmac_sha256(std::string(32, 'o'), "outbox mail", ""), "outbox mail",
                                text("SELECT sealed FROM outbox WHERE kind = 'mail' AND name <> 'account_handed_over'"
                                     " ORDER BY id DESC LIMIT 1"));
        return plain.value_or("not sealed with this key");
    }
    static std::string credential_in(const std::string& mail) {
        return mail.substr(mail.find("ACTIVATION\":\"") + 13, 19);
    }
    std::string live_hmac(std::uint64_t id) {
        return text(fmt::format("SELECT secret_hmac FROM activation WHERE live_mailbox_id = {}", id));
    }

    std::string everything() {
        return text(
            "SELECT CONCAT_WS(' ', (SELECT GROUP_CONCAT(state, IFNULL(password_hash, '-'), quota_bytes) FROM mailbox),"
            " (SELECT GROUP_CONCAT(address, is_primary, IFNULL(valid_until, '-')) FROM address),"
            " (SELECT GROUP_CONCAT(person_id, IFNULL(valid_until, '-')) FROM holding),"
            " (SELECT COUNT(*) FROM activation), (SELECT COUNT(*) FROM movement), (SELECT COUNT(*) FROM outbox),"
            " (SELECT COUNT(*) FROM session), (SELECT COUNT(*) FROM device))");
    }

    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountChangesTest);

}  // namespace valija::accounts
