// SPDX-License-Identifier: AGPL-3.0-or-later
// Accounts at the operator's hand, at the outside: what the mail programs and the mail servers notice of each command.
#include <fstream>
#include <regex>
#include <sstream>

#include "base/bytes.h"
#include "crypto/password.h"
#include "people/curp.h"
#include "support/browser.h"
#include "support/open_imap.h"
#include "support/outside.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::tests {

namespace {

constexpr crypto::PasswordCost kCheap{.memory_kib = 8, .passes = 1};
constexpr const char* kPassword = "tejado nogal siete lancha bruma";
constexpr const char* kCredential = "[0-9A-Z]{4}(-[0-9A-Z]{4}){3}";

std::string quoted(const Command& command) {
    std::string line;
    for (const std::string& word : command) line += "'" + word + "' ";
    return line;
}

Finished with_config(const std::string& config, Command words) {
    words.insert(words.begin(), {folder() + "/app/bin/valijactl", "--config", config});
    return run({"sh", "-c", quoted(words) + "2>&1 >/dev/null"});
}

// Standard error in place of standard output.
Finished complaint(const Command& words) { return with_config(folder() + "/etc/valija.toml", words); }

void check_one_sentence(const Finished& finished) {
    CHECK_EQUAL(1, finished.status);
    CHECK(finished.out.starts_with("valijactl: ") && finished.out.find('\n') == finished.out.size() - 1);
}

std::string random_hex() {
    base::SystemRandom random;
    return base::to_hex(random.bytes(5));
}

// A valid CURP that nobody has.
std::string new_curp() {
    base::SystemRandom random;
    const auto letter = [&] { return static_cast<char>('A' + random.below(26)); };
    std::string text = fmt::format("XEX{}{:02}{:02}{:02}HNLX{}XA", letter(), 60 + random.below(40),
                                   1 + random.below(12), 1 + random.below(28), 'B');
    text.resize(17, '0');
    return text + people::curp_check_digit(text);
}

std::string today() { return base::to_sql(base::SystemClock().now()).substr(0, 10); }

struct Worker {
    std::string national_id;
    std::string alternate_address;
    std::string surname;
};

// In the register of educacion, by the operator's own command.
Worker add_worker(bool has_contact = true) {
    Worker worker{.national_id = new_curp(),
                  .alternate_address = new_outside_address(),
                  .surname = "Prueba" + std::to_string(base::SystemRandom().below(1'000'000'000))};
    Command words{"person",          "add",
                  "--site",          "educacion",
                  "--national-id",   worker.national_id,
                  "--given-names",   "Zoila",
                  "--first-surname", worker.surname,
                  "--kind",          "docente",
                  "--employee-key",  "T" + std::to_string(base::SystemRandom().below(1'000'000'000)),
                  "--data-as-of",    today()};
    if (has_contact)
        words.insert(words.end(), {"--alternate-address", worker.alternate_address, "--contacts-confirmed"});
    CHECK_EQUAL(0, ctl(words).status);
    return worker;
}

std::string line_of(const std::string& name, const std::string& shown) {
    const auto at = ("\n" + shown).find("\n" + name + "\t");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 1;
    return shown.substr(begin, shown.find('\n', begin) - begin);
}

std::string state_of_account(const std::string& address) {
    return line_of("state", ctl({"account", "show", address}).out);
}

// As if the person had chosen their password.
void choose_password(const std::string& address) {
    db::Connection connection(database());
    CHECK_EQUAL(1, connection.change({"choose",
                                      "UPDATE mailbox m JOIN address a ON a.mailbox_id = m.id"
                                      " SET m.state = 'active', m.password_hash = ? WHERE a.address = ?"},
                                     crypto::hash_password(kPassword, kCheap), address));
}

// A function's account of a worker, active; its address.
std::string make_function(const Worker& worker) {
    const std::string address = "funcion." + random_hex() + "@educacion.example";
    CHECK_EQUAL(0, ctl({"account", "create", address, "--type", "function", "--person", worker.national_id}).status);
    choose_password(address);
    return address;
}

std::string mail_to(const std::string& address, std::size_t number = 1) {
    wait_until("mailed", [&] { return mails_outside(address).size() >= number; });
    std::string all;
    for (const std::string& mail : mails_outside(address)) all += read_mail(mail);
    return all;
}

// What Postfix answers at port 25.
std::string answer_to_rcpt(const std::string& to) {
    return run({"sh", "-c",
                fmt::format("swaks --server 127.0.0.1:{} --from alguien@fuera.example --to '{}'"
                            " --quit-after RCPT 2>&1",
                            port() + 1, to)})
        .out;
}

}  // namespace

class AccountTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountTest);
    CPPUNIT_TEST(a_persons_account_comes_by_mail);
    CPPUNIT_TEST(a_letters_credential_is_printed_once_and_works);
    CPPUNIT_TEST(who_cannot_have_one_is_told_why);
    CPPUNIT_TEST(accounts_of_centres_functions_and_services);
    CPPUNIT_TEST(a_reset_ends_what_was_open);
    CPPUNIT_TEST(a_suspended_account_receives_and_nobody_enters);
    CPPUNIT_TEST(a_reassigned_account_is_the_new_holders);
    CPPUNIT_TEST(a_new_address_and_its_alias);
    CPPUNIT_TEST(a_quota_is_what_dovecot_says);
    CPPUNIT_TEST(a_deleted_account_is_refused_at_the_door);
    CPPUNIT_TEST(accounts_are_listed_and_shown);
    CPPUNIT_TEST(a_database_that_is_away_is_one_sentence);
    CPPUNIT_TEST(without_rights_it_is_one_sentence);
    CPPUNIT_TEST(wrong_usage_is_2);
    CPPUNIT_TEST(every_command_has_help);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { forget_failures(); }

    void a_persons_account_comes_by_mail() {
        const Worker worker = add_worker();
        const Finished created = ctl({"account", "create", "--person", worker.national_id, "--site", "educacion"});
        CHECK_EQUAL(0, created.status);
        const std::string address = line_of("address", created.out);
        CHECK_CONTAINS("zoila.prueba", address);
        CHECK_EQUAL("mail", line_of("delivery", created.out));
        CHECK_LACKS("credential", created.out);
        CHECK_EQUAL("pending", state_of_account(address));
        const std::string mail = mail_to(worker.alternate_address);
        CHECK_CONTAINS(address, mail);
        CHECK(std::regex_search(mail, std::regex(kCredential)));
        CHECK_CONTAINS("account_created\toperator", ctl({"movements", "show", "--mailbox", address}).out);
        check_one_sentence(complaint({"account", "create", "--person", worker.national_id, "--site", "educacion"}));
    }

    void a_letters_credential_is_printed_once_and_works() {
        const Worker worker = add_worker(false);
        const Finished refused =
            complaint({"account", "create", "--person", worker.national_id, "--site", "educacion"});
        check_one_sentence(refused);
        CHECK_CONTAINS("--letter", refused.out);
        const std::string chosen = "carta." + random_hex() + "@educacion.example";
        const Finished created = ctl(
            {"account", "create", chosen, "--type", "personal", "--person", worker.national_id, "--letter", "--json"});
        CHECK_EQUAL(0, created.status);
        std::smatch found;
        CHECK(std::regex_search(
            created.out, found,
            std::regex(std::string("\"delivery\":\"letter\",\"credential\":\"(") + kCredential + ")")));
        const std::string credential = found[1];
        CHECK_CONTAINS("{\"address\":\"" + chosen + "\",", created.out);
        CHECK_LACKS(credential, ctl({"account", "show", "--json", chosen}).out);
        Browser browser;
        const Answer answer = browser.post(portal() + "/login", fill_sign_in(browser, {chosen, credential}));
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(portal() + "/account/activation", answer.header("location"));
        CHECK_EQUAL(-1, count_messages(chosen, credential));
    }

    void who_cannot_have_one_is_told_why() {
        const Worker worker = add_worker();
        const auto create = [&](const std::string& person) {
            return complaint({"account", "create", "--person", person, "--site", "educacion"});
        };
        check_one_sentence(create("XAXX"));
        check_one_sentence(create(new_curp()));
        set_person(worker, "active = FALSE");
        CHECK_EQUAL("valijactl: this person has left the institution\n", create(worker.national_id).out);
        set_person(worker, "active = TRUE, data_updated_at = '2001-01-01'");
        CHECK_EQUAL("valijactl: the register has not confirmed this person's data lately\n",
                    create(worker.national_id).out);
        check_one_sentence(complaint({"account", "create", "x@educacion.example", "--type", "function"}));
        check_one_sentence(complaint({"account", "create", "x@nowhere.example", "--type", "function", "--letter"}));
        check_one_sentence(complaint({"account", "create", "no-responder@educacion.example", "--type", "function",
                                      "--person", worker.national_id}));
        check_one_sentence(complaint(
            {"account", "create", "x+y@educacion.example", "--type", "function", "--person", worker.national_id}));
        check_one_sentence(complaint(
            {"account", "create", "x@educacion.example", "--type", "service", "--office", "no-such", "--letter"}));
        check_one_sentence(complaint({"account", "create", "x@educacion.example", "--type", "work-centre",
                                      "--work-centre", "00AAA0000A", "--letter"}));
    }

    void accounts_of_centres_functions_and_services() {
        const Worker worker = add_worker();
        db::Connection connection(database());
        const auto cct = connection.select({"centre",
                                            "SELECT cct FROM work_centre w JOIN site t ON t.id = w.site_id"
                                            " WHERE t.site_key = 'educacion' AND w.active"
                                            " AND w.data_updated_at > '2026-01-01' LIMIT 1"});
        CHECK_EQUAL(1U, cct.size());
        const std::string centre = "centro." + random_hex() + "@educacion.example";
        CHECK_EQUAL(0, ctl({"account", "create", centre, "--type", "work-centre", "--work-centre", cct[0].text(0),
                            "--person", worker.national_id})
                           .status);
        const std::string shown = ctl({"account", "show", centre}).out;
        CHECK_EQUAL("work_centre", line_of("type", shown));
        CHECK_EQUAL(cct[0].text(0), line_of("work centre", shown));
        CHECK_CONTAINS(centre, mail_to(worker.alternate_address));
        const std::string key = "of-" + random_hex();
        CHECK_EQUAL(0, ctl({"office", "add", "educacion", key, "Oficina de prueba"}).status);
        const std::string service = "servicio." + random_hex() + "@educacion.example";
        CHECK_EQUAL(0, ctl({"account", "create", service, "--type", "service", "--office", key, "--letter"}).status);
        CHECK_EQUAL(key, line_of("office", ctl({"account", "show", service}).out));
        CHECK_EQUAL(1, ctl({"account", "create", service, "--type", "service", "--office", key, "--letter"}).status);
    }

    void a_reset_ends_what_was_open() {
        const Worker worker = add_worker();
        const std::string address = make_function(worker);
        CHECK_EQUAL(0, count_messages(address, kPassword));
        OpenImap open(address, kPassword);
        CHECK_EQUAL(0, ctl({"account", "reset", address}).status);
        CHECK_EQUAL(-1, count_messages(address, kPassword));
        CHECK_EQUAL(535, smtp_auth(address, kPassword));
        CHECK(open.ends());
        CHECK_EQUAL("none", line_of("password", ctl({"account", "show", address}).out));
        const std::string mail = mail_to(worker.alternate_address, 2);
        CHECK_CONTAINS("Clave temporal", mail);
        const Finished letter = ctl({"account", "reset", "--letter", address});
        CHECK(std::regex_match(line_of("credential", letter.out), std::regex(kCredential)));
        const std::string told = mail_to(worker.alternate_address, 3);
        CHECK_CONTAINS("imprimió una carta", told);
        CHECK_LACKS(line_of("credential", letter.out), told);
    }

    void a_suspended_account_receives_and_nobody_enters() {
        const std::string address = make_function(add_worker());
        OpenImap open(address, kPassword);
        CHECK_EQUAL(0, ctl({"account", "suspend", address}).status);
        CHECK_EQUAL("suspended", state_of_account(address));
        CHECK_EQUAL(-1, count_messages(address, kPassword));
        CHECK_EQUAL(535, smtp_auth(address, kPassword));
        CHECK(open.ends());
        CHECK_EQUAL(0, send_from_outside(address, "mientras tanto"));
        check_one_sentence(complaint({"account", "suspend", address}));
        check_one_sentence(complaint({"account", "unblock", address}));
        check_one_sentence(complaint({"account", "reset", address}));
        CHECK_EQUAL(0, ctl({"account", "resume", address}).status);
        forget_failures();
        wait_until("it arrived", [&] { return count_messages(address, kPassword) == 1; });
        CHECK_EQUAL(235, smtp_auth(address, kPassword));
    }

    void a_reassigned_account_is_the_new_holders() {
        const std::string address = make_function(add_worker());
        const Worker heir = add_worker();
        OpenImap open(address, kPassword);
        CHECK_EQUAL(0, ctl({"account", "reassign", "--person", heir.national_id, address}).status);
        CHECK_EQUAL(-1, count_messages(address, kPassword));
        CHECK(open.ends());
        const std::string mail = mail_to(heir.alternate_address);
        CHECK_CONTAINS(address, mail);
        CHECK(std::regex_search(mail, std::regex(kCredential)));
        const Worker own = add_worker();
        const std::string personal =
            line_of("address", ctl({"account", "create", "--person", own.national_id, "--site", "educacion"}).out);
        check_one_sentence(complaint({"account", "reassign", "--person", heir.national_id, personal}));
        check_one_sentence(complaint({"account", "reassign", "--person", new_curp(), address}));
    }

    void a_new_address_and_its_alias() {
        const Worker worker = add_worker();
        const std::string before = make_function(worker);
        const std::string after = "nueva." + random_hex() + "@educacion.example";
        CHECK_EQUAL(0, ctl({"account", "modify", "--address", after, before}).status);
        CHECK_EQUAL(0, send_from_outside(before, "al alias"));
        CHECK_EQUAL(0, send_from_outside(after, "a la nueva"));
        wait_until("both arrived", [&] { return count_messages(after, kPassword) == 2; });
        CHECK_EQUAL(-1, count_messages(before, kPassword));
        CHECK_EQUAL(before, line_of("alias", ctl({"account", "show", before}).out));
        CHECK_CONTAINS(after, mail_to(worker.alternate_address, 2));
        for (const std::string& address : {std::string("x@formacion.example"), person("ana.").address,
                                           std::string("a+b@educacion.example"), std::string("ñ@educacion.example")})
            check_one_sentence(complaint({"account", "modify", "--address", address, after}));
        forget_failures();
        CHECK_EQUAL(0, ctl({"account", "modify", "--address", before, after}).status);
        CHECK_EQUAL(2, count_messages(before, kPassword));
    }

    void a_quota_is_what_dovecot_says() {
        const std::string address = make_function(add_worker());
        CHECK_EQUAL(0, ctl({"account", "modify", "--quota", "2G", address}).status);
        CHECK_EQUAL("2147483648", line_of("quota", ctl({"account", "show", address}).out));
        const Finished quota = run({"curl", "-s", "--max-time", "20", fmt::format("imap://127.0.0.1:{}/", port() + 3),
                                    "--user", address + ":" + kPassword, "--request", "GETQUOTAROOT INBOX"});
        CHECK_CONTAINS("2097152)", quota.out);
        for (const char* size : {"0M", "0", "1025G", "-1G", "2", "G", "2T", "1.5G"})
            check_one_sentence(complaint({"account", "modify", "--quota", size, address}));
    }

    void a_deleted_account_is_refused_at_the_door() {
        const Worker worker = add_worker();
        const std::string address = make_function(worker);
        OpenImap open(address, kPassword);
        check_one_sentence(complaint({"account", "delete", address, "--yes", "otra@educacion.example"}));
        CHECK_EQUAL(2, ctl({"account", "delete", address}).status);
        CHECK_EQUAL("active", state_of_account(address));
        CHECK_EQUAL(0, ctl({"account", "delete", address, "--yes", address}).status);
        CHECK_CONTAINS("<** 550 ", answer_to_rcpt(address));
        CHECK_EQUAL(-1, count_messages(address, kPassword));
        CHECK(open.ends());
        check_one_sentence(complaint({"account", "show", address}));
        const Finished again =
            complaint({"account", "create", address, "--type", "function", "--person", worker.national_id});
        CHECK_EQUAL("valijactl: somebody has or had the address " + address + "\n", again.out);
        CHECK_CONTAINS(address, ctl({"account", "list", "--state", "deleted"}).out);
        CHECK_LACKS(address, ctl({"account", "list"}).out);
    }

    void accounts_are_listed_and_shown() {
        const std::string address = make_function(add_worker());
        const Finished listed =
            ctl({"account", "list", "--site", "educacion", "--state", "active", "--type", "function"});
        CHECK_EQUAL(0, listed.status);
        CHECK_CONTAINS("\t" + address + "\teducacion\tactive\tfunction\t", listed.out);
        CHECK_LACKS("\tpersonal\t", listed.out);
        CHECK_LACKS("formacion", listed.out);
        const std::string json = ctl({"account", "show", "--json", address}).out;
        CHECK_CONTAINS("\"state\":\"active\",\"type\":\"function\"", json);
        CHECK_CONTAINS("\"work_centre\":null", json);
        CHECK_CONTAINS("\"has_password\":true", json);
        CHECK_CONTAINS("\"aliases\":[]}", json);
        std::istringstream lines(ctl({"account", "list", "--json", "--site", "educacion"}).out);
        std::size_t count = 0;
        for (std::string line; std::getline(lines, line); ++count) CHECK_CONTAINS("\"site\":\"educacion\"", line);
        CHECK(count > 5);
        for (const char* secret : {"ARGON2ID", "$"}) CHECK_LACKS(secret, ctl({"account", "list", "--json"}).out);
    }

    void a_database_that_is_away_is_one_sentence() {
        const TemporaryFolder scratch;
        std::ostringstream text;
        text << std::ifstream(folder() + "/etc/valija.toml").rdbuf();
        const std::string config = scratch.write(
            "away.toml", std::regex_replace(text.str(), std::regex("\\S+/mysql\\.sock"), "\"/nowhere.sock"));
        for (const Command& words :
             {Command{"account", "block", "x@educacion.example"}, Command{"account", "list"},
              Command{"account", "create", "--person", new_curp(), "--site", "educacion"}, Command{"staff", "list"}}) {
            const Finished finished = with_config(config, words);
            check_one_sentence(finished);
            CHECK_CONTAINS("the database is away", finished.out);
        }
    }

    void without_rights_it_is_one_sentence() {
        const Finished finished = run(
            {"setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "sh", "-c",
             quoted({folder() + "/app/bin/valijactl", "--config", folder() + "/etc/valija.toml", "account", "list"}) +
                 "2>&1"});
        check_one_sentence(finished);
        CHECK_CONTAINS("cannot read " + folder() + "/etc/secrets/ctl.toml: Permission denied", finished.out);
    }

    void wrong_usage_is_2() {
        const std::string ana = person("ana.").address;
        for (const Command& words :
             {Command{"account"},
              Command{"account", "create"},
              Command{"account", "create", ana},
              Command{"account", "create", ana, "--type", "personal"},
              Command{"account", "create", ana, "--type", "x"},
              Command{"account", "create", "ana", "--type", "function"},
              Command{"account", "create", ana, ana, "--type", "function"},
              Command{"account", "create", "--person", "X", "--office", "o", "--site", "educacion"},
              Command{"account", "create", "--person", "X"},
              Command{"account", "create", "--force-official"},
              Command{"account", "reset"},
              Command{"account", "reset", ana, "--mail"},
              Command{"account", "show"},
              Command{"account", "show", ana, ana},
              Command{"account", "list", ana},
              Command{"account", "list", "--state", "x"},
              Command{"account", "list", "--type", "x"},
              Command{"account", "list", "--site", "x"},
              Command{"account", "reassign", ana},
              Command{"account", "modify", ana},
              Command{"account", "modify", "--quota", "1G"},
              Command{"account", "delete", ana},
              Command{"account", "suspend"},
              Command{"account", "resume", ana, ana}})
            CHECK_EQUAL(2, ctl(words).status);
        CHECK_EQUAL("active", state_of_account(ana));
    }

    void every_command_has_help() {
        for (const char* word : {"create", "reset", "show", "list", "block", "unblock", "suspend", "resume", "reassign",
                                 "modify", "delete", "sessions"}) {
            const Finished help = ctl({"account", word, "--help"});
            CHECK_EQUAL(0, help.status);
            CHECK_CONTAINS(std::string("usage: valijactl account ") + word, help.out);
        }
    }

  private:
    static void set_person(const Worker& worker, const std::string& change) {
        db::Connection(database())
            .run_script("UPDATE person SET " + change + " WHERE national_id = '" + worker.national_id + "'");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountTest);

}  // namespace valija::tests
