// SPDX-License-Identifier: AGPL-3.0-or-later
// Programs and the database are killed without warning, at random moments of a load: whatever was promised stands, and
// nothing stands by half. VALIJA_KILLS says how many kills (200), VALIJA_SEED repeats a run's choices.
#include <poll.h>
#include <signal.h>

#include <array>
#include <condition_variable>
#include <cstdlib>
#include <random>
#include <regex>
#include <set>

#include "accounts/activation_credential.h"
#include "base/bytes.h"
#include "crash/applicants.h"
#include "outbox/outbox_store.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr std::chrono::seconds kLongWait(60);
constexpr std::chrono::minutes kPastResend(11);
constexpr std::size_t kShownCharacters = 60;

unsigned number_from_environment(const char* name, unsigned otherwise) {
    const char* text = std::getenv(name);
    return text == nullptr ? otherwise : static_cast<unsigned>(std::strtoul(text, nullptr, 10));
}

class Dice {
  public:
    explicit Dice(unsigned seed) : engine_(seed) {}
    unsigned below(unsigned limit) { return static_cast<unsigned>(engine_() % limit); }

  private:
    std::mt19937 engine_;
};

// Where a kill is to strike: at the `countdown`-th passage that fits.
struct Plan {
    std::string victim;  // program, or "mariadb"
    Passing passing = Passing::Statement;
    enum class Where { InTransaction, AtCommit, Anywhere } where = Where::InTransaction;
    unsigned countdown = 1;
    unsigned delay_us = 0;  // after Sent: the server is at work meanwhile
};

struct Strike {
    Passage passage;
    std::size_t open = 0;  // transactions that died with the victim
};

Passing choose_passing(Dice& dice) {
    switch (dice.below(3)) {
        case 0:
            return Passing::Statement;
        case 1:
            return Passing::Sent;
        default:
            return Passing::Answer;
    }
}

// At its end, what is sent is done, though nobody knows: that counts as outside.
Plan::Where choose_where(Dice& dice) {
    switch (dice.below(10)) {
        case 0:
            return Plan::Where::Anywhere;
        case 1:
            return Plan::Where::AtCommit;
        default:
            return Plan::Where::InTransaction;
    }
}

bool is_there(Plan::Where where, const Passage& passage) {
    switch (where) {
        case Plan::Where::InTransaction:
            return passage.in_transaction;
        case Plan::Where::AtCommit:
            return is_commit(passage.statement);
        case Plan::Where::Anywhere:
            return true;
    }
    return true;
}

// One in ten takes the database, one in seven the courier, the others one of the two halves.
Plan make_plan(unsigned kill, Dice& dice) {
    Plan plan;
    plan.passing = choose_passing(dice);
    plan.where = choose_where(dice);
    plan.delay_us = dice.below(1500);
    const unsigned far = plan.where == Plan::Where::AtCommit ? 10 : 1;  // there are fewer of them
    if (kill % 10 == 9) {
        plan.victim = "mariadb";
        plan.countdown = 1 + dice.below(60 / far);
    } else if (kill % 7 == 6) {
        plan.victim = "courier-1";
        plan.countdown = 1 + dice.below(20 / far);
    } else {
        plan.victim = dice.below(2) == 0 ? "self-service-1" : "self-service-2";
        plan.countdown = 1 + dice.below(40 / far);
    }
    return plan;
}

// Waits in the proxy for the moment and strikes there.
class Killer {
  public:
    explicit Killer(Rig& rig) : rig_(rig) {}
    ~Killer() { rig_.proxy().watch({}); }
    Killer(const Killer&) = delete;
    Killer& operator=(const Killer&) = delete;

    Strike carry_out(const Plan& plan) {
        const bool takes_all = plan.victim == "mariadb";
        const pid_t pid = takes_all ? rig_.database().pid() : rig_.pid(plan.victim);
        CHECK(pid > 0);
        std::optional<Strike> strike;
        unsigned countdown = plan.countdown;
        rig_.proxy().watch([&, takes_all, pid](const Passage& passage) {
            if (strike) return false;
            const bool fits = (takes_all || passage.door == plan.victim) && passage.passing == plan.passing &&
                              is_there(plan.where, passage);
            if (!fits || --countdown > 0) return false;
            if (plan.passing == Passing::Sent) ::usleep(plan.delay_us);
            const auto open = rig_.proxy().count_open_transactions(takes_all ? "" : plan.victim);
            ::kill(pid, SIGKILL);
            const std::lock_guard lock(mutex_);
            strike = Strike{passage, open};
            struck_.notify_all();
            return true;
        });
        std::unique_lock lock(mutex_);
        const bool came = struck_.wait_for(lock, kPatience, [&] { return strike.has_value(); });
        lock.unlock();
        rig_.proxy().watch({});
        if (!came) CPPUNIT_FAIL("the moment to kill " + plan.victim + " did not come");
        return *strike;
    }

