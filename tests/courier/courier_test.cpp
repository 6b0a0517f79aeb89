// SPDX-License-Identifier: AGPL-3.0-or-later
// The shipped daemon, on a database of the test's own and an SMTP server that does as it is told: what goes wrong on
// either side, and what becomes of the messages.
#include <poll.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <random>
#include <set>
#include <sstream>

#include "base/random.h"
#include "courier/smtp_server.h"
#include "outbox/desk_store.h"
#include "outbox/outbox_store.h"
#include "outbox/sms_store.h"
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
constexpr std::chrono::milliseconds kAtOnce(1000);
constexpr long kThreeDays = 3L * 24 * 3600;

constexpr db::Query kStates{"read_states",
                            "SELECT COUNT(*), COALESCE(SUM(sealed IS NULL), 0) FROM outbox WHERE state = ?"};
constexpr db::Query kRow{"read_row", "SELECT state, sealed IS NULL, attempts, COALESCE(last_error, '') FROM outbox"};
constexpr db::Query kCountNonces{"count_nonces", "SELECT COUNT(*) FROM captcha_nonce"};
constexpr db::Query kCountSessions{"count_sessions", "SELECT COUNT(*) FROM session"};
constexpr db::Query kCountTickets{"count_tickets", "SELECT COUNT(*) FROM webmail_ticket"};
constexpr db::Query kCountTokens{"count_tokens", "SELECT COUNT(*) FROM webmail_token"};

outbox::Mail make_mail(const std::string& subject) {
    return {.from = "no-responder@educacion.example",
            .from_name = "Educación",
            .to = "ana@educacion.example",
            .reply_to = "",
            .subject = subject,
            .text = "Hola.\n.\n..\nSu código: 918273\n"};
}

// The value of a header that stands on one line.
std::string header(const std::string& mail, const std::string& name) {
    const auto begin = mail.find(name + ": ");
    if (begin == std::string::npos) return {};
    return mail.substr(begin, mail.find("\r\n", begin) - begin);
}

std::multiset<std::string> message_ids(const std::vector<std::string>& mails) {
    std::multiset<std::string> ids;
    for (const auto& mail : mails) ids.insert(header(mail, "Message-ID"));
    return ids;
}

std::size_t count_different(const std::multiset<std::string>& ids) { return std::set(ids.begin(), ids.end()).size(); }

}  // namespace

class CourierTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CourierTest);
    CPPUNIT_TEST(a_mail_is_delivered_and_wiped);
    CPPUNIT_TEST(refused_for_good_is_kept_as_failed);
    CPPUNIT_TEST(refused_for_now_comes_again_as_the_same_mail);
    CPPUNIT_TEST(given_up_after_two_days);
    CPPUNIT_TEST(a_server_that_was_away_gets_all);
    CPPUNIT_TEST(killed_between_claim_and_delivery);
    CPPUNIT_TEST(killed_again_and_again_loses_nothing);
    CPPUNIT_TEST(two_couriers_deliver_each_mail_once);
    CPPUNIT_TEST(killed_in_the_middle_of_data_another_repeats_it_once);
    CPPUNIT_TEST(killed_among_two_loses_nothing);
    CPPUNIT_TEST(a_database_that_was_away_learns_what_was_delivered);
    CPPUNIT_TEST(a_notice_is_written_when_it_is_sent);
    CPPUNIT_TEST(what_has_expired_is_not_sent_any_more);
    CPPUNIT_TEST(what_staff_try_again_is_sent_again);
    CPPUNIT_TEST(a_short_message_is_handed_over_and_wiped);
    CPPUNIT_TEST(a_short_message_is_not_sent_again_by_who_comes_after);
    CPPUNIT_TEST(the_switch_holds_the_next_message_and_takes_back_what_waits);
    CPPUNIT_TEST(without_a_gateway_here_short_messages_wait_for_another_machine);
    CPPUNIT_TEST(a_message_sealed_with_another_key_waits);
    CPPUNIT_TEST(a_row_without_a_message_holds_nothing_up);
    CPPUNIT_TEST(stops_at_once_when_idle);
    CPPUNIT_TEST(stops_at_once_in_the_middle_of_a_dialogue);
    CPPUNIT_TEST(takes_away_what_has_expired_and_nothing_else);
    CPPUNIT_TEST(a_missing_setting_is_named);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        folder_ = std::make_unique<tests::TemporaryFolder>();
        server_ = std::make_unique<SmtpServer>();
        couriers_.clear();
        configure(90);
    }

    // Nothing of a message may stand in the log either, whatever the test did.
    void tearDown() override {
        couriers_.clear();
        const std::string all = log();
        for (const char* secret : {"ana@", "no-responder", "918273", "Asunto", "Educaci", "5555550120"})
            CHECK_LACKS(secret, all);
        server_.reset();
        connection_.reset();
    }

    void a_mail_is_delivered_and_wiped() {
        queue(1);
        start();
        wait_until_delivered(1);
        const auto mails = server_->taken();
        CHECK_EQUAL(1, mails.size());
        CHECK_CONTAINS("\r\nSubject: Asunto 0\r\n", mails[0]);
        CHECK(mails[0].ends_with("\r\n\r\nHola.\r\n.\r\n..\r\nSu c=C3=B3digo: 918273\r\n"));
        const auto row = connection_->find(kRow);
        CHECK_EQUAL("delivered", row->text(0));
        CHECK_EQUAL("1", row->text(1));
    }

    void refused_for_good_is_kept_as_failed() {
        server_->set(SmtpServer::Mood::SaysNever);
        queue(1);
        start();
        wait_until("given up", [&] { return count("failed") == 1; });
        const auto row = connection_->find(kRow);
        CHECK_EQUAL("0", row->text(1));  // staff may send it again
        CHECK_EQUAL("1", row->text(2));
        CHECK_EQUAL("smtp 550 5.1.1", row->text(3));
        CHECK(server_->taken().empty());
    }

    void refused_for_now_comes_again_as_the_same_mail() {
        server_->set(SmtpServer::Mood::SaysLater);
        queue(1);
        start();
        wait_until("refused once", [&] { return connection_->find(kRow)->text(3) == "smtp 451 4.3.0"; });
        CHECK_EQUAL("queued", connection_->find(kRow)->text(0));
        server_->set(SmtpServer::Mood::Takes);
        wait_until_delivered(1);
        CHECK_EQUAL("2", connection_->find(kRow)->text(2));
        CHECK_EQUAL(1, server_->taken().size());
    }

    void given_up_after_two_days() {
        server_->set(SmtpServer::Mood::SaysLater);
        queue(1);
        start();
        wait_until("refused once", [&] { return !connection_->find(kRow)->text(3).empty(); });
        move_clock(kThreeDays);
        wait_until("given up", [&] { return count("failed") == 1; });
        CHECK_EQUAL("2", connection_->find(kRow)->text(2));
    }

    void a_server_that_was_away_gets_all() {
        server_->close();
        queue(20);
        start();
        wait_until("tried in vain", [&] { return log().find("no dialogue") != std::string::npos; });
        server_->open();
        wait_until_delivered(20);
        CHECK_EQUAL(20, server_->taken().size());
    }

    void killed_between_claim_and_delivery() {
        configure(6);
        server_->set(SmtpServer::Mood::Waits);
        queue(1);
        start();
        wait_until("a mail under way", [&] { return server_->heard() == 1; });
        CHECK_EQUAL(128 + SIGKILL, couriers_.front()->end(SIGKILL));
        server_->close();
        server_->set(SmtpServer::Mood::Takes);
        server_->open();
        start();
        wait_until_delivered(1);
        CHECK_EQUAL(1, server_->taken().size());
        CHECK_EQUAL("2", connection_->find(kRow)->text(2));
    }

    void killed_again_and_again_loses_nothing() {
        constexpr int kMails = 1000;
        constexpr int kKills = 25;
        configure(3);
        queue(kMails);
        std::mt19937 moment(20261121);
        int struck_while_delivering = 0;
        for (int kills = 0; kills < kKills; ++kills) {
            start();
            const auto heard = server_->heard();
            wait_until("at work", [&] { return server_->heard() > heard || count("queued") == 0; });
            ::poll(nullptr, 0, static_cast<int>(moment() % 30));
            const auto undelivered = count("queued");
            couriers_.back()->end(SIGKILL);
            struck_while_delivering += undelivered > 0 ? 1 : 0;
            move_clock(4L * (kills + 1));  // so that the leases of the killed run out
        }
        start();
        wait_until_delivered(kMails);
        const auto ids = message_ids(server_->taken());
        fmt::print("  {} kills while delivering, {} mails of {} sent twice\n", struck_while_delivering,
                   ids.size() - kMails, kMails);
        CHECK(struck_while_delivering >= 10);
        CHECK_EQUAL(kMails, count_different(ids));
    }

    void two_couriers_deliver_each_mail_once() {
        constexpr int kMails = 200;
        queue(kMails);
        start();
        start();
        wait_until_delivered(kMails);
        CHECK_EQUAL(kMails, server_->taken().size());
        CHECK_EQUAL(kMails, count_different(message_ids(server_->taken())));
    }

    // The worst moment: the server has the whole mail and takes it, and nobody hears it say so.
    void killed_in_the_middle_of_data_another_repeats_it_once() {
        server_->set(SmtpServer::Mood::Waits);
        queue(1);
        start();
        wait_until("a mail under way", [&] { return server_->heard() == 1; });
        start();
        CHECK_EQUAL(128 + SIGKILL, couriers_.front()->end(SIGKILL));
        server_->set(SmtpServer::Mood::Takes);
        wait_until("taken, though nobody hears it", [&] { return server_->taken().size() == 1; });
        CHECK_EQUAL(1, count("queued"));
        move_clock(91);
        wait_until_delivered(1);
        CHECK_EQUAL(2, server_->taken().size());
        CHECK_EQUAL(1, count_different(message_ids(server_->taken())));
    }

    // Of two that work side by side one is killed, again and again, and at once replaced.
    void killed_among_two_loses_nothing() {
        constexpr int kMails = 400;
        constexpr int kKills = 12;
        constexpr std::size_t kLanes = 2;
        configure(3);
        queue(kMails);
        start();
        start();
        std::mt19937 moment(20261125);
        for (int kills = 0; kills < kKills; ++kills) {
            const auto heard = server_->heard();
            wait_until("at work", [&] { return server_->heard() > heard + 5 || count("queued") == 0; });
            ::poll(nullptr, 0, static_cast<int>(moment() % 20));
            couriers_.front()->end(SIGKILL);
            couriers_.erase(couriers_.begin());
            start();
            move_clock(4L * (kills + 1));
        }
        wait_until_delivered(kMails);
        const auto ids = message_ids(server_->taken());
        fmt::print("  {} kills, {} mails of {} sent twice\n", kKills, ids.size() - kMails, kMails);
        CHECK_EQUAL(kMails, count_different(ids));
        CHECK(ids.size() <= kMails + kKills * kLanes);  // what the killed one had in hand, and no more
        for (const auto& id : ids) CHECK(ids.count(id) <= 2);
    }

    // The mail has gone out: forgetting that would send it twice.
    void a_database_that_was_away_learns_what_was_delivered() {
        server_->set(SmtpServer::Mood::Waits);
        queue(1);
        start();
        wait_until("a mail under way", [&] { return server_->heard() == 1; });
        connection_.reset();
        tests::Database::shared().stop();
        server_->set(SmtpServer::Mood::Takes);
        wait_until("trouble in the log", [&] { return log().find("database") != std::string::npos; });
        tests::Database::shared().start();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
        wait_until_delivered(1);
        queue(1);
        wait_until_delivered(2);
        CHECK_EQUAL(2, server_->taken().size());
        CHECK_CONTAINS("it works again", log());
    }

    void a_notice_is_written_when_it_is_sent() {
        queue_notice(outbox::Kind::Mail, "account_blocked", "ana@otra.example");
        start();
        wait_until_delivered(1);
        const std::string mail = server_->taken().at(0);
        CHECK_CONTAINS("\r\nTo: ana@otra.example\r\n", mail);
        CHECK_CONTAINS("From: =?UTF-8?B?RWR1Y2FjacOzbiBWYWxsZSBWZXJkZQ==?= <no-responder@educacion.example>", mail);
        CHECK_CONTAINS("\r\nContent-Type: multipart/alternative;", mail);
        CHECK_CONTAINS("\r\nAuto-Submitted: auto-generated\r\n", mail);
        CHECK_CONTAINS("ana@educacion.example", mail);
    }

    void what_has_expired_is_not_sent_any_more() {
        server_->set(SmtpServer::Mood::SaysLater);
        queue_notice(outbox::Kind::Mail, "account_blocked", "ana@otra.example", std::chrono::hours(1));
        start();
        wait_until("refused once", [&] { return !connection_->find(kRow)->text(3).empty(); });
        server_->set(SmtpServer::Mood::Takes);
        move_clock(3600);
        wait_until("given up", [&] { return count("failed") == 1; });
        CHECK_EQUAL("expired", connection_->find(kRow)->text(3));
        CHECK_EQUAL("1", connection_->find(kRow)->text(1));  // wiped
        CHECK(server_->taken().empty());
    }

    void what_staff_try_again_is_sent_again() {
        server_->set(SmtpServer::Mood::SaysNever);
        queue(1);
        start();
        wait_until("given up", [&] { return count("failed") == 1; });
        server_->set(SmtpServer::Mood::Takes);
        CHECK_EQUAL(1, outbox::retry_all_failed(*connection_, base::SystemClock().now()));
        wait_until_delivered(1);
        CHECK_EQUAL("2", connection_->find(kRow)->text(2));
    }

    void a_short_message_is_handed_over_and_wiped() {
        queue_notice(outbox::Kind::Sms, "account_password_changed", "+525555550120");
        start();
        let_smsd_send(1);
        wait_until_delivered(1);
        wait_until("the spool is empty", [&] { return spooled("sent").empty() && spooled("outbox").empty(); });
    }

    // The file is named by the row: whoever tries next sees that it has gone out.
    void a_short_message_is_not_sent_again_by_who_comes_after() {
        configure(3);
        queue_notice(outbox::Kind::Sms, "account_password_changed", "+525555550120");
        start();
        wait_until("in the spool", [&] { return spooled("outbox").size() == 1; });
        CHECK_EQUAL(128 + SIGKILL, couriers_.front()->end(SIGKILL));
        let_smsd_send(1);
        move_clock(4);
        start();
        wait_until_delivered(1);
        wait_until("the spool is empty", [&] { return spooled("sent").empty() && spooled("outbox").empty(); });
    }

    void the_switch_holds_the_next_message_and_takes_back_what_waits() {
        configure(3);
        queue_notice(outbox::Kind::Sms, "account_password_changed", "+525555550120");
        start();
        wait_until("in the spool", [&] { return spooled("outbox").size() == 1; });
        outbox::set_sms_switch(*connection_, false, base::SystemClock().now());
        wait_until("taken back", [&] { return spooled("outbox").empty(); });
        CHECK_EQUAL(1, count("queued"));
        outbox::set_sms_switch(*connection_, true, base::SystemClock().now());
        move_clock(60);
        let_smsd_send(1);
        wait_until_delivered(1);
    }

    void without_a_gateway_here_short_messages_wait_for_another_machine() {
        configure(90, "elsewhere");
        queue_notice(outbox::Kind::Sms, "account_password_changed", "+525555550120");
        queue(1);
        start();
        wait_until_delivered(1);
        wait_until("said", [&] { return log().find("0 for short messages") != std::string::npos; });
        CHECK_EQUAL(1, count("queued"));
    }

    void a_message_sealed_with_another_key_waits() {
        base::SystemRandom random;
        const outbox::Outbox other(std::string(32, 'x'), random);
        other.queue(*connection_, {.site_key = "educacion", .mailbox_id = {}}, make_mail("Asunto"),
                    base::SystemClock().now());
        start();
        wait_until("tried", [&] { return connection_->find(kRow)->text(3) == "cannot be opened"; });
        CHECK_EQUAL("queued", connection_->find(kRow)->text(0));
        queue(1);
        wait_until_delivered(1);
    }

    // A row that nobody could have written must not stand in the way of the others.
    void a_row_without_a_message_holds_nothing_up() {
        connection_->run_script(
            "INSERT INTO outbox (site_id, kind, state, created_at, due_at, give_up_at)"
            " SELECT MIN(id), 'mail', 'queued', '2020-01-01', '2020-01-01', '2999-01-01' FROM site");
        queue(1);
        start();
        wait_until_delivered(1);
    }

    void stops_at_once_when_idle() {
        start();
        wait_until("at work", [&] { return log().find("delivering") != std::string::npos; });
        CHECK(time_to_stop() < kAtOnce);
        CHECK_CONTAINS("stopped", log());
    }

    void stops_at_once_in_the_middle_of_a_dialogue() {
        configure(6);
        server_->set(SmtpServer::Mood::Waits);
        queue(1);
        start();
        wait_until("a mail under way", [&] { return server_->heard() == 1; });
        CHECK(time_to_stop() < kAtOnce);
        server_->set(SmtpServer::Mood::Takes);
        start();
        wait_until_delivered(1);
        CHECK_EQUAL(1, count_different(message_ids(server_->taken())));
    }

    void takes_away_what_has_expired_and_nothing_else() {
        connection_->run_script(
            "INSERT INTO mailbox (id, domain_id, home, state, created_at)"
            "  SELECT 1, MIN(id), 'x', 'active', '2020-01-01' FROM domain;"
            "INSERT INTO captcha_nonce SELECT UNHEX(MD5(seq)), '2020-01-01' FROM seq_1_to_1700;"
            "INSERT INTO captcha_nonce SELECT UNHEX(MD5(seq)), '2999-01-01' FROM seq_2001_to_2003;"
            "INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at, remote_address,"
            "  user_agent) SELECT UNHEX(SHA2('live', 256)), 1, MIN(id), UTC_TIMESTAMP, UTC_TIMESTAMP, '2999-01-01', "
            "'', ''"
            "  FROM site;"
            "INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at, remote_address,"
            "  user_agent) SELECT UNHEX(SHA2(IF(seq % 2, 'over', 'idle'), 256)), 1, site_id, created_at,"
            "  IF(seq % 2, last_seen_at, '2020-01-01'), IF(seq % 2, '2020-01-01', expires_at), '', ''"
            "  FROM session JOIN seq_1_to_2;"
            "INSERT INTO webmail_ticket SELECT UNHEX(SHA2(seq, 256)), id_hash, id_hash,"
            "  IF(seq % 2, '2020-01-01', '2999-01-01') FROM session JOIN seq_1_to_2 WHERE expires_at > last_seen_at"
            "  AND last_seen_at > '2021-01-01';"
            "INSERT INTO webmail_token (id, mailbox_id, session_hash, token_hash, expires_at) SELECT UNHEX(MD5(seq)), "
            "1, id_hash, id_hash,"
            "  IF(seq % 2, '2020-01-01', '2999-01-01') FROM session JOIN seq_1_to_2 WHERE expires_at > last_seen_at"
            "  AND last_seen_at > '2021-01-01'");
        CHECK_EQUAL(3, connection_->find(kCountSessions)->number(0));
        CHECK_EQUAL(2, connection_->find(kCountTickets)->number(0));
        CHECK_EQUAL(2, connection_->find(kCountTokens)->number(0));
        start();
        wait_until("cleaned", [&] { return connection_->find(kCountSessions)->number(0) == 1; });
        CHECK_EQUAL(3, connection_->find(kCountNonces)->number(0));
        CHECK_EQUAL(1, connection_->find(kCountTickets)->number(0));
        CHECK_EQUAL(1, connection_->find(kCountTokens)->number(0));
    }

    void a_missing_setting_is_named() {
        folder_->write("secrets/courier.toml", "database_user = 'test'\ndatabase_password = ''\n");
        start();
        wait_until("ended", [&] { return !couriers_.front()->is_running(); });
        CHECK_EQUAL(1, couriers_.front()->end(SIGKILL));
        CHECK_CONTAINS("cannot start: setting keys.outbox is missing", log());
    }

  private:
    void configure(int lease_seconds, const std::string& sms_driver = "gammu") {
        for (const char* name : {"inbox", "outbox", "sent", "error"})
            std::filesystem::create_directories(folder_->path(std::string("sms/") + name));
        folder_->write("secrets/courier.toml",
                       fmt::format("database_user = 'test'\ndatabase_password = ''\ndoveadm_key = 'k'\n"
                                   "[keys]\noutbox = '{0}'\nmovement = '{0}'\nrecovery = '{0}'\n",
                                   kKeyHex));
        folder_->write(
            "valija.toml",
            fmt::format("[paths]\nsecrets = '{0}/secrets'\nsites = '{1}/sites'\nmovement_heads = '{0}/heads'\n"
                        "templates = '{1}/templates'\n[publish]\nassets = '/assets/x'\n"
                        "[sms]\ndriver = '{5}'\nspool = '{0}/sms'\ncountries = '52'\n"
                        "[database]\nsocket = '{2}'\nname = 'valija'\n"
                        "[mail]\ncourier_port = {3}\ndoveadm_socket = '{0}/none'\n"
                        "[clock]\noffset_file = '{0}/offset'\n"
                        "[service]\nuser = 'root'\n"
                        "[courier]\nlease_seconds = {4}\n",
                        folder_->path(), VALIJA_SOURCE, tests::Database::shared().settings().socket, server_->port(),
                        lease_seconds, sms_driver));
    }

    void move_clock(long seconds) const { folder_->write("offset", std::to_string(seconds)); }

    void start() {
        const tests::Command command{"/bin/sh", "-c", "exec \"$0\" --config \"$1\" 2>&1", VALIJA_COURIER,
                                     folder_->path("valija.toml")};
        couriers_.push_back(std::make_unique<tests::Process>(command, folder_->path("log")));
    }

    void queue(int mails) {
        base::SystemRandom random;
        const outbox::Outbox outbox(kKey, random);
        for (int i = 0; i < mails; ++i) {
            outbox.queue(*connection_, {.site_key = "educacion", .mailbox_id = {}},
                         make_mail(fmt::format("Asunto {}", i)), base::SystemClock().now());
        }
    }

    void queue_notice(outbox::Kind kind, const std::string& name, const std::string& to,
                      std::optional<std::chrono::hours> life = {}) {
        base::SystemRandom random;
        const base::Time now = base::SystemClock().now();
        const outbox::Notice notice{
            .to = to,
            .name = name,
            .values = {{"PERSON", "Ana"}, {"USER", "ana@educacion.example"}, {"CHANGED_ON", "hoy"}},
            .expires_at = life ? std::optional(now + *life) : std::nullopt};
        CHECK_EQUAL(outbox::SmsOutcome::Queued,
                    outbox::Outbox(kKey, random)
                        .queue(*connection_, {.site_key = "educacion", .mailbox_id = {}}, kind, notice, now));
    }

    // What lies in a folder of the spool, whole.
    std::vector<std::string> spooled(const std::string& folder) const {
        std::vector<std::string> found;
        for (const auto& entry : std::filesystem::directory_iterator(folder_->path("sms/" + folder))) {
            const std::string name = entry.path().filename();
            if (!name.starts_with('.')) found.push_back(name);
        }
        return found;
    }

    void let_smsd_send(std::size_t messages) const {
        wait_until("in the spool", [&] { return spooled("outbox").size() == messages; });
        for (const std::string& file : spooled("outbox"))
            std::filesystem::rename(folder_->path("sms/outbox/" + file), folder_->path("sms/sent/" + file));
    }

    std::int64_t count(const char* state) const { return connection_->find(kStates, state)->number(0); }

    void wait_until_delivered(std::int64_t mails) const {
        wait_until("delivered", [&] { return count("delivered") == mails; });
        CHECK_EQUAL(mails, connection_->find(kStates, "delivered")->number(1));
    }

    std::string log() const {
        const std::ifstream file(folder_->path("log"));
        std::ostringstream text;
        text << file.rdbuf();
        return text.str();
    }

    std::chrono::milliseconds time_to_stop() const {
        const auto begin = std::chrono::steady_clock::now();
        CHECK_EQUAL(0, couriers_.back()->end(SIGTERM));
        return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    }

    std::unique_ptr<db::Connection> connection_;
    std::unique_ptr<tests::TemporaryFolder> folder_;
    std::unique_ptr<SmtpServer> server_;
    std::vector<std::unique_ptr<tests::Process>> couriers_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(CourierTest);

}  // namespace valija::courier
