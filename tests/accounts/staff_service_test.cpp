// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/staff_service.h"

#include <algorithm>
#include <array>
#include <thread>

#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr const char* kAna = "ana@educacion.example";
constexpr Actor kOperator{.kind = ActorKind::Operator, .id = {}};

}  // namespace

class StaffServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(StaffServiceTest);
    CPPUNIT_TEST(a_role_is_given_listed_and_taken_away);
    CPPUNIT_TEST(a_role_may_be_at_another_site);
    CPPUNIT_TEST(who_may_serve);
    CPPUNIT_TEST(what_is_not_there_cannot_be_taken_away);
    CPPUNIT_TEST(many_at_once_give_it_once);
    CPPUNIT_TEST(a_domain_has_staff_of_its_own);
    CPPUNIT_TEST(without_its_movement_there_is_no_role);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        service_ = std::make_unique<StaffService>(world_->pool(), world_->tools());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        mailbox_ = world_->create(kAna);
    }
    void tearDown() override {
        connection_.reset();
        service_.reset();
        world_.reset();
    }

    void a_role_is_given_listed_and_taken_away() {
        CHECK_EQUAL(AddStaffOutcome::Added, add(StaffRole::HelpDesk));
        CHECK_EQUAL(AddStaffOutcome::Added, add(StaffRole::Auditor));
        CHECK_EQUAL(AddStaffOutcome::HasRole, add(StaffRole::HelpDesk));
        const auto staff = list_staff(*connection_, "educacion");
        CHECK_EQUAL(2U, staff.size());
        CHECK_EQUAL(mailbox_, staff[0].mailbox_id);
        CHECK_EQUAL(kAna, staff[0].address);
        CHECK_EQUAL(StaffRole::HelpDesk, staff[0].role);
        CHECK(!staff[0].domain && staff[0].added_at == world_->clock().now());
        CHECK_EQUAL(RemoveStaffOutcome::Removed, remove(StaffRole::HelpDesk));
        CHECK_EQUAL(StaffRole::Auditor, list_staff(*connection_, "").at(0).role);
        CHECK_EQUAL(AddStaffOutcome::Added, add(StaffRole::HelpDesk));
        CHECK_EQUAL(RemoveStaffOutcome::Removed, remove({}));
        CHECK(list_staff(*connection_, "").empty());
        CHECK_EQUAL("account_created,staff_added,staff_added,staff_removed,staff_added,staff_removed",
                    text("SELECT GROUP_CONCAT(action ORDER BY id) FROM movement"));
        CHECK_EQUAL("3", text("SELECT COUNT(*) FROM staff"));  // who served when is not forgotten
    }

    void a_role_may_be_at_another_site() {
        CHECK_EQUAL(AddStaffOutcome::Added, add(StaffRole::Admin, "formacion"));
        CHECK(list_staff(*connection_, "educacion").empty());
        CHECK_EQUAL("formacion", list_staff(*connection_, "formacion").at(0).site_key);
        CHECK_EQUAL(AddStaffOutcome::NoSuchSite, add(StaffRole::Admin, "nowhere"));
        CHECK_EQUAL(RemoveStaffOutcome::HasNoRole, remove(StaffRole::Admin));
        CHECK_EQUAL(RemoveStaffOutcome::Removed, remove(StaffRole::Admin, "formacion"));
    }

    void who_may_serve() {
        connection_->run_script("UPDATE mailbox SET state = 'pending'");
        CHECK_EQUAL(AddStaffOutcome::Added, add(StaffRole::Admin));
        for (const char* state : {"blocked", "suspended"}) {
            connection_->run_script(fmt::format("UPDATE mailbox SET state = '{}'", state));
            CHECK_EQUAL(AddStaffOutcome::NotOpen, add(StaffRole::Letters));
        }
        connection_->run_script("UPDATE mailbox SET state = 'active'; UPDATE person SET active = FALSE");
        CHECK_EQUAL(AddStaffOutcome::NotActivePerson, add(StaffRole::Letters));
        connection_->run_script("UPDATE person SET active = TRUE; UPDATE holding SET account_type = 'function'");
        CHECK_EQUAL(AddStaffOutcome::NotPersonal, add(StaffRole::Letters));
        CHECK_EQUAL(AddStaffOutcome::NoSuchAccount, service_->add("none@educacion.example", StaffRole::Admin, "", {}));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM staff"));
    }

    void what_is_not_there_cannot_be_taken_away() {
        CHECK_EQUAL(RemoveStaffOutcome::HasNoRole, remove({}));
        CHECK_EQUAL(RemoveStaffOutcome::NoSuchAccount, service_->remove("none@educacion.example", {}, "", {}));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM movement"));
    }

    void many_at_once_give_it_once() {
        std::array<AddStaffOutcome, 8> all{};
        {
            std::vector<std::jthread> threads;
            for (auto& outcome : all) threads.emplace_back([&] { outcome = add(StaffRole::Systems); });
        }
        CHECK_EQUAL(1, std::count(all.begin(), all.end(), AddStaffOutcome::Added));
        CHECK_EQUAL(7, std::count(all.begin(), all.end(), AddStaffOutcome::HasRole));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM movement WHERE action = 'staff_added'"));
    }

    // Nothing gives such a role yet; the table has room for it beside one for the whole site.
    void a_domain_has_staff_of_its_own() {
        CHECK_EQUAL(AddStaffOutcome::Added, add(StaffRole::Admin));
        connection_->run_script(
            "INSERT INTO staff (site_id, domain_id, mailbox_id, role, added_at) SELECT s.site_id, d.id, s.mailbox_id,"
            " s.role, s.added_at FROM staff s JOIN domain d ON d.site_id = s.site_id");
        CHECK_EQUAL("educacion.example", list_staff(*connection_, "educacion").at(1).domain);
        CPPUNIT_ASSERT_THROW(connection_->change({"again",
                                                  "INSERT INTO staff (site_id, domain_id, mailbox_id, role, added_at)"
                                                  " SELECT site_id, domain_id, mailbox_id, role, added_at FROM staff"}),
                             db::DuplicateKey);
        CHECK_EQUAL(RemoveStaffOutcome::Removed, remove(StaffRole::Admin));
        CHECK(list_staff(*connection_, "").empty());
    }

    void without_its_movement_there_is_no_role() {
        CHECK_EQUAL(AddStaffOutcome::Added, add(StaffRole::Admin));
        for (const bool adds : {true, false}) {
            connection_->run_script("SET foreign_key_checks = 0; RENAME TABLE movement TO elsewhere");
            CHECK_BROKEN("record_movement", adds ? static_cast<void>(add(StaffRole::Letters))
                                                 : static_cast<void>(remove(StaffRole::Admin)));
            connection_->run_script("RENAME TABLE elsewhere TO movement; SET foreign_key_checks = 1");
            CHECK_EQUAL("admin", text("SELECT GROUP_CONCAT(role) FROM staff WHERE removed_at IS NULL"));
        }
    }

  private:
    AddStaffOutcome add(StaffRole role, const std::string& site_key = {}) {
        return service_->add(kAna, role, site_key, kOperator);
    }
    RemoveStaffOutcome remove(std::optional<StaffRole> role, const std::string& site_key = {}) {
        return service_->remove(kAna, role, site_key, kOperator);
    }

    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }

    std::uint64_t mailbox_ = 0;
    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<StaffService> service_;
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(StaffServiceTest);

}  // namespace valija::accounts