    void bring_back(const std::string& victim) {
        if (victim == "mariadb") {
            rig_.database().kill();
            rig_.database().start();
        } else {
            CHECK_EQUAL(128 + SIGKILL, rig_.kill(victim));  // not by itself
            rig_.start(victim);
        }
    }

  private:
    Rig& rig_;
    std::mutex mutex_;
    std::condition_variable struck_;
};

const char* to_text(Passing passing) {
    switch (passing) {
        case Passing::Statement:
            return "before";
        case Passing::Sent:
            return "in the midst of";
        case Passing::Answer:
            return "before the answer to";
    }
    return "";
}

std::string describe(const Plan& plan, const Strike& strike) {
    return fmt::format(
        "{:<14} {:<20} at {}, {} {}", plan.victim,
        strike.open > 0 ? fmt::format("in {} transaction{}", strike.open, strike.open > 1 ? "s" : "") : "in none",
        strike.passage.door, to_text(strike.passage.passing), strike.passage.statement.substr(0, kShownCharacters));
}

// What is wrong in the database, each as a question that has no row when all is well.
struct Question {
    const char* what;
    const char* sql;
};

constexpr const char* kPerMailbox =
    " FROM (SELECT m.id,"
    " (SELECT COUNT(*) FROM address WHERE mailbox_id = m.id AND is_primary) addresses,"
    " (SELECT COUNT(*) FROM holding WHERE mailbox_id = m.id AND valid_until IS NULL) holdings,"
    " (SELECT COUNT(*) FROM activation WHERE mailbox_id = m.id) credentials,"
    " (SELECT COUNT(*) FROM activation WHERE live_mailbox_id = m.id) live,"
    " (SELECT COUNT(*) FROM movement WHERE mailbox_id = m.id AND action = 'account_created') created,"
    " (SELECT COUNT(*) FROM movement WHERE mailbox_id = m.id AND action = 'account_reset') reset,"
    " (SELECT COUNT(*) FROM outbox WHERE mailbox_id = m.id AND name = 'account_created') created_messages,"
    " (SELECT COUNT(*) FROM outbox WHERE mailbox_id = m.id AND name = 'account_reset') reset_messages"
    " FROM mailbox m) t WHERE ";

constexpr auto kQuestions = std::to_array<Question>({
    {"a mailbox without its one address", "addresses <> 1"},
    {"a mailbox without its one holding", "holdings <> 1"},
    {"a mailbox without its one live credential", "live <> 1"},
    {"a mailbox without the movement of its creation", "created <> 1"},
    {"a mailbox without the message of its creation", "created_messages <> 1"},
    {"resets, their movements and their messages differ", "credentials <> 1 + reset OR reset <> reset_messages"},
});

constexpr auto kStrays = std::to_array<Question>({
    {"a message about no mailbox",
     "SELECT o.id FROM outbox o LEFT JOIN mailbox m ON m.id = o.mailbox_id WHERE m.id IS NULL"},
    {"a movement about no mailbox",
     "SELECT v.id FROM movement v LEFT JOIN mailbox m ON m.id = v.mailbox_id WHERE m.id IS NULL"},
    {"a person with two mailboxes", "SELECT person_id FROM holding GROUP BY person_id HAVING COUNT(*) > 1"},
    {"a message that was not delivered", "SELECT id FROM outbox WHERE state <> 'delivered' OR sealed IS NOT NULL"},
    {"a movement without a seal",
     "SELECT v.id FROM movement v LEFT JOIN movement_seal s ON s.movement_id = v.id WHERE s.number IS NULL"},
});

std::string header(const std::string& mail, const std::string& name) {
    std::smatch found;
    return std::regex_search(mail, found, std::regex("(?:^|\r\n)" + name + ": ([^\r]*)")) ? found[1].str() : "";
}

// The row's number, which the Message-ID names.
std::uint64_t message_of(const std::string& mail) {
    std::smatch found;
    const std::string id = header(mail, "Message-ID");
    return std::regex_search(id, found, std::regex("<valija\\.([0-9]+)\\.")) ? std::stoull(found[1]) : 0;
}

class Findings {
  public:
    void add(const std::string& what, const std::string& which) { found_[what].push_back(which); }
    std::string text() const {
        std::string all;
        for (const auto& [what, which] : found_)
            all += fmt::format("{} times {}: for instance {}\n", which.size(), what, which.front());
        return all;
    }

  private:
    std::map<std::string, std::vector<std::string>> found_;
};

