// SPDX-License-Identifier: AGPL-3.0-or-later
// The shipped daemon as the sealer, on a database of the test's own: killed in the middle, two at once, and where the
// chain's head goes.
#include <poll.h>

#include <csignal>
#include <fstream>
#include <memory>
#include <random>
#include <sstream>

#include "accounts/movement_audit.h"
#include "accounts/movement_heads.h"
#include "accounts/movement_sealer.h"
#include "base/random.h"
#include "outbox/outbox_store.h"
#include "support/database.h"
#include "support/process.h"
#include "support/suite.h"
#include "support/temporary_folder.h"
#include "support/wait.h"

namespace valija::courier {

namespace {

using tests::wait_until;

const std::string kKey(32, '\x42');
constexpr const char* kKeyHex = "4242424242424242424242424242424242424242424242424242424242424242";
constexpr const char* kAuditor = "auditoria@contraloria.example";
constexpr long kHour = 3600;
constexpr long kPastALease = 15;

constexpr db::Query kCountSeals{"count_seals", "SELECT COUNT(*) FROM movement_seal"};
constexpr db::Query kMails{"mails", "SELECT sealed FROM outbox WHERE kind = 'mail' ORDER BY id"};

}  // namespace

class SealingTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SealingTest);
    CPPUNIT_TEST(seals_and_keeps_the_head);
    CPPUNIT_TEST(killed_again_and_again_loses_nothing);
    CPPUNIT_TEST(two_couriers_seal_each_movement_once);
    CPPUNIT_TEST(a_busy_time_has_a_head_a_minute);
    CPPUNIT_TEST(a_chain_that_went_back_is_said);
    CPPUNIT_TEST(the_auditor_gets_the_head_once_a_day);
    CPPUNIT_TEST(without_an_auditor_nothing_is_mailed);
    CPPUNIT_TEST(what_cannot_be_kept_is_said_at_the_start);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        folder_ = std::make_unique<tests::TemporaryFolder>();
        configure("a", kAuditor);
    }

    void tearDown() override {
        couriers_.clear();
        CHECK_LACKS("contraloria", log());
        connection_.reset();
    }

    void seals_and_keeps_the_head() {
        record(3);
        start("a");
        wait_until_kept("a", 3);
        check_whole(3);
        const auto head = accounts::find_head(*connection_).value();
        CHECK_EQUAL(fmt::format("{} {}\n", accounts::to_text(head), base::to_sql(head.sealed_at)), heads("a"));
    }

    void killed_again_and_again_loses_nothing() {
        constexpr int kMovements = 20000;
        constexpr int kKills = 15;
        record(kMovements);
        std::mt19937 moment(20261125);
        int struck_in_the_middle = 0;
        for (int kills = 0; kills < kKills; ++kills) {
            const auto before = count_seals();
            start("a");
            wait_until("at work", [&] { return count_seals() > before || before == kMovements; });
            ::poll(nullptr, 0, static_cast<int>(moment() % 60));
            couriers_.back()->end(SIGKILL);
            struck_in_the_middle += count_seals() < kMovements ? 1 : 0;
            CHECK_EQUAL(0, count_seals() % accounts::MovementSealer::kStepMovements);
            move_clock(kPastALease * (kills + 1));
        }
        start("a");
        wait_until("sealed", [&] { return count_seals() == kMovements; });
        fmt::print("  {} kills in the middle of sealing\n", struck_in_the_middle);
        move_clock(kHour);
        wait_until_kept("a", kMovements);
        check_whole(kMovements);
    }

    void two_couriers_seal_each_movement_once() {
        configure("b", "");
        start("a");
        start("b");
        for (int i = 0; i < 20; ++i) record(300);
        wait_until("sealed", [&] { return count_seals() == 6000; });
        move_clock(kHour);
        wait_until_kept("a", 6000);
        wait_until_kept("b", 6000);
        check_whole(6000);
    }

    void a_busy_time_has_a_head_a_minute() {
        start("a");
        for (int i = 1; i <= 3; ++i) {
            record(1);
            wait_until("sealed", [&] { return count_seals() == i; });
        }
        move_clock(kHour);
        wait_until_kept("a", 3);
        const std::string lines = heads("a");
        CHECK(std::count(lines.begin(), lines.end(), '\n') <= 2);
        check_whole(3);
    }

    // Somebody cut the end off; the sealer goes on, and says so, and the file still knows.
    void a_chain_that_went_back_is_said() {
        record(5);
        start("a");
        wait_until_kept("a", 5);
        connection_->run_script(
            "DELETE FROM movement_seal WHERE number > 2;"
            "DELETE m FROM movement m LEFT JOIN movement_seal s ON s.movement_id = m.id WHERE s.number IS NULL");
        move_clock(kHour);
        wait_until("complained", [&] { return log().find("the chain of movements went back") != std::string::npos; });
        CHECK_EQUAL(1, audit().count());
        CHECK_EQUAL(accounts::FindingKind::CutOff, audit().first().at(0).kind);
    }

    void the_auditor_gets_the_head_once_a_day() {
        start("a");
        record(2);
        wait_until("mailed", [&] { return mails().size() == 1; });
        base::SystemRandom random;
        const auto mail = outbox::Outbox(kKey, random).open_mail(mails().at(0).text(0));
        CHECK_EQUAL(kAuditor, mail.to);
        CHECK_EQUAL("no-responder@educacion.example", mail.from);
        CHECK_CONTAINS("\n" + accounts::to_text(accounts::find_head(*connection_).value()) + "\n", mail.text);
        couriers_.clear();
        record(1);
        start("a");
        wait_until_kept("a", 3);  // what is due is mailed before
        CHECK_EQUAL(1, mails().size());
        move_clock(25 * kHour);
        wait_until("mailed again", [&] { return mails().size() == 2; });
    }

    void without_an_auditor_nothing_is_mailed() {
        configure("a", "");
        record(1);
        start("a");
        wait_until_kept("a", 1);
        CHECK(mails().empty());
    }

    void what_cannot_be_kept_is_said_at_the_start() {
        folder_->write("a/heads/is_a_folder", "");
        start("a");
        wait_until("ended", [&] { return !couriers_.back()->is_running(); });
        CHECK_CONTAINS("cannot start: cannot write " + folder_->path("a/heads"), log());
        configure("b", "not an address");
        start("b");
        wait_until("ended", [&] { return !couriers_.back()->is_running(); });
        CHECK_CONTAINS("cannot start: setting movements.auditor is not a mail address", log());
    }

  private:
    // Each courier has its own settings and its own file of heads, as on a machine of its own.
    void configure(const std::string& name, const std::string& auditor) {
        folder_->write("secrets/courier.toml",
                       fmt::format("database_user = 'test'\ndatabase_password = ''\ndoveadm_key = 'k'\n"
                                   "[keys]\noutbox = '{0}'\nmovement = '{0}'\nrecovery = '{0}'\n",
                                   kKeyHex));
        folder_->write(
            name + "/valija.toml",
            fmt::format("[paths]\nsecrets = '{0}/secrets'\nsites = '{1}/sites'\ntemplates = '{1}/templates'\n"
                        "movement_heads = '{0}/{2}/heads'\n"
                        "[publish]\nassets = '/assets'\n"
                        "[database]\nsocket = '{3}'\nname = 'valija'\n"
                        "[mail]\ncourier_port = 1\ndoveadm_socket = '{0}/none'\n"
                        "[clock]\noffset_file = '{0}/offset'\n"
                        "[service]\nuser = 'root'\n"
                        "[movements]\nauditor = '{4}'\n",
                        folder_->path(), VALIJA_SOURCE, name, tests::Database::shared().settings().socket, auditor));
    }

    void move_clock(long seconds) const { folder_->write("offset", std::to_string(seconds)); }

    void start(const std::string& name) {
        const tests::Command command{"/bin/sh", "-c", "exec \"$0\" --config \"$1\" 2>&1", VALIJA_COURIER,
                                     folder_->path(name + "/valija.toml")};
        couriers_.push_back(std::make_unique<tests::Process>(command, folder_->path("log")));
    }

    void record(int movements) {
        connection_->run_script(
            fmt::format("INSERT INTO movement (occurred_at, action, actor_kind, site_id)"
                        " SELECT '2026-11-21 20:15:00', 'signed_in', 'person', s.id"
                        " FROM (SELECT MIN(id) AS id FROM site) AS s JOIN seq_1_to_{}",
                        movements));
    }

    std::int64_t count_seals() const { return connection_->find(kCountSeals)->number(0); }
    db::Rows mails() const { return connection_->select(kMails); }
    std::string heads(const std::string& name) const { return read(name + "/heads"); }
    std::string log() const { return read("log"); }

    std::string read(const std::string& name) const {
        const std::ifstream file(folder_->path(name));
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    void wait_until_kept(const std::string& name, int number) const {
        wait_until("head kept",
                   [&] { return ("\n" + heads(name)).find(fmt::format("\n{}:", number)) != std::string::npos; });
    }

    // The whole chain beside the file of heads of courier a.
    accounts::Findings audit() const {
        accounts::MovementAudit audit(kKey);
        accounts::HeadsReader file(folder_->path("a/heads"));
        accounts::HeadCheck check([&] { return file.next(); });
        accounts::Findings findings;
        for (const auto& seal : accounts::list_seals(*connection_, 0, 100000)) {
            audit.take(seal, findings);
            check.take(seal, findings);
        }
        audit.finish(findings);
        check.finish(audit.head().number, findings);
        return findings;
    }

    void check_whole(int movements) const {
        CHECK_EQUAL(movements, count_seals());
        CHECK_EQUAL(movements, accounts::find_head(*connection_).value().number);
        CHECK_EQUAL(0, accounts::count_pending(*connection_));
        CHECK_EQUAL(0, audit().count());
    }

    std::unique_ptr<db::Connection> connection_;
    std::unique_ptr<tests::TemporaryFolder> folder_;
    std::vector<std::unique_ptr<tests::Process>> couriers_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SealingTest);

}  // namespace valija::courier
