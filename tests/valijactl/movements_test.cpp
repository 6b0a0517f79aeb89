// SPDX-License-Identifier: AGPL-3.0-or-later
// The trail of the running instance: what the courier sealed, what the auditor gets, and what valijactl says when the
// database's root has been at it. Each test puts back what it took away.
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "base/text.h"
#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

// The four newest: number and movement of each.
constexpr db::Query kNewest{"newest", "SELECT number, movement_id FROM movement_seal ORDER BY number DESC LIMIT 4"};

// What root does, and how it is undone: the rows kept come back, seals first, lest the sealer takes them for new ones.
class Tampering {
  public:
    explicit Tampering(const std::string& script) : connection_(database()) {
        connection_.run_script(
            "CREATE TEMPORARY TABLE kept_movement AS SELECT * FROM movement;"
            "CREATE TEMPORARY TABLE kept_seal AS SELECT * FROM movement_seal;"
            "SET FOREIGN_KEY_CHECKS = 0; START TRANSACTION;" +
            script + "; COMMIT");
    }
    ~Tampering() {
        connection_.run_script(
            "START TRANSACTION;"
            "DELETE s FROM movement_seal s LEFT JOIN kept_seal k USING (number, movement_id, mac) WHERE k.number IS "
            "NULL;"
            "INSERT IGNORE INTO movement_seal SELECT * FROM kept_seal;"
            "DELETE m FROM movement m LEFT JOIN kept_movement k USING (id) WHERE k.id IS NULL;"
            "UPDATE movement m JOIN kept_movement k USING (id)"
            " SET m.action = k.action, m.actor_kind = k.actor_kind, m.actor_id = k.actor_id;"
            "INSERT IGNORE INTO movement SELECT * FROM kept_movement; COMMIT");
    }
    Tampering(const Tampering&) = delete;
    Tampering& operator=(const Tampering&) = delete;

  private:
    db::Connection connection_;
};

std::string read_file(const std::filesystem::path& path) {
    const std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string outside_mail() {
    std::string all;
    std::error_code none;
    const std::filesystem::path folder = tests::folder() + "/outside/auditoria@contraloria.example/new";
    for (const auto& entry : std::filesystem::directory_iterator(folder, none)) all += read_file(entry.path());
    return all;
}

Finished verify() { return ctl({"movements", "verify"}); }

}  // namespace

class MovementsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MovementsTest);
    CPPUNIT_TEST(what_happens_is_sealed_and_shown);
    CPPUNIT_TEST(a_sign_in_is_sealed_too);
    CPPUNIT_TEST(the_head_goes_away);
    CPPUNIT_TEST(an_older_head_still_fits);
    CPPUNIT_TEST(a_changed_movement_is_named);
    CPPUNIT_TEST(a_deleted_movement_is_named);
    CPPUNIT_TEST(a_deleted_seal_is_named);
    CPPUNIT_TEST(exchanged_movements_are_named);
    CPPUNIT_TEST(a_cut_off_end_is_named);
    CPPUNIT_TEST(a_row_that_was_put_in_is_named);
    CPPUNIT_TEST(wrong_usage_is_refused);
    CPPUNIT_TEST_SUITE_END();

  public:
    // Two movements, and all sealed.
    void setUp() override {
        CHECK_EQUAL(0, ctl({"account", "block", address_}).status);
        CHECK_EQUAL(0, ctl({"account", "unblock", address_}).status);
        wait_until_sealed();
        connection_ = std::make_unique<db::Connection>(database());
        const db::Rows newest = connection_->select(kNewest);
        for (const db::Row& row : newest) {
            numbers_.push_back(row.number(0));
            ids_.push_back(row.number(1));
        }
    }

    // Whatever a test did: all is as it was.
    void tearDown() override {
        connection_.reset();
        wait_until_sealed();
    }

    void what_happens_is_sealed_and_shown() {
        const Finished finished = verify();
        CHECK_EQUAL(0, finished.status);
        CHECK(finished.out.starts_with(fmt::format("{0} movements, head {0}:", numbers_[0])));
        const std::string shown = ctl({"movements", "show", "--mailbox", address_, "--last", "2"}).out;
        CHECK(std::regex_match(shown,
                               std::regex(fmt::format("{}\t[-0-9]+ [:.0-9]+\taccount_blocked\toperator\t-\t\\d+\n"
                                                      "{}\t[-0-9]+ [:.0-9]+\taccount_unblocked\toperator\t-\t\\d+\n",
                                                      numbers_[1], numbers_[0]))));
        const std::string json = ctl({"movements", "show", "--json", "--last", "1"}).out;
        CHECK_CONTAINS(fmt::format("{{\"number\":{},\"movement_id\":{},", numbers_[0], ids_[0]), json);
        CHECK_CONTAINS("\"actor_kind\":\"operator\",\"actor_id\":null,", json);
    }

    void a_sign_in_is_sealed_too() {
        Browser browser;
        sign_in(browser, person("ana."));
        wait_until_sealed();
        CHECK_CONTAINS("\tsigned_in\tperson\t", ctl({"movements", "show", "--last", "1"}).out);
        CHECK_EQUAL(numbers_[0] + 1, connection_->select(kNewest).at(0).number(0));
    }

    void the_head_goes_away() {
        wait_until_kept();
        wait_until("mailed",
                   [] { return std::regex_search(outside_mail(), std::regex("\n[0-9]+:[0-9a-f]{64}\r?\n")); });
        const std::string mail = outside_mail();
        CHECK_CONTAINS("To: auditoria@contraloria.example", mail);
        CHECK_CONTAINS("From: ", mail);
    }

    void an_older_head_still_fits() {
        const std::string head = current_head();
        CHECK_EQUAL(0, ctl({"account", "block", address_}).status);
        CHECK_EQUAL(0, ctl({"account", "unblock", address_}).status);
        wait_until_sealed();
        CHECK(current_head() != head);
        CHECK_EQUAL(0, ctl({"movements", "verify", "--head", head}).status);
        std::string other = head;
        other.back() = other.back() == '0' ? '1' : '0';
        const Finished finished = ctl({"movements", "verify", "--head", other});
        CHECK_EQUAL(1, finished.status);
        CHECK_EQUAL(fmt::format("number {}: its seal is not the one that was kept as the head\n", numbers_[0]),
                    finished.out);
    }

    void a_changed_movement_is_named() {
        const Tampering tampering(fmt::format("UPDATE movement SET actor_kind = 'staff' WHERE id = {}", ids_[1]));
        check_told(fmt::format("number {}: movement {} is not what was sealed\n", numbers_[1], ids_[1]));
    }

    void a_deleted_movement_is_named() {
        const Tampering tampering(fmt::format("DELETE FROM movement WHERE id = {}", ids_[1]));
        check_told(fmt::format("number {}: movement {} is missing\n", numbers_[1], ids_[1]));
    }

    void a_deleted_seal_is_named() {
        const Tampering tampering(fmt::format("DELETE FROM movement_seal WHERE number = {}", numbers_[1]));
        check_told(fmt::format("number {}: the seal is missing\nmovement {} has no seal and does not wait for one\n",
                               numbers_[1], ids_[1]));
    }

    void exchanged_movements_are_named() {
        const Tampering tampering(
            fmt::format("UPDATE movement_seal SET movement_id = 0 WHERE number = {1};"
                        "UPDATE movement_seal SET movement_id = {2} WHERE number = {0};"
                        "UPDATE movement_seal SET movement_id = {3} WHERE number = {1}",
                        numbers_[3], numbers_[1], ids_[1], ids_[3]));
        check_told(
            fmt::format("number {1}: movement {3} stands here, but was sealed as number {0}\n"
                        "number {0}: movement {2} stands here, but was sealed as number {1}\n",
                        numbers_[3], numbers_[1], ids_[1], ids_[3]));
    }

    // Nothing is left that does not fit: only the head kept elsewhere knows, here or with the auditor.
    void a_cut_off_end_is_named() {
        wait_until_kept();
        const std::string head = current_head();
        const Tampering tampering(
            fmt::format("DELETE FROM movement_seal WHERE number > {};"
                        "DELETE FROM movement WHERE id IN ({}, {})",
                        numbers_[2], ids_[0], ids_[1]));
        const std::string sentence =
            fmt::format("number {} is the last, but number {} was kept as the head: the end was cut off\n", numbers_[2],
                        numbers_[0]);
        check_told(sentence);
        const Finished finished = ctl({"movements", "verify", "--head", head});
        CHECK_EQUAL(1, finished.status);
        CHECK_EQUAL(sentence + sentence, finished.out);
    }

    // Past the tray, without and with a seal of the intruder's making.
    void a_row_that_was_put_in_is_named() {
        const std::string put_in = fmt::format(
            "INSERT INTO movement SELECT {0} + 1000, occurred_at, action, actor_kind, actor_id, site_id, mailbox_id,"
            " person_id FROM movement WHERE id = {0}; DELETE FROM movement_pending WHERE movement_id = {0} + 1000",
            ids_[0]);
        {
            const Tampering tampering(put_in);
            check_told(fmt::format("movement {} has no seal and does not wait for one\n", ids_[0] + 1000));
        }
        const Tampering tampering(put_in + fmt::format("; INSERT INTO movement_seal SELECT number + 1, {} + 1000, mac,"
                                                       " sealed_at FROM movement_seal WHERE number = {}",
                                                       ids_[0], numbers_[0]));
        check_told(fmt::format("number {}: movement {} is not what was sealed\n", numbers_[0] + 1, ids_[0] + 1000));
    }

    void wrong_usage_is_refused() {
        for (const Command& words :
             {Command{"movements"}, Command{"movements", "verify", "--head"}, Command{"movements", "verify", "now"},
              Command{"movements", "head", "now"}, Command{"movements", "show", "--last"},
              Command{"movements", "show", "--last", "0"}, Command{"movements", "show", "--last", "all"},
              Command{"movements", "show", "all"}})
            CHECK_EQUAL(2, ctl(words).status);
        CHECK_EQUAL(1, ctl({"movements", "verify", "--head", "1:00"}).status);
        CHECK_EQUAL(1, ctl({"movements", "show", "--mailbox", "nadie@educacion.example"}).status);
        for (const char* word : {"verify", "head", "show"}) {
            const Finished help = ctl({"movements", word, "--help"});
            CHECK_EQUAL(0, help.status);
            CHECK(help.out.starts_with(fmt::format("usage: valijactl movements {} ", word)));
        }
    }

  private:
    static void wait_until_sealed() {
        wait_until("all is sealed and whole", [] { return verify().out.ends_with(", 0 wait to be sealed\n"); });
    }

    static std::string current_head() {
        const std::string line = ctl({"movements", "head"}).out;
        return line.substr(0, line.find(' '));
    }

    // In a busy time a head is kept a minute: the clock goes on.
    static void wait_until_kept() {
        const ClockOffset later(120);
        wait_until("the head is kept",
                   [] { return read_file(folder() + "/heads/movements").find(current_head()) != std::string::npos; });
    }

    static void check_told(const std::string& sentences) {
        const Finished finished = verify();
        CHECK_EQUAL(1, finished.status);
        CHECK_EQUAL(sentences, finished.out);
    }

    const std::string address_ = person("beto.").address;
    std::unique_ptr<db::Connection> connection_;
    std::vector<std::int64_t> numbers_;
    std::vector<std::int64_t> ids_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(MovementsTest);

}  // namespace valija::tests