// Without which the next question would be asked too early.
void wait_for_the_couriers(const Rig& rig) {
    db::Connection connection(rig.direct());
    wait_until(
        "everything delivered and sealed",
        [&] {
            return connection
                       .find({"count_waiting",
                              "SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'queued')"
                              " + (SELECT COUNT(*) FROM movement_pending)"})
                       ->number(0) == 0;
        },
        kLongWait);
}

// A connection each: it knows a statement by the place of its text.
db::Rows ask(const Rig& rig, const std::string& sql) { return db::Connection(rig.direct()).select({"ask", sql}); }

void ask_the_database(const Rig& rig, Findings& findings) {
    for (const Question& question : kQuestions) {
        for (const db::Row& row : ask(rig, std::string("SELECT id") + kPerMailbox + question.sql))
            findings.add(question.what, "mailbox " + row.text(0));
    }
    for (const Question& question : kStrays) {
        for (const db::Row& row : ask(rig, question.sql)) findings.add(question.what, row.maybe_text(0).value_or("-"));
    }
}

// What people were told is so.
void compare_with_what_was_told(const Rig& rig, const Load& load, Findings& findings) {
    db::Connection connection(rig.direct());
    std::map<std::uint64_t, std::pair<long, long>> done;
    for (const db::Row& row :
         connection.select({"count_done",
                            "SELECT person_id, SUM(action = 'account_created'), SUM(action = 'account_reset')"
                            " FROM movement GROUP BY person_id"}))
        done[static_cast<std::uint64_t>(row.number(0))] = {row.number(1), row.number(2)};
    for (const auto& [person, record] : load.records()) {
        const auto [created, reset] = done[person];
        const std::string who = fmt::format("person {}", person);
        if (created != 1) findings.add("a person who was served and has not exactly one account", who);
        if (record.created > 1) findings.add("a person who was told twice that the account was created", who);
        if (reset < record.reset) findings.add("a person who was told of a reset that is not there", who);
        if (reset > record.reset + record.tries_in_vain) findings.add("a person with a reset too many", who);
    }
    for (const std::string& complaint : load.complaints()) findings.add("a person who was not served", complaint);
}

// Each message was sent, and what was sent is right: to the person, of their mailbox, with a credential that there is.
void compare_with_what_was_sent(Rig& rig, Findings& findings) {
    db::Connection connection(rig.direct());
    struct Expected {
        std::string to;
        std::string user;
        unsigned times = 0;
    };
    std::map<std::uint64_t, Expected> expected;
    for (const db::Row& row :
         connection.select({"list_expected",
                            "SELECT o.id, p.alternate_address, a.address FROM outbox o"
                            " JOIN holding h ON h.mailbox_id = o.mailbox_id JOIN person p ON p.id = h.person_id"
                            " JOIN address a ON a.mailbox_id = o.mailbox_id"}))
        expected[static_cast<std::uint64_t>(row.number(0))] = {row.text(1), row.text(2)};
    std::map<std::string, std::string> credentials;  // HMAC -> address
    for (const db::Row& row : connection.select(
             {"list_credentials",
              "SELECT v.secret_hmac, a.address FROM activation v JOIN address a ON a.mailbox_id = v.mailbox_id"}))
        credentials[row.text(0)] = row.text(1);
    for (const std::string& mail : rig.mail_server().taken()) {
        const std::uint64_t id = message_of(mail);
        const auto found = expected.find(id);
        const std::string which = fmt::format("message {}", id);
        if (found == expected.end()) {
            findings.add("a mail that no message stands for", which);
            continue;
        }
        ++found->second.times;
        std::smatch credential;
        if (!std::regex_search(mail, credential, std::regex("[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}")) ||
            credentials[accounts::credential_hmac(rig.activation_key(), credential[0].str())] != found->second.user)
            findings.add("a mail whose credential is not the mailbox's", which);
        if (header(mail, "To") != found->second.to) findings.add("a mail to somebody else", which);
        if (mail.find("\r\nUsuario: " + found->second.user + "\r\n") == std::string::npos)
            findings.add("a mail about another address", which);
    }
    for (const auto& [id, message] : expected) {
        if (message.times == 0) findings.add("a message that nobody got", fmt::format("message {}", id));
    }
}

std::string count_all(const Rig& rig) {
    return db::Connection(rig.direct())
        .find({"count_all",
               "SELECT CONCAT((SELECT COUNT(*) FROM mailbox), ' accounts, ', (SELECT COUNT(*) FROM movement WHERE"
               " action = 'account_reset'), ' resets, ', (SELECT COUNT(*) FROM outbox), ' messages')"})
        ->text(0);
}

}  // namespace

class KilledTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(KilledTest);
    CPPUNIT_TEST(killed_at_any_moment_nothing_is_lost_and_nothing_stands_by_half);
    CPPUNIT_TEST(two_couriers_and_a_killed_database_lose_no_message);
    CPPUNIT_TEST_SUITE_END();

  public:
    void killed_at_any_moment_nothing_is_lost_and_nothing_stands_by_half() {
        const unsigned kills = number_from_environment("VALIJA_KILLS", 200);
        const unsigned seed = number_from_environment("VALIJA_SEED", std::random_device()());
        fmt::print("  VALIJA_KILLS={} VALIJA_SEED={}\n", kills, seed);
        Dice dice(seed);
        Rig rig;
        rig.start("courier-1");
        Load load(rig, add_applicants(rig, 0, kPeople), kBrowsers);
        Killer killer(rig);
        unsigned inside = 0;
        for (unsigned kill = 0; kill < kills; ++kill) {
            const Plan plan = make_plan(kill, dice);
            const Strike strike = killer.carry_out(plan);
            killer.bring_back(plan.victim);
            inside += strike.open > 0 ? 1 : 0;
            fmt::print("  {:>3} {}\n", kill + 1, describe(plan, strike));
            if (kill % kKillsPerRound == kKillsPerRound - 1) begin_round(rig, load);
        }
        load.finish();
        wait_for_the_couriers(rig);
        for (const char* program : {"self-service-1", "self-service-2", "account-1", "courier-1"})
            CHECK(rig.is_running(program));
        unsigned in_vain = 0;
        for (const auto& [person, record] : load.records()) in_vain += record.tries_in_vain;
        fmt::print("  {} of {} kills inside a transaction; {} visits, {} asked again; {}; {} mails\n", inside, kills,
                   load.served(), in_vain, count_all(rig), rig.mail_server().taken().size());
        Findings findings;
        ask_the_database(rig, findings);
        compare_with_what_was_told(rig, load, findings);
        compare_with_what_was_sent(rig, findings);
        const Finished verified = rig.ctl({"movements", "verify"});
        if (verified.status != 0) findings.add("movements that do not verify", verified.out);
        CHECK_EQUAL("", findings.text());
        CHECK(inside * 4 >= kills * 3);
    }

    // The database goes while two couriers work on one outbox: each message is delivered, and only what was in hand may
    // be repeated, once.
    void two_couriers_and_a_killed_database_lose_no_message() {
        constexpr unsigned kMessages = 300;
        constexpr unsigned kKills = 8;
        const unsigned seed = number_from_environment("VALIJA_SEED", std::random_device()());
        fmt::print("  VALIJA_SEED={}\n", seed);
        Dice dice(seed);
        Rig rig;
        queue(rig, kMessages);
        rig.start("courier-1");
        rig.start("courier-2");
        Killer killer(rig);
        for (unsigned kill = 0; kill < kKills; ++kill) {
            const Plan plan{.victim = "mariadb",
                            .passing = choose_passing(dice),
                            .where = choose_where(dice),
                            .countdown = 1 + dice.below(40),
                            .delay_us = dice.below(1500)};
            fmt::print("  {} {}\n", kill + 1, describe(plan, killer.carry_out(plan)));
            killer.bring_back(plan.victim);
        }
        wait_for_the_couriers(rig);
        std::map<std::uint64_t, unsigned> times;
        for (const std::string& mail : rig.mail_server().taken()) ++times[message_of(mail)];
        unsigned twice = 0;
        for (const auto& [id, count] : times) {
            CHECK(count <= 2);
            twice += count == 2 ? 1 : 0;
        }
        fmt::print("  {} kills, {} of {} messages sent twice\n", kKills, twice, kMessages);
        CHECK_EQUAL(kMessages, times.size());
    }

  private:
    static constexpr unsigned kPeople = 4000;
    static constexpr unsigned kBrowsers = 6;
    static constexpr unsigned kKillsPerRound = 15;

    static void begin_round(Rig& rig, Load& load) {
        rig.move_clock(kPastResend);
        load.begin_round();
    }

    static void queue(const Rig& rig, unsigned messages) {
        base::SystemRandom random;
        const outbox::Outbox outbox(rig.activation_key(), random);  // one key for all here
        db::Connection connection(rig.direct());
        connection.begin();
        for (unsigned i = 0; i < messages; ++i) {
            outbox.queue(connection, {.site_key = "educacion", .mailbox_id = {}}, outbox::Kind::Mail,
                         {.to = fmt::format("p{}@fuera.example", i),
                          .name = "account_blocked",
                          .values = {{"PERSON", "Inés Zamora"}, {"USER", "ines@educacion.example"}}},
                         rig.clock().now());
        }
        connection.commit();
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KilledTest);

}  // namespace valija::tests
