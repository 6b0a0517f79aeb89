// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/personal_service.h"

#include <algorithm>
#include <thread>

#include "accounts/activation_credential.h"
#include "crypto/digest.h"
#include "crypto/sealed.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::accounts {

namespace {

using namespace std::chrono_literals;

constexpr Actor kPerson{.kind = ActorKind::Person, .id = {}};

}  // namespace

class PersonalServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PersonalServiceTest);
    CPPUNIT_TEST(an_account_comes_with_its_movement_and_its_message);
    CPPUNIT_TEST(the_credential_of_the_message_is_the_one_that_works);
    CPPUNIT_TEST(a_reset_leaves_the_password_and_voids_older_credentials);
    CPPUNIT_TEST(asked_again_at_once_it_says_so);
    CPPUNIT_TEST(refused_changes_nothing);
    CPPUNIT_TEST(fifty_at_once_make_one_account_and_one_message);
    CPPUNIT_TEST(homonyms_at_once_get_different_addresses);
    CPPUNIT_TEST(nobody_inherits_an_address);
    CPPUNIT_TEST(a_failure_half_way_leaves_nothing);
    CPPUNIT_TEST(staff_make_an_account_by_mail_or_by_letter);
    CPPUNIT_TEST(staff_may_choose_the_name);
    CPPUNIT_TEST(staff_are_bound_to_the_policy);
    CPPUNIT_TEST(staff_make_one_account_however_many_ask);
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

    void an_account_comes_with_its_movement_and_its_message() {
        const auto issued = service_->issue(add("María de los Ángeles", "Núñez"), kPerson);
        CHECK_EQUAL(IssueOutcome::Created, issued.outcome);
        CHECK_EQUAL("maria.nunez@educacion.example", issued.address);
        CHECK_EQUAL("pending personal account_created person mail queued",
                    text("SELECT CONCAT_WS(' ', m.state, h.account_type, v.action, v.actor_kind, o.kind, o.state)"
                         " FROM mailbox m JOIN holding h ON h.mailbox_id = m.id JOIN movement v ON v.mailbox_id = m.id"
                         " AND v.person_id = h.person_id JOIN outbox o ON o.mailbox_id = m.id"));
        CHECK_EQUAL("72", text("SELECT TIMESTAMPDIFF(HOUR, issued_at, expires_at) FROM activation"));
    }

    void the_credential_of_the_message_is_the_one_that_works() {
        static_cast<void>(service_->issue(add("Ana", "López"), kPerson));
        const std::string message = open_message();
        CHECK_CONTAINS("ana.lopez@fuera.example", message);
        CHECK_CONTAINS("24/11/2026, 14:15", message);  // 72 hours later, six hours west of Greenwich
        const auto at = message.find("ACTIVATION\":\"") + 13;
        const std::string credential = message.substr(at, 19);
        CHECK_EQUAL(credential_hmac(std::string(32, 'a'), credential), text("SELECT secret_hmac FROM activation"));
        CHECK_LACKS(credential, text("SELECT sealed FROM outbox"));
    }

    void a_reset_leaves_the_password_and_voids_older_credentials() {
        const auto person = add("Ana", "López");
        static_cast<void>(service_->issue(person, kPerson));
        connection_->run_script("UPDATE mailbox SET state = 'active', password_hash = '{ARGON2ID}x'");
        world_->clock().advance(11min);
        CHECK_EQUAL(IssueOutcome::Reset, service_->issue(person, kPerson).outcome);
        CHECK_EQUAL("active {ARGON2ID}x", text("SELECT CONCAT_WS(' ', state, password_hash) FROM mailbox"));
        CHECK_EQUAL("1 live of 2",
                    text("SELECT CONCAT(SUM(voided_at IS NULL), ' live of ', COUNT(*)) FROM activation"));
        CHECK_EQUAL("account_created account_reset",
                    text("SELECT GROUP_CONCAT(action ORDER BY id SEPARATOR ' ') FROM movement"));
    }

    void asked_again_at_once_it_says_so() {
        const auto person = add("Ana", "López");
        static_cast<void>(service_->issue(person, kPerson));
        const auto again = service_->issue(person, kPerson);
        CHECK_EQUAL(IssueOutcome::Refused, again.outcome);
        CHECK_EQUAL(PersonalVerdict::SentShortlyBefore, again.verdict);
        CHECK_EQUAL("ana.lopez@educacion.example", again.address);
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM outbox"));
    }

    void refused_changes_nothing() {
        const auto person = add("Ana", "López");
        for (const char* change : {"active = FALSE", "active = TRUE, data_updated_at = NULL",
                                   "data_updated_at = '2026-11-01', alternate_confirmed_at = NULL"}) {
            connection_->run_script(std::string("UPDATE person SET ") + change);
            CHECK_EQUAL(IssueOutcome::Refused, service_->issue(person, kPerson).outcome);
        }
        for (const char* table : {"mailbox", "address", "holding", "activation", "movement", "outbox"})
            CHECK_EQUAL("0", text(std::string("SELECT COUNT(*) FROM ") + table));
    }

    // Fifty clicks, or fifty windows, or a script.
    void fifty_at_once_make_one_account_and_one_message() {
        const auto person = add("Ana", "López");
        std::vector<Issued> all(50);
        at_once(all.size(), [&](std::size_t i) { all[i] = service_->issue(person, kPerson); });
        std::size_t created = 0;
        for (const Issued& issued : all) {
            if (issued.outcome == IssueOutcome::Created) {
                ++created;
            } else {
                CHECK_EQUAL(PersonalVerdict::SentShortlyBefore, issued.verdict);
            }
            CHECK_EQUAL("ana.lopez@educacion.example", issued.address);
        }
        CHECK_EQUAL(1U, created);
        for (const char* table : {"mailbox", "address", "holding", "activation", "movement", "outbox"})
            CHECK_EQUAL("1", text(std::string("SELECT COUNT(*) FROM ") + table));
    }

    void homonyms_at_once_get_different_addresses() {
        std::vector<std::uint64_t> persons;
        for (int i = 0; i < 12; ++i) persons.push_back(add("José", "García"));
        std::vector<Issued> all(persons.size());
        at_once(all.size(), [&](std::size_t i) { all[i] = service_->issue(persons[i], kPerson); });
        for (const Issued& issued : all) CHECK_EQUAL(IssueOutcome::Created, issued.outcome);
        CHECK_EQUAL("12",
                    text("SELECT COUNT(DISTINCT address) FROM address WHERE address REGEXP '^jose.garcia[0-9]*@'"));
        CHECK_EQUAL("12", text("SELECT COUNT(*) FROM outbox"));
    }

    // What an earlier holder was called stays theirs, also when the account is gone.
    void nobody_inherits_an_address() {
        const auto first = add("José", "García");
        static_cast<void>(service_->issue(first, kPerson));
        CHECK_EQUAL(DeleteOutcome::Deleted, world_->service().remove("jose.garcia@educacion.example", {}));
        CHECK_EQUAL("jose.garcia2@educacion.example", service_->issue(add("José", "García"), kPerson).address);
        CHECK_EQUAL("jose.garcia3@educacion.example", service_->issue(first, kPerson).address);
    }

    void a_failure_half_way_leaves_nothing() {
        const auto person = add("Ana", "López");
        connection_->run_script("RENAME TABLE outbox TO elsewhere");
        CHECK_BROKEN("queue_message", service_->issue(person, kPerson));
        connection_->run_script("RENAME TABLE elsewhere TO outbox");
        for (const char* table : {"mailbox", "address", "holding", "activation", "movement", "outbox"})
            CHECK_EQUAL("0", text(std::string("SELECT COUNT(*) FROM ") + table));
    }

    void staff_make_an_account_by_mail_or_by_letter() {
        const auto ana = order(add("Ana", "López"));
        CHECK_EQUAL(PersonalOrderOutcome::Created, ana.outcome);
        CHECK_EQUAL("ana.lopez@educacion.example", ana.address);
        CHECK_EQUAL("", ana.credential);
        CHECK_CONTAINS("ACTIVATION", open_message());
        people::Person luis;
        luis.given_names = "Luis";
        luis.first_surname = "Ruiz";
        const auto person = world_->add_person(luis);
        CHECK_EQUAL(PersonalVerdict::NoAlternateAddress, order(person).verdict);
        const auto letter = order(person, {}, Delivery::Letter);
        CHECK_EQUAL(PersonalOrderOutcome::Created, letter.outcome);
        CHECK(letter.expires_at == world_->clock().now() + std::chrono::days(15));
        CHECK_EQUAL(credential_hmac(std::string(32, 'a'), letter.credential),
                    text("SELECT secret_hmac FROM activation ORDER BY id DESC LIMIT 1"));
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM outbox"));
        CHECK_EQUAL("operator operator", text("SELECT GROUP_CONCAT(actor_kind SEPARATOR ' ') FROM movement"));
    }

    void staff_may_choose_the_name() {
        const auto person = add("Ana", "López");
        const auto outcome = [&](const char* address) { return order(person, address).outcome; };
        CHECK_EQUAL(PersonalOrderOutcome::OtherDomain, outcome("ana@formacion.example"));
        CHECK_EQUAL(PersonalOrderOutcome::NotAUserName, outcome("ana+x@educacion.example"));
        CHECK_EQUAL(PersonalOrderOutcome::ReservedName, outcome("postmaster@educacion.example"));
        static_cast<void>(service_->issue(add("José", "García"), kPerson));
        CHECK_EQUAL(PersonalOrderOutcome::AddressTaken, outcome("jose.garcia@educacion.example"));
        CHECK_EQUAL(PersonalOrderOutcome::Created, outcome("anita@educacion.example"));
        CHECK_EQUAL("2", text("SELECT COUNT(*) FROM mailbox"));
    }

    void staff_are_bound_to_the_policy() {
        const auto person = add("Ana", "López");
        connection_->run_script("UPDATE person SET active = FALSE");
        CHECK_EQUAL(PersonalVerdict::NotActive, order(person, {}, Delivery::Letter).verdict);
        connection_->run_script("UPDATE person SET active = TRUE, data_updated_at = NULL");
        CHECK_EQUAL(PersonalVerdict::OutdatedData, order(person, {}, Delivery::Letter).verdict);
        CHECK_EQUAL("0", text("SELECT COUNT(*) FROM mailbox"));
        connection_->run_script(
            "UPDATE person SET data_updated_at = '2026-11-01'; UPDATE domain_profile SET may_create = FALSE");
        CHECK_EQUAL(PersonalOrderOutcome::Created, order(person).outcome);  // only people may not do it themselves
        const auto again = order(person, {}, Delivery::Letter);
        CHECK_EQUAL(PersonalOrderOutcome::HasAccount, again.outcome);
        CHECK_EQUAL("ana.lopez@educacion.example", again.address);
        CHECK_EQUAL("", again.credential);
        CHECK_EQUAL("1", text("SELECT COUNT(*) FROM activation"));
    }

    void staff_make_one_account_however_many_ask() {
        const auto person = add("Ana", "López");
        std::vector<PersonalOrdered> all(10);
        at_once(all.size(), [&](std::size_t i) { all[i] = order(person); });
        CHECK_EQUAL(1, std::count_if(all.begin(), all.end(), [](const PersonalOrdered& ordered) {
                        return ordered.outcome == PersonalOrderOutcome::Created;
                    }));
        for (const char* table : {"mailbox", "address", "holding", "activation", "movement", "outbox"})
            CHECK_EQUAL("1", text(std::string("SELECT COUNT(*) FROM ") + table));
    }

  private:
    PersonalOrdered order(std::uint64_t person, const std::string& address = {}, Delivery delivery = Delivery::Mail) {
        return service_->create({.person_id = person, .address = address, .delivery = delivery},
                                {.kind = ActorKind::Operator, .id = {}});
    }

    std::uint64_t add(const std::string& given_names, const std::string& surname) {
        people::Person person;
        person.given_names = given_names;
        person.first_surname = surname;
        person.alternate_address = people::Contact{.value = "ana.lopez@fuera.example",
                                                   .set_at = world_->clock().now(),
                                                   .confirmed_at = world_->clock().now(),
                                                   .confirmed_by = people::ConfirmedBy::Register};
        return world_->add_person(person);
    }

    static void at_once(std::size_t count, const std::function<void(std::size_t)>& work) {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < count; ++i) threads.emplace_back([&, i] { work(i); });
    }

    std::string open_message() {
        const auto plain = crypto::open_sealed(crypto::hmac_sha256(std::string(32, 'o'), "outbox mail", ""),
                                               "outbox mail", text("SELECT sealed FROM outbox"));
        return plain.value_or("not sealed with this key");
    }

    std::string text(const std::string& sql) {
        return db::Connection(tests::Database::shared().settings()).select({"text", sql}).at(0).text(0);
    }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<PersonalService> service_;
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PersonalServiceTest);

}  // namespace valija::accounts
