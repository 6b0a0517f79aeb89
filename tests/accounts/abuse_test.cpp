// SPDX-License-Identifier: AGPL-3.0-or-later
// What a hostile reader of the account service found, each with its story.
#include <filesystem>

#include "accounts/personal_service.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr Actor kPerson{.kind = ActorKind::Person, .id = {}};
constexpr Actor kOperator{.kind = ActorKind::Operator, .id = {}};
constexpr const char* kAna = "ana.lopez@educacion.example";

}  // namespace

class AbuseTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AbuseTest);
    CPPUNIT_TEST(every_notice_has_its_template);
    CPPUNIT_TEST(a_pending_account_can_be_blocked);
    CPPUNIT_TEST(a_block_ends_the_live_credential);
    CPPUNIT_TEST(the_former_holder_hears_of_a_reassignment);
    CPPUNIT_TEST(a_domain_by_document_survives_a_deletion);
    CPPUNIT_TEST(thousands_of_homonyms_leave_room_for_one_more);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        service_ = std::make_unique<PersonalService>(world_->pool(), world_->tools());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override {
        connection_.reset();
        service_.reset();
        world_.reset();
    }

    // The end of a suspension was told by a template that nobody had written: the courier tried for two days.
    void every_notice_has_its_template() {
        issue(add("Ana", "López"));
        CHECK_EQUAL(SuspendOutcome::Suspended, world_->service().suspend(kAna, kOperator));
        CHECK_EQUAL(ResumeOutcome::Resumed, world_->service().resume(kAna, kOperator));
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, kOperator));
        CHECK_EQUAL(UnblockOutcome::Unblocked, world_->service().unblock(kAna, kOperator));
        CHECK_EQUAL(DeleteOutcome::Deleted, world_->service().remove(kAna, kOperator));
        const auto names = connection_->select({"names", "SELECT DISTINCT name FROM outbox WHERE name IS NOT NULL"});
        CHECK_EQUAL(6U, names.size());
        for (const db::Row& row : names)
            CPPUNIT_ASSERT_MESSAGE(row.text(0),
                                   std::filesystem::exists(VALIJA_SOURCE "/templates/mail/" + row.text(0) + ".txt"));
    }

    // Only active ones could be: whoever had stolen the first credential could use it while staff looked on.
    void a_pending_account_can_be_blocked() {
        issue(add("Ana", "López"));
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, kOperator));
        CHECK_EQUAL(UnblockOutcome::Unblocked, world_->service().unblock(kAna, kOperator));
        CHECK_EQUAL("pending", text("SELECT state FROM mailbox"));
    }

    // Blocked for a stolen message, opened again, and the credential in that message worked again.
    void a_block_ends_the_live_credential() {
        issue(add("Ana", "López"));
        connection_->run_script("UPDATE mailbox SET state = 'active', password_hash = 'x'");
        CHECK_EQUAL(BlockOutcome::Blocked, world_->service().block(kAna, kOperator));
        CHECK_EQUAL(UnblockOutcome::Unblocked, world_->service().unblock(kAna, kOperator));
        CHECK_EQUAL("active", text("SELECT state FROM mailbox"));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM activation WHERE used_at IS NULL AND voided_at IS NULL"));
    }

    // Their mail went to somebody else, and nobody told them.
    void the_former_holder_hears_of_a_reassignment() {
        NewAccount account;
        account.address = "direccion.x@educacion.example";
        account.type = AccountType::Function;
        account.state = MailboxState::Active;
        account.holder.person_id = add("Ana", "López");
        CHECK_EQUAL(CreateOutcome::Created, world_->service().create(account, kOperator));
        CHECK_EQUAL(ReassignOutcome::Reassigned,
                    world_->service().reassign(account.address, add("Luis", "Ramos"), kOperator));
        CHECK_EQUAL("account_handed_over,account_reassigned",
                    text("SELECT GROUP_CONCAT(name ORDER BY name) FROM outbox WHERE kind = 'mail'"));
    }

    // A number is one name, and it had been used: a broken page for ever.
    void a_domain_by_document_survives_a_deletion() {
        connection_->run_script("UPDATE domain_profile SET user_name_rule = 'document'");
        const auto person = add("Ana", "López");
        const auto first = issue(person);
        CHECK_EQUAL(IssueOutcome::Created, first.outcome);
        CHECK_EQUAL(DeleteOutcome::Deleted, world_->service().remove(first.address, kOperator));
        const auto again = issue(person);
        CHECK_EQUAL(IssueOutcome::Refused, again.outcome);
        CHECK_EQUAL(PersonalVerdict::NoName, again.verdict);
    }

    // Each homonym made the next one's name dearer, with the first one's row locked.
    void thousands_of_homonyms_leave_room_for_one_more() {
        issue(add("María", "Hernández"));
        connection_->run_script(
            "INSERT INTO address (address, mailbox_id, is_primary, valid_from, valid_until)"
            " SELECT CONCAT('maria.hernandez', seq, '@educacion.example'), (SELECT MIN(id) FROM mailbox), FALSE, NOW(),"
            " NOW() FROM seq_2_to_8000");
        const auto one_more = issue(add("María", "Hernández"));
        CHECK_EQUAL(IssueOutcome::Created, one_more.outcome);
        CHECK_EQUAL("1", text(fmt::format("SELECT COUNT(*) FROM address WHERE address = '{}'", one_more.address)));
    }

  private:
    Issued issue(std::uint64_t person) { return service_->issue(person, kPerson); }

    std::uint64_t add(const std::string& given_names, const std::string& surname) {
        people::Person person;
        person.given_names = given_names;
        person.first_surname = surname;
        person.national_id = std::to_string(1000000 + ++added_);
        person.alternate_address = people::Contact{.value = fmt::format("p{}@fuera.example", added_),
                                                   .set_at = world_->clock().now(),
                                                   .confirmed_at = world_->clock().now(),
                                                   .confirmed_by = people::ConfirmedBy::Register};
        return world_->add_person(person);
    }

    std::string text(const std::string& sql) { return connection_->select({"text", sql}).at(0).text(0); }

    unsigned added_ = 0;
    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<PersonalService> service_;
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(AbuseTest);

}  // namespace valija::accounts
