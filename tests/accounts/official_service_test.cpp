// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/official_service.h"

#include <algorithm>
#include <array>
#include <thread>

#include "accounts/activation_credential.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

constexpr Actor kOperator{.kind = ActorKind::Operator, .id = {}};
constexpr const char* kPrensa = "prensa@educacion.example";

}  // namespace

class OfficialServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OfficialServiceTest);
    CPPUNIT_TEST(a_function_is_made_with_its_movement_and_its_message);
    CPPUNIT_TEST(a_letter_needs_no_alternate_address);
    CPPUNIT_TEST(a_work_centre_is_answered_for_by_its_director);
    CPPUNIT_TEST(a_work_centres_data_must_be_up_to_date);
    CPPUNIT_TEST(a_service_may_be_an_offices);
    CPPUNIT_TEST(somebody_answers_for_each);
    CPPUNIT_TEST(a_personal_account_is_none_of_them);
    CPPUNIT_TEST(names_that_cannot_be);
    CPPUNIT_TEST(what_belongs_to_another_site_is_not_there);
    CPPUNIT_TEST(many_at_once_make_one);
    CPPUNIT_TEST(a_failure_half_way_leaves_nothing);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        service_ = std::make_unique<OfficialService>(world_->pool(), world_->tools());
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        ana_ = add_person("Ana", true);
        connection_->run_script(
            "INSERT INTO work_centre (site_id, cct, name, data_updated_at, created_at)"
            " SELECT id, '09DPR0001A', 'Escuela', '2026-11-01', '2026-01-01' FROM site WHERE site_key = 'educacion';"
            "INSERT INTO office (site_id, office_key, name) SELECT id, 'prensa', 'Prensa' FROM site");
    }
    void tearDown() override {
        connection_.reset();
        service_.reset();
        world_.reset();
    }

    void a_function_is_made_with_its_movement_and_its_message() {
        const auto ordered = create(function());
        CHECK_EQUAL(OfficialOutcome::Created, ordered.outcome);
        CHECK_EQUAL("", ordered.credential);
        CHECK(ordered.expires_at == world_->clock().now() + std::chrono::hours(72));
        CHECK_EQUAL("pending none function account_created operator account_created queued",
                    text("SELECT CONCAT_WS(' ', m.state, IFNULL(m.password_hash, 'none'), h.account_type, v.action,"
                         " v.actor_kind, o.name, o.state) FROM mailbox m JOIN holding h ON h.mailbox_id = m.id"
                         " JOIN movement v ON v.mailbox_id = m.id AND v.person_id = h.person_id"
                         " JOIN outbox o ON o.mailbox_id = m.id"));
    }

    void a_letter_needs_no_alternate_address() {
        auto order = function();
        order.holder.person_id = add_person("Luis", false);
        CHECK_EQUAL(OfficialVerdict::NoAlternateAddress, create(order).verdict);
        order.delivery = Delivery::Letter;
        const auto ordered = create(order);
        CHECK_EQUAL(OfficialOutcome::Created, ordered.outcome);
        CHECK_EQUAL(credential_hmac(std::string(32, 'a'), ordered.credential),
                    text("SELECT secret_hmac FROM activation"));
        CHECK(ordered.expires_at == world_->clock().now() + std::chrono::days(15));
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM outbox"));
    }

    void a_work_centre_is_answered_for_by_its_director() {
        auto order = centre();
        CHECK_EQUAL(OfficialVerdict::NoAlternateAddress, create(order).verdict);  // vacant
        connection_->run_script(fmt::format("UPDATE work_centre SET director_id = {}", ana_));
        CHECK_EQUAL(OfficialOutcome::Created, create(order).outcome);
        CHECK_EQUAL(fmt::format("work_centre {} 09DPR0001A", ana_),
                    text("SELECT CONCAT_WS(' ', account_type, person_id, cct) FROM holding h JOIN work_centre w"
                         " ON w.id = h.work_centre_id"));
        order.address = "otra@educacion.example";
        order.holder.person_id = add_person("Luis", true);
        CHECK_EQUAL(OfficialOutcome::Created, create(order).outcome);
        CHECK_EQUAL("Luis", text("SELECT given_names FROM holding h JOIN person p ON p.id = h.person_id"
                                 " ORDER BY h.id DESC LIMIT 1"));
    }

    void a_work_centres_data_must_be_up_to_date() {
        auto order = centre();
        order.holder.person_id = ana_;
        for (const char* change : {"data_updated_at = NULL", "data_updated_at = '2025-11-21 20:15:00'"}) {
            connection_->run_script(std::string("UPDATE work_centre SET ") + change);
            CHECK_EQUAL(OfficialVerdict::OutdatedWorkCentre, create(order).verdict);
        }
        connection_->run_script("UPDATE work_centre SET data_updated_at = '2025-11-21 20:15:01', active = FALSE");
        CHECK_EQUAL(OfficialVerdict::ClosedWorkCentre, create(order).verdict);
        connection_->run_script("UPDATE work_centre SET active = TRUE");
        CHECK_EQUAL(OfficialOutcome::Created, create(order).outcome);
    }

    void a_service_may_be_an_offices() {
        auto order = function();
        order.type = AccountType::Service;
        order.holder = {.person_id = {}, .work_centre_id = {}, .office_id = office("educacion")};
        CHECK_EQUAL(OfficialVerdict::NoAlternateAddress, create(order).verdict);
        order.delivery = Delivery::Letter;
        CHECK_EQUAL(OfficialOutcome::Created, create(order).outcome);
    }

    void somebody_answers_for_each() {
        auto order = function();
        order.delivery = Delivery::Letter;
        order.holder.person_id.reset();
        for (const auto type : {AccountType::Function, AccountType::Service}) {
            order.type = type;
            CHECK_EQUAL(OfficialVerdict::NobodyAnswers, create(order).verdict);
        }
        order.type = AccountType::WorkCentre;
        CHECK_EQUAL(OfficialVerdict::NoWorkCentre, create(order).verdict);
        order = centre();
        order.type = AccountType::Function;
        CHECK_EQUAL(OfficialVerdict::WorkCentreAlien, create(order).verdict);
        connection_->run_script("UPDATE person SET active = FALSE");
        CHECK_EQUAL(OfficialVerdict::NotActivePerson, create(function()).verdict);
        check_nothing();
    }

    void a_personal_account_is_none_of_them() {
        auto order = function();
        order.type = AccountType::Personal;
        CHECK_EQUAL(OfficialVerdict::PersonalAccount, create(order).verdict);
        check_nothing();
    }

    void names_that_cannot_be() {
        const auto verdict = [&](const std::string& address) {
            auto order = function();
            order.address = address;
            return create(order).verdict;
        };
        for (const char* address : {"prensa@unknown.example", "prensa", "", "prensa@"})
            CHECK_EQUAL(OfficialVerdict::NoSuchDomain, verdict(address));
        for (const char* address : {"@educacion.example", "a+b@educacion.example", "a b@educacion.example",
                                    "a@b@educacion.example", "señal@educacion.example", "a.@educacion.example"})
            CHECK_EQUAL(OfficialVerdict::NotAUserName, verdict(address));
        CHECK_EQUAL(OfficialVerdict::ReservedName, verdict("no-responder@educacion.example"));
        CHECK_EQUAL(OfficialVerdict::NotAUserName, verdict(std::string(65, 'a') + "@educacion.example"));
        connection_->run_script("UPDATE domain SET active = FALSE");
        CHECK_EQUAL(OfficialVerdict::NoSuchDomain, verdict(kPrensa));
        check_nothing();
        connection_->run_script("UPDATE domain SET active = TRUE");
        CHECK_EQUAL(OfficialVerdict::MayCreate, verdict("mesa.ayuda@educacion.example"));  // that is what these are for
    }

    void what_belongs_to_another_site_is_not_there() {
        auto order = function();
        people::Person stranger;
        stranger.site_key = "formacion";
        order.holder.person_id = world_->add_person(stranger);
        CHECK_EQUAL(OfficialVerdict::NoSuchPerson, create(order).verdict);
        order = function();
        order.holder.office_id = office("formacion");
        CHECK_EQUAL(OfficialVerdict::NoSuchOffice, create(order).verdict);
        order = centre();
        order.address = "escuela@formacion.example";
        CHECK_EQUAL(OfficialVerdict::NoSuchWorkCentre, create(order).verdict);
        check_nothing();
    }

    void many_at_once_make_one() {
        std::array<OfficialOrdered, 8> all;
        {
            std::vector<std::jthread> threads;
            for (auto& ordered : all) threads.emplace_back([&] { ordered = create(function()); });
        }
        const auto is = [](OfficialOutcome outcome) {
            return [outcome](const OfficialOrdered& ordered) { return ordered.outcome == outcome; };
        };
        CHECK_EQUAL(1, std::count_if(all.begin(), all.end(), is(OfficialOutcome::Created)));
        CHECK_EQUAL(7, std::count_if(all.begin(), all.end(), is(OfficialOutcome::AddressTaken)));
        for (const char* table : {"mailbox", "address", "holding", "activation", "movement", "outbox"})
            CHECK_EQUAL("1", text(std::string("SELECT COUNT(*) FROM ") + table));
    }

    void a_failure_half_way_leaves_nothing() {
        connection_->run_script("RENAME TABLE outbox TO elsewhere");
        CHECK_BROKEN("queue_message", create(function()));
        connection_->run_script("RENAME TABLE elsewhere TO outbox");
        check_nothing();
    }

  private:
    OfficialOrdered create(const OfficialOrder& order) { return service_->create(order, kOperator); }

    OfficialOrder function() const {
        OfficialOrder order;
        order.address = kPrensa;
        order.holder.person_id = ana_;
        return order;
    }
    OfficialOrder centre() {
        OfficialOrder order;
        order.address = "09dpr0001a@educacion.example";
        order.type = AccountType::WorkCentre;
        order.holder.work_centre_id = static_cast<std::uint32_t>(std::stoul(text("SELECT id FROM work_centre")));
        return order;
    }
    std::uint32_t office(const std::string& site_key) {
        return static_cast<std::uint32_t>(std::stoul(
            text("SELECT o.id FROM office o JOIN site t ON t.id = o.site_id WHERE t.site_key = '" + site_key + "'")));
    }

    std::uint64_t add_person(const std::string& given_names, bool has_contact) {
        people::Person person;
        person.given_names = given_names;
        person.first_surname = "López";
        if (has_contact) {
            person.alternate_address = people::Contact{.value = "ana@casa.example",
                                                       .set_at = world_->clock().now(),
                                                       .confirmed_at = world_->clock().now(),
                                                       .confirmed_by = people::ConfirmedBy::Register};
        }
        return world_->add_person(person);
    }

    void check_nothing() {
        for (const char* table : {"mailbox", "address", "holding", "activation", "movement", "outbox"})
            CHECK_EQUAL("0", text(std::string("SELECT COUNT(*) FROM ") + table));
    }

    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }

    std::uint64_t ana_ = 0;
    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<OfficialService> service_;
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(OfficialServiceTest);

}  // namespace valija::accounts
