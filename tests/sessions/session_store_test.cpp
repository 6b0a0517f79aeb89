// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/session_store.h"

#include "crypto/digest.h"
#include "support/accounts.h"
#include "support/suite.h"

namespace valija::sessions {

using namespace std::chrono_literals;

class SessionStoreTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SessionStoreTest);
    CPPUNIT_TEST(a_new_session_is_live);
    CPPUNIT_TEST(an_unknown_session_is_not);
    CPPUNIT_TEST(another_site_does_not_honour_it);
    CPPUNIT_TEST(idle_limit);
    CPPUNIT_TEST(use_moves_the_idle_limit_on);
    CPPUNIT_TEST(use_is_noted_once_a_minute);
    CPPUNIT_TEST(absolute_limit_whatever_the_use);
    CPPUNIT_TEST(a_blocked_mailbox_has_no_live_session);
    CPPUNIT_TEST(an_inactive_domain_has_no_live_session);
    CPPUNIT_TEST(an_ended_session_is_gone);
    CPPUNIT_TEST(ending_takes_the_webmail_with_it);
    CPPUNIT_TEST(expired_rows_go_in_steps);
    CPPUNIT_TEST(too_many_end_the_idlest);
    CPPUNIT_TEST(the_idlest_goes_alone_among_many_of_one_moment);
    CPPUNIT_TEST(who_is_told_that_there_is_room_asks_for_no_idlest);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        world_ = std::make_unique<tests::Accounts>(tests::Database::shared().settings());
        mailbox_id_ = world_->create("ana@educacion.example");
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        site_id_ = static_cast<std::uint64_t>(
            connection_->find({"site", "SELECT id FROM site WHERE site_key = 'educacion'"})->number(0));
        open("one");
    }
    void tearDown() override {
        connection_.reset();
        world_.reset();
    }

    void a_new_session_is_live() {
        const auto session = find("one", 0s);
        CHECK(session.has_value());
        CHECK_EQUAL(mailbox_id_, session->mailbox_id);
        CHECK_EQUAL("ana@educacion.example", session->address);
    }

    void an_unknown_session_is_not() {
        CHECK(!find("two", 0s));
        CHECK(!find_live_session(*connection_, "", "educacion", now(), limits_));
    }

    void another_site_does_not_honour_it() {
        CHECK(!find_live_session(*connection_, crypto::sha256("one"), "formacion", now(), limits_));
    }

    void idle_limit() {
        CHECK(find("one", 30min - 1ms));
        CHECK(!find("one", 30min));
    }

    void use_moves_the_idle_limit_on() {
        touch_session(*connection_, find("one", 29min).value(), now() + 29min);
        CHECK(find("one", 58min));
        CHECK(!find("one", 59min));
    }

    void use_is_noted_once_a_minute() {
        touch_session(*connection_, find("one", 59s).value(), now() + 59s);
        CHECK(now() == find("one", 59s)->last_seen_at);
        touch_session(*connection_, find("one", 60s).value(), now() + 60s);
        CHECK(now() + 60s == find("one", 60s)->last_seen_at);
    }

    void absolute_limit_whatever_the_use() {
        for (auto time = 0min; time < 12h; time += 20min) {
            touch_session(*connection_, find("one", time).value(), now() + time);
        }
        CHECK(find("one", 12h - 1ms));
        CHECK(!find("one", 12h));
    }

    void a_blocked_mailbox_has_no_live_session() {
        connection_->run_script("UPDATE mailbox SET state = 'blocked'");
        CHECK(!find("one", 0s));
    }

    void an_inactive_domain_has_no_live_session() {
        connection_->run_script("UPDATE domain SET active = FALSE WHERE name = 'educacion.example'");
        CHECK(!find("one", 0s));
    }

    void an_ended_session_is_gone() {
        open("two");
        end_session(*connection_, crypto::sha256("one"));
        CHECK(!find("one", 0s));
        CHECK(find("two", 0s));
        end_session(*connection_, crypto::sha256("one"));  // says nothing
    }

    void ending_takes_the_webmail_with_it() {
        connection_->run_script(
            fmt::format("INSERT INTO webmail_session (id_hash, session_hash, created_at)"
                        " SELECT REPEAT('w', 32), id_hash, created_at FROM session;"
                        "INSERT INTO webmail_ticket (ticket_hash, state_hash, session_hash, expires_at)"
                        " SELECT REPEAT('t', 32), REPEAT('s', 32), id_hash, expires_at FROM session;"
                        "INSERT INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at)"
                        " SELECT REPEAT('i', 16), {}, id_hash, REPEAT('h', 32), expires_at FROM session",
                        mailbox_id_));
        CHECK_EQUAL(3, count("webmail_session") + count("webmail_ticket") + count("webmail_token"));
        end_session(*connection_, crypto::sha256("one"));
        CHECK_EQUAL(0, count("webmail_session") + count("webmail_ticket") + count("webmail_token"));
    }

    void expired_rows_go_in_steps() {
        for (const char* id : {"two", "three", "four", "five"}) open(id);
        CHECK_EQUAL(0, expire_sessions(*connection_, now(), limits_, 100));
        CHECK_EQUAL(2, expire_sessions(*connection_, now() + 30min, limits_, 2));
        CHECK_EQUAL(3, expire_sessions(*connection_, now() + 30min, limits_, 100));
        CHECK_EQUAL(0, count("session"));
    }

    void too_many_end_the_idlest() {
        limits_.most_per_mailbox = 3;
        for (const char* id : {"two", "three", "four", "five"}) {
            world_->clock().advance(1s);
            open(id);
        }
        CHECK_EQUAL(3, count("session"));
        CHECK(!find("one", 0s) && !find("two", 0s));
        CHECK(find("three", 0s) && find("four", 0s) && find("five", 0s));
    }

    // Many of the same moment went with the idlest.
    void the_idlest_goes_alone_among_many_of_one_moment() {
        limits_.most_per_mailbox = 3;
        for (const char* id : {"two", "three", "four", "five"}) open(id);
        CHECK_EQUAL(3, count("session"));
    }

    void who_is_told_that_there_is_room_asks_for_no_idlest() {
        limits_.most_per_mailbox = 3;
        open("two", 1);
        open("three", 2);
        CHECK_EQUAL(3, count("session"));
        open("four", 3);
        CHECK_EQUAL(3, count("session"));
    }

  private:
    base::Time now() const { return world_->clock().now(); }

    void open(const std::string& id, std::optional<unsigned> there_are = {}) {
        create_session(*connection_,
                       {.id_hash = crypto::sha256(id),
                        .mailbox_id = mailbox_id_,
                        .site_id = site_id_,
                        .device_hash = {},
                        .remote_address = "2001:db8::1",
                        .user_agent = "Navegador ñ"},
                       now(), limits_, there_are);
    }

    std::optional<Session> find(const std::string& id, std::chrono::milliseconds later) {
        return find_live_session(*connection_, crypto::sha256(id), "educacion", now() + later, limits_);
    }

    std::int64_t count(const std::string& table) {
        const std::string sql = "SELECT COUNT(*) FROM " + table;
        return db::Connection(tests::Database::shared().settings()).find({"count", sql})->number(0);
    }

    Limits limits_{};
    std::unique_ptr<tests::Accounts> world_;
    std::unique_ptr<db::Connection> connection_;
    std::uint64_t site_id_ = 0;
    std::uint64_t mailbox_id_ = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SessionStoreTest);

}  // namespace valija::sessions
