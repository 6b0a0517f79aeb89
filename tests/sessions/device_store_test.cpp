// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/device_store.h"

#include "crypto/digest.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::sessions {

using namespace std::chrono_literals;

class DeviceStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeviceStoreTest);
    CPPUNIT_TEST(known_is_who_entered_with_it);
    CPPUNIT_TEST(a_shared_computer_knows_each_of_its_people);
    CPPUNIT_TEST(it_is_forgotten_a_year_after_the_last_entry);
    CPPUNIT_TEST(a_mailbox_has_twenty_and_the_oldest_goes);
    CPPUNIT_TEST(a_blocked_mailbox_knows_none);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        ana_ = world_->create("ana@educacion.example");
        beto_ = world_->create("beto@educacion.example");
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override {
        connection_.reset();
        world_.reset();
    }

    void known_is_who_entered_with_it() {
        enter(ana_, "one");
        CHECK(is_known("one", "ana@educacion.example"));
        CHECK(!is_known("two", "ana@educacion.example"));
        CHECK(!is_known("one", "beto@educacion.example"));
        CHECK(!is_known("one", "nadie@educacion.example"));
    }

    void a_shared_computer_knows_each_of_its_people() {
        enter(ana_, "one");
        enter(beto_, "one");
        enter(ana_, "one");
        CHECK(is_known("one", "ana@educacion.example"));
        CHECK(is_known("one", "beto@educacion.example"));
    }

    void it_is_forgotten_a_year_after_the_last_entry() {
        enter(ana_, "one");
        world_->clock().advance(100 * 24h);
        enter(ana_, "one");
        world_->clock().advance(365 * 24h - 1ms);
        CHECK_EQUAL(0U, expire_devices(*connection_, world_->clock().now(), 10));
        world_->clock().advance(1ms);
        CHECK_EQUAL(1U, expire_devices(*connection_, world_->clock().now(), 10));
        CHECK(!is_known("one", "ana@educacion.example"));
    }

    // Each is a place with tries of its own: who once had the password must not keep many.
    void a_mailbox_has_twenty_and_the_oldest_goes() {
        for (int i = 0; i < 25; ++i) {
            world_->clock().advance(1s);
            enter(ana_, std::to_string(i));
        }
        CHECK_EQUAL(20U, list_devices(*connection_, ana_).size());
        CHECK(!is_known("4", "ana@educacion.example"));
        CHECK(is_known("5", "ana@educacion.example") && is_known("24", "ana@educacion.example"));
        enter(ana_, "24");
        CHECK_EQUAL(20U, list_devices(*connection_, ana_).size());
    }

    void a_blocked_mailbox_knows_none() {
        enter(ana_, "one");
        CHECK(world_->service().block("ana@educacion.example", {}) == accounts::BlockOutcome::Blocked);
        CHECK(!is_known("one", "ana@educacion.example"));
    }

  private:
    void enter(std::uint64_t mailbox_id, const std::string& id) {
        remember_device(*connection_,
                        {.id_hash = crypto::sha256(id),
                         .mailbox_id = mailbox_id,
                         .remote_address = "203.0.113.7",
                         .user_agent = "Firefox"},
                        world_->clock().now());
    }
    bool is_known(const std::string& id, const std::string& address) {
        return is_known_device(*connection_, crypto::sha256(id), address);
    }

    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
    std::uint64_t ana_ = 0;
    std::uint64_t beto_ = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeviceStoreTest);

}  // namespace valija::sessions
