// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own account with two keys, at the outside: through nginx and the module to the message that the courier
// delivers, and every way in which somebody else might try it.
#include <atomic>
#include <regex>
#include <thread>

#include "base/clock.h"
#include "base/config.h"
#include "guard/captcha_challenge.h"
#include "people/curp.h"
#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kPath = "/self-service";
constexpr const char* kConfirm = "/self-service/confirm";
constexpr const char* kDone = "/self-service/done";

struct Worker {
    std::uint64_t id = 0;
    std::string curp;
    std::string curt;
    std::string alternate;
};

db::Connection& database_connection() {
    static db::Connection connection(database());
    return connection;
}

std::string text(const std::string& sql) {
    const auto rows = db::Connection(database()).select({"text", sql});
    return rows.empty() || rows.at(0).is_null(0) ? "" : rows.at(0).text(0);
}

// A CURP nobody has: the date and the letters are of the number.
std::string make_curp(unsigned number) {
    const auto letter = [&](unsigned by) { return static_cast<char>('B' + number / by % 20); };
    std::string curp = fmt::format("GA{}{}{:02}{:02}{:02}HCM{}{}{}0", letter(1), letter(20), number % 90 + 10,
                                   number % 12 + 1, number % 28 + 1, 'R', 'L', 'S');
    curp[13] = "BCDFGHJKLMNPQRSTVWXYZ"[number / 400 % 21];
    return curp + people::curp_check_digit(curp);
}

// An active person of the first site with everything in order, but for what `change` says (SQL).
Worker add_worker(const std::string& change = "", const std::string& given_names = "Rosalía",
                  const std::string& surname = "Peñaloza") {
    static std::atomic<unsigned> counter =
        static_cast<unsigned>(base::SystemClock().now().time_since_epoch().count() / 100);
    const unsigned number = counter++;
    Worker worker{.id = 0,
                  .curp = make_curp(number),
                  .curt = fmt::format("{:08}", number % 100000000),
                  .alternate = fmt::format("rosalia.{}@fuera.example", number)};
    worker.id =
        db::Connection(database())
            .insert({"add_worker",
                     "INSERT INTO person (site_id, kind, given_names, first_surname, national_id, employee_key,"
                     " alternate_address, alternate_set_at, alternate_confirmed_at, alternate_confirmed_by, mobile,"
                     " data_updated_at, created_at)"
                     " SELECT id, 'teacher', ?, ?, ?, ?, ?, NOW(), NOW(), 'register', '+525555550199', NOW(), NOW()"
                     " FROM site WHERE site_key = 'educacion'"},
                    given_names, surname, worker.curp, worker.curt, worker.alternate);
    if (!change.empty())
        database_connection().run_script(fmt::format("UPDATE person SET {} WHERE id = {}", change, worker.id));
    return worker;
}

Fields fill_keys(const Answer& page, const std::string& national_id, const std::string& employee_key) {
    const std::string challenge = page.input("challenge");
    return {{"csrf", page.input("csrf")},
            {"challenge", challenge},
            {"captcha", solve(challenge)},
            {"national_id", national_id},
            {"employee_key", employee_key}};
}

Answer give_keys(Browser& browser, const std::string& national_id, const std::string& employee_key) {
    return browser.post(portal() + kPath, fill_keys(browser.get(portal() + kPath), national_id, employee_key));
}

// The page of the confirmation, after the right keys.
Answer open_confirmation(Browser& browser, const Worker& worker) {
    const Answer given = give_keys(browser, worker.curp, worker.curt);
    CHECK_EQUAL(303, given.status);
    CHECK_EQUAL(portal() + kConfirm, given.header("location"));
    return browser.get(portal() + kConfirm);
}

Fields fill_confirmation(const Answer& page) {
    return {{"csrf", page.input("csrf")}, {"number", page.input("number")}};
}

// How many messages of an account there are.
int count_messages_about(const Worker& worker) {
    return std::stoi(
        text(fmt::format("SELECT COUNT(*) FROM outbox o JOIN holding h ON h.mailbox_id = o.mailbox_id"
                         " WHERE h.person_id = {} AND o.kind = 'mail'",
                         worker.id)));
}

std::string accounts_of(const Worker& worker) {
    return text(
        fmt::format("SELECT CONCAT(COUNT(*), ' ', COALESCE(MAX(m.state), '')) FROM holding h"
                    " JOIN mailbox m ON m.id = h.mailbox_id WHERE h.person_id = {}",
                    worker.id));
}

// The newest message that was delivered to somebody outside; waits for the courier.
std::string wait_for_mail_outside(const std::string& address) {
    std::string mail;
    wait_until("a message to " + address, [&] {
        const auto found = run({"sh", "-c", "cat \"$1\"/new/* 2>/dev/null", "sh", folder() + "/outside/" + address});
        mail = found.out;
        return found.status == 0 && !mail.empty();
    });
    return mail;
}

}  // namespace

class SelfServiceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SelfServiceTest);
    CPPUNIT_TEST(a_worker_gets_an_account_and_its_message);
    CPPUNIT_TEST(the_same_path_resets_and_leaves_the_password);
    CPPUNIT_TEST(keys_are_taken_as_people_write_them);
    CPPUNIT_TEST(wrong_keys_are_one_inconsistency);
    CPPUNIT_TEST(keys_that_cannot_be_are_told_by_the_field);
    CPPUNIT_TEST(a_wrong_code_asks_again_and_keeps_the_keys);
    CPPUNIT_TEST(another_picture_keeps_the_keys);
    CPPUNIT_TEST(each_refusal_has_its_text);
    CPPUNIT_TEST(contacts_are_masked);
    CPPUNIT_TEST(no_is_an_answer);
    CPPUNIT_TEST(steps_out_of_order_are_refused);
    CPPUNIT_TEST(twice_is_refused);
    CPPUNIT_TEST(another_browser_confirms_nothing);
    CPPUNIT_TEST(a_page_left_open_for_somebody_else_confirms_nothing);
    CPPUNIT_TEST(a_request_expires);
    CPPUNIT_TEST(another_site_knows_nothing_of_it);
    CPPUNIT_TEST(fifty_confirmations_at_once_are_one_account_and_one_message);
    CPPUNIT_TEST(homonyms_at_once_get_two_addresses);
    CPPUNIT_TEST(guessing_a_persons_second_key_is_throttled);
    CPPUNIT_TEST(guessing_from_one_network_is_throttled);
    CPPUNIT_TEST(ten_thousand_guesses_from_a_thousand_sources_are_throttled);
    CPPUNIT_TEST(failed_sign_ins_close_nothing_here);
    CPPUNIT_TEST(posts_of_other_shapes_are_refused);
    CPPUNIT_TEST(nasty_values_are_escaped);
    CPPUNIT_TEST(what_was_typed_is_in_no_log);
    CPPUNIT_TEST(without_a_database_it_is_a_503);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { forget_failures(); }
    void tearDown() override { forget_failures(); }

    void a_worker_gets_an_account_and_its_message() {
        const Worker worker = add_worker();
        Browser browser;
        const Answer page = open_confirmation(browser, worker);
        CHECK_EQUAL(200, page.status);
        CHECK_CONTAINS("Rosalía Peñaloza", page.body);
        CHECK_CONTAINS("Sí, crear mi cuenta", page.body);
        const Answer confirmed = browser.post(portal() + kConfirm, fill_confirmation(page));
        CHECK_EQUAL(303, confirmed.status);
        CHECK_CONTAINS("Su cuenta fue creada", browser.get(confirmed.header("location")).body);
        CHECK_EQUAL("1 pending", accounts_of(worker));
        CHECK_EQUAL("account_created person", text(fmt::format("SELECT CONCAT(action, ' ', actor_kind) FROM movement"
                                                               " WHERE person_id = {0} AND actor_id = {0}",
                                                               worker.id)));
        const std::string mail = wait_for_mail_outside(worker.alternate);
        CHECK(std::regex_search(mail, std::regex("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}")));
        CHECK_CONTAINS("@educacion.example", mail);
    }

    void the_same_path_resets_and_leaves_the_password() {
        const Worker worker = add_worker();
        Browser browser;
        CHECK_EQUAL(303,
                    browser.post(portal() + kConfirm, fill_confirmation(open_confirmation(browser, worker))).status);
        database_connection().run_script(
            fmt::format("UPDATE mailbox m JOIN holding h ON h.mailbox_id = m.id SET m.state = 'active',"
                        " m.password_hash = '{{ARGON2ID}}x' WHERE h.person_id = {}",
                        worker.id));
        const ClockOffset later(11 * 60);
        const Answer page = open_confirmation(browser, worker);
        CHECK_CONTAINS("Sí, restablecer mi contraseña", page.body);
        CHECK_CONTAINS("@educacion.example", page.body);
        const Answer confirmed = browser.post(portal() + kConfirm, fill_confirmation(page));
        CHECK_CONTAINS("Revise su correo alterno", browser.get(confirmed.header("location")).body);
        CHECK_EQUAL("1 active", accounts_of(worker));
        CHECK_EQUAL("{ARGON2ID}x", text(fmt::format("SELECT m.password_hash FROM mailbox m JOIN holding h"
                                                    " ON h.mailbox_id = m.id WHERE h.person_id = {}",
                                                    worker.id)));
        CHECK_EQUAL(2, count_messages_about(worker));
    }

    void keys_are_taken_as_people_write_them() {
        const Worker worker = add_worker();
        std::string curp = " " + worker.curp.substr(0, 10) + " " + worker.curp.substr(10) + "  ";
        std::transform(curp.begin(), curp.end(), curp.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        Browser browser;
        CHECK_EQUAL(303, give_keys(browser, curp, " " + worker.curt + " ").status);
    }

    // Whether the first key is anybody's is not told: bytes and status are the same.
    void wrong_keys_are_one_inconsistency() {
        const Worker worker = add_worker();
        const Worker other = add_worker();
        std::vector<std::string> seen;
        for (const auto& [curp, curt] :
             {std::pair(worker.curp, other.curt), std::pair(worker.curp, std::string("99999999")),
              std::pair(make_curp(7), worker.curt), std::pair(make_curp(8), std::string("99999999"))}) {
            Browser browser;
            const Answer answer = give_keys(browser, curp, curt);
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS("Los datos no coinciden con nuestros registros", answer.body);
            CHECK_CONTAINS(fmt::format("value=\"{}\"", curp), answer.body);
            CHECK_CONTAINS(fmt::format("value=\"{}\"", curt), answer.body);
            seen.push_back(without_what_differs(answer.body, curp, curt));
        }
        for (const std::string& body : seen) CHECK_EQUAL(seen.front(), body);
        CHECK_EQUAL("0 ", accounts_of(worker));
    }

    void keys_that_cannot_be_are_told_by_the_field() {
        for (const char* curp :
             {"X", "GARC800101HCMRLS0", "GARC801301HCMRLS00", "'; DROP TABLE person; --", "ÑÑÑÑ800101HCMRLS00"}) {
            Browser browser;
            const Answer answer = give_keys(browser, curp, "12345678");
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS("Revise la CURP", answer.body);
        }
        Browser browser;
        const Answer answer = give_keys(browser, make_curp(5), "no tiene esa forma");
        CHECK_CONTAINS("Revise este dato", answer.body);
        CHECK_LACKS("no coinciden", answer.body);
        CHECK_EQUAL(422, give_keys(browser, std::string(5000, 'A'), std::string(5000, '1')).status);
    }

    void a_wrong_code_asks_again_and_keeps_the_keys() {
        const Worker worker = add_worker();
        Browser browser;
        Fields fields = fill_keys(browser.get(portal() + kPath), worker.curp, worker.curt);
        fields[2].second = "aaaaa";
        const Answer wrong = browser.post(portal() + kPath, fields);
        CHECK_EQUAL(422, wrong.status);
        CHECK_CONTAINS("El código de seguridad no coincide", wrong.body);
        CHECK_CONTAINS(fmt::format("value=\"{}\"", worker.curp), wrong.body);
        fields[2].second = solve(fields[1].second);
        CHECK_CONTAINS("Este formulario ya no es válido", browser.post(portal() + kPath, fields).body);
        CHECK_EQUAL(409, browser.get(portal() + kConfirm).status);
    }

    void another_picture_keeps_the_keys() {
        Browser browser;
        Fields fields = fill_keys(browser.get(portal() + kPath), make_curp(9), "12345678");
        fields.emplace_back("another", "1");
        const Answer answer = browser.post(portal() + kPath, fields);
        CHECK_EQUAL(200, answer.status);
        CHECK_CONTAINS(fmt::format("value=\"{}\"", make_curp(9)), answer.body);
        CHECK(answer.input("challenge") != fields[1].second);
    }

    void each_refusal_has_its_text() {
        const std::vector<std::pair<const char*, const char*>> cases{
            {"active = FALSE", "usted no está en activo"},
            {"data_updated_at = NULL", "Sus datos no están actualizados"},
            {"data_updated_at = '2020-01-01'", "Sus datos no están actualizados"},
            {"alternate_address = NULL", "No tenemos un correo alterno suyo"},
            {"alternate_confirmed_at = NULL, alternate_confirmed_by = NULL", "No tenemos un correo alterno suyo"},
            {"alternate_confirmed_by = 'link'", "No tenemos un correo alterno suyo"},  // changed just now
        };
        for (const auto& [change, sentence] : cases) {
            const Worker worker = add_worker(change);
            Browser browser;
            const Answer page = open_confirmation(browser, worker);
            CHECK_EQUAL(200, page.status);
            CHECK_CONTAINS(sentence, page.body);
            CHECK_LACKS("Sí, crear mi cuenta", page.body);
            CHECK_EQUAL("", page.header("location"));
            // The button is not there; whoever posts all the same gets the same page.
            const auto number = text(
                fmt::format("SELECT LOWER(HEX(number)) FROM self_service_request WHERE person_id = {}", worker.id));
            const Answer forced = browser.post(portal() + kConfirm, {{"csrf", page.input("csrf")}, {"number", number}});
            CHECK_CONTAINS(sentence, forced.body);
            CHECK_EQUAL("0 ", accounts_of(worker));
            CHECK_EQUAL(0, count_messages_about(worker));
        }
    }

    void contacts_are_masked() {
        const Worker worker = add_worker();
        Browser browser;
        const Answer page = open_confirmation(browser, worker);
        CHECK_CONTAINS("r•••@f•••.example", page.body);
        CHECK_CONTAINS("••• 99", page.body);
        CHECK_LACKS(worker.alternate, page.body);
        CHECK_LACKS("5555550199", page.body);
        CHECK_LACKS(worker.curp, page.body);
        const Answer confirmed = browser.post(portal() + kConfirm, fill_confirmation(page));
        CHECK_LACKS(worker.alternate, browser.get(confirmed.header("location")).body);
    }

    void no_is_an_answer() {
        const Worker worker = add_worker();
        Browser browser;
        const Answer page = open_confirmation(browser, worker);
        const Answer ended = browser.post(portal() + "/self-service/end", {{"csrf", page.input("csrf")}});
        CHECK_EQUAL(303, ended.status);
        CHECK_CONTAINS("No se cambió nada", browser.get(ended.header("location")).body);
        CHECK_EQUAL(409, browser.post(portal() + kConfirm, fill_confirmation(page)).status);
        CHECK_EQUAL("0 ", accounts_of(worker));
    }

    void steps_out_of_order_are_refused() {
        Browser browser;
        const std::string csrf = browser.get(portal() + kPath).input("csrf");
        CHECK_EQUAL(409, browser.get(portal() + kConfirm).status);
        for (const char* number : {"", "0000000000000000", "x"})
            CHECK_EQUAL(409, browser.post(portal() + kConfirm, {{"csrf", csrf}, {"number", number}}).status);
        CHECK_EQUAL(portal() + kPath, browser.get(portal() + kDone).header("location"));
        open_confirmation(browser, add_worker());
        CHECK_EQUAL(portal() + kPath, browser.get(portal() + kDone).header("location"));
    }

    void twice_is_refused() {
        const Worker worker = add_worker();
        Browser browser;
        const Fields confirmation = fill_confirmation(open_confirmation(browser, worker));
        CHECK_EQUAL(303, browser.post(portal() + kConfirm, confirmation).status);
        const Answer again = browser.post(portal() + kConfirm, confirmation);
        CHECK_EQUAL(409, again.status);
        CHECK_CONTAINS("ya se había confirmado", again.body);
        CHECK_EQUAL(portal() + kDone, browser.get(portal() + kConfirm).header("location"));
        CHECK_EQUAL(1, count_messages_about(worker));
    }

    void another_browser_confirms_nothing() {
        const Worker worker = add_worker();
        Browser owner;
        const std::string number = open_confirmation(owner, worker).input("number");
        Browser thief;
        const std::string csrf = thief.get(portal() + kPath).input("csrf");
        CHECK_EQUAL(409, thief.get(portal() + kConfirm).status);
        CHECK_EQUAL(409, thief.post(portal() + kConfirm, {{"csrf", csrf}, {"number", number}}).status);
        // Not with a request of their own either.
        const Worker own = add_worker("active = FALSE");
        const Answer page = open_confirmation(thief, own);
        CHECK_EQUAL(409, thief.post(portal() + kConfirm, {{"csrf", page.input("csrf")}, {"number", number}}).status);
        CHECK_EQUAL("0 ", accounts_of(worker));
    }

    // Two windows of one browser, two people: the first window must not act on the second one's person.
    void a_page_left_open_for_somebody_else_confirms_nothing() {
        const Worker first = add_worker();
        const Worker second = add_worker();
        Browser browser;
        const Fields left_open = fill_confirmation(open_confirmation(browser, first));
        open_confirmation(browser, second);
        const Answer refused = browser.post(portal() + kConfirm, left_open);
        CHECK_EQUAL(409, refused.status);
        CHECK_CONTAINS("se empezó otra solicitud", refused.body);
        CHECK_EQUAL("0 ", accounts_of(first));
        CHECK_EQUAL("0 ", accounts_of(second));
    }

    void a_request_expires() {
        const Worker worker = add_worker();
        Browser browser;
        const Fields confirmation = fill_confirmation(open_confirmation(browser, worker));
        const ClockOffset later(16 * 60);
        CHECK_EQUAL(409, browser.get(portal() + kConfirm).status);
        CHECK_EQUAL(409, browser.post(portal() + kConfirm, confirmation).status);
        CHECK_EQUAL("0 ", accounts_of(worker));
    }

    void another_site_knows_nothing_of_it() {
        const Worker worker = add_worker();
        Browser browser;
        const Answer page = browser.get(other_portal() + kPath);
        const Answer given = browser.post(other_portal() + kPath, fill_keys(page, worker.curp, worker.curt));
        CHECK_EQUAL(422, given.status);
        open_confirmation(browser, worker);
        browser.cookies["formacion.localhost"] = browser.cookies["localhost"];
        CHECK_EQUAL(409, browser.get(other_portal() + kConfirm).status);
    }

    void fifty_confirmations_at_once_are_one_account_and_one_message() {
        const Worker worker = add_worker();
        constexpr std::size_t kClicks = 50;
        std::vector<Browser> browsers;
        for (std::size_t i = 0; i < kClicks; ++i) browsers.emplace_back(fmt::format("127.35.{}.1", i));
        std::vector<Fields> confirmations;
        for (Browser& browser : browsers)
            confirmations.push_back(fill_confirmation(open_confirmation(browser, worker)));
        std::vector<std::string> titles(kClicks);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < kClicks; ++i) {
                threads.emplace_back([&, i] {
                    const Answer answer = browsers[i].post(portal() + kConfirm, confirmations[i]);
                    if (answer.status == 303) titles[i] = heading(browsers[i].get(answer.header("location")).body);
                });
            }
        }
        CHECK_EQUAL(1, std::count(titles.begin(), titles.end(), "Su cuenta fue creada"));
        CHECK_EQUAL(49, std::count(titles.begin(), titles.end(), "Su mensaje ya va en camino"));
        CHECK_EQUAL("1 pending", accounts_of(worker));
        CHECK_EQUAL(1, count_messages_about(worker));
    }

    void homonyms_at_once_get_two_addresses() {
        const std::string surname = "Zamudio" + std::string(1, static_cast<char>('a' + std::time(nullptr) % 26));
        const std::vector<Worker> workers{add_worker("", "Inés", surname), add_worker("", "Inés", surname)};
        std::vector<Browser> browsers(2);
        std::vector<Fields> confirmations;
        for (std::size_t i = 0; i < 2; ++i)
            confirmations.push_back(fill_confirmation(open_confirmation(browsers[i], workers[i])));
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < 2; ++i)
                threads.emplace_back([&, i] { browsers[i].post(portal() + kConfirm, confirmations[i]); });
        }
        CHECK_EQUAL("2", text(fmt::format("SELECT COUNT(DISTINCT a.address) FROM holding h JOIN address a"
                                          " ON a.mailbox_id = h.mailbox_id WHERE h.person_id IN ({}, {})",
                                          workers[0].id, workers[1].id)));
    }

    void guessing_a_persons_second_key_is_throttled() {
        const Worker worker = add_worker();
        long last = 0;
        for (int i = 0; i < 8; ++i) {
            Browser browser("127.31.1.1");
            last = give_keys(browser, worker.curp, fmt::format("{:08}", 20000000 + i)).status;
        }
        CHECK_EQUAL(429, last);
        // Who knows a CURP closes its person's door from his own network, not from theirs; and not for ever.
        Browser own("127.31.199.1");
        CHECK_EQUAL(303, give_keys(own, worker.curp, worker.curt).status);
        for (int i = 0; i < 32; ++i) {
            Browser browser(fmt::format("127.31.{}.1", i));
            last = give_keys(browser, worker.curp, fmt::format("{:08}", 10000000 + i)).status;
        }
        CHECK_EQUAL(429, last);
        Browser browser("127.31.200.1");
        const Answer closed = give_keys(browser, worker.curp, worker.curt);
        CHECK_EQUAL(429, closed.status);  // the right one too, or the door would tell which is right
        CHECK_CONTAINS("demasiados intentos", closed.body);
        CHECK(!closed.header("retry-after").empty());
        const ClockOffset later(16 * 60);
        CHECK_EQUAL(303, give_keys(browser, worker.curp, worker.curt).status);
    }

    void guessing_from_one_network_is_throttled() {
        int refused = 0;
        for (unsigned i = 0; i < 40; ++i) {
            Browser browser("127.32.1." + std::to_string(i + 1));
            if (give_keys(browser, make_curp(100 + i), fmt::format("{:08}", i)).status == 429) ++refused;
        }
        CHECK(refused >= 8);
        Browser elsewhere("127.33.1.1");
        CHECK_EQUAL(422, give_keys(elsewhere, make_curp(99), "00000001").status);
    }

    // Invented keys, ten from each of a thousand networks. What is looked up stays near the limit of all (600), and
    // from then on nothing is, right or wrong, until the lock is over.
    void ten_thousand_guesses_from_a_thousand_sources_are_throttled() {
        constexpr unsigned kSources = 1000;
        constexpr unsigned kEach = 10;
        constexpr unsigned kThreads = 8;
        constexpr unsigned kLimit = 600;
        std::atomic<unsigned> looked_up = 0;
        std::atomic<unsigned> refused = 0;
        {
            std::vector<std::jthread> threads;
            for (unsigned thread = 0; thread < kThreads; ++thread) {
                threads.emplace_back([&, thread] {
                    for (unsigned source = thread; source < kSources; source += kThreads) {
                        Browser browser(fmt::format("127.{}.{}.1", 40 + source / 250, source % 250));
                        const std::string csrf = browser.get(portal() + kPath).input("csrf");
                        for (unsigned i = 0; i < kEach; ++i) {
                            const long status = guess(browser, csrf, source * kEach + i);
                            if (status == 422) ++looked_up;
                            if (status == 429) ++refused;
                        }
                    }
                });
            }
        }
        CHECK_EQUAL(kSources * kEach, looked_up + refused);
        CHECK(looked_up >= kLimit && looked_up <= kLimit + 2 * kThreads);
        // One institution's flood closes no other's door.
        Browser neighbour("127.45.1.2");
        const Answer page = neighbour.get(other_portal() + kPath);
        CHECK_EQUAL(422, neighbour.post(other_portal() + kPath, fill_keys(page, "1098765430", "CT00000001")).status);
        const Worker worker = add_worker();
        Browser browser("127.45.1.1");
        CHECK_EQUAL(429, give_keys(browser, worker.curp, worker.curt).status);
        const ClockOffset later(16 * 60);
        CHECK_EQUAL(303, give_keys(browser, worker.curp, worker.curt).status);
    }

    void failed_sign_ins_close_nothing_here() {
        const Worker worker = add_worker();
        Browser browser("127.34.1.1");
        for (int i = 0; i < 5; ++i) {
            Fields form = fill_sign_in(
                browser, {.address = "nadie.aqui@educacion.example", .password = fmt::format("mala {}", i)});
            browser.post(portal() + "/login", form);
        }
        CHECK_EQUAL(303, give_keys(browser, worker.curp, worker.curt).status);
    }

    void posts_of_other_shapes_are_refused() {
        Browser browser;
        const Answer page = browser.get(portal() + kPath);
        for (const char* path : {kPath, kConfirm, "/self-service/end"}) {
            CHECK_EQUAL(403, browser.post(portal() + path, {{"csrf", "forged"}}).status);
            CHECK_EQUAL(405, browser.send("PUT", portal() + path, "", {}).status);
        }
        CHECK_EQUAL(405, browser.get(portal() + "/self-service/end").status);
        CHECK_EQUAL(405, browser.send("POST", portal() + kDone, "", {}).status);
        CHECK_EQUAL(404, browser.get(portal() + "/self-service/other").status);
        CHECK_EQUAL(
            400,
            browser.post(portal() + kPath, {{"csrf", page.input("csrf")}, {"national_id", "A"}, {"national_id", "B"}})
                .status);
        CHECK_EQUAL(422, browser.post(portal() + kPath, {{"csrf", page.input("csrf")}}).status);
    }

    void nasty_values_are_escaped() {
        const std::string nasty = "\"><script>alert(1)</script>";
        Browser browser;
        const Answer answer = give_keys(browser, nasty, nasty);
        CHECK_EQUAL(422, answer.status);
        CHECK_LACKS("<script>alert", answer.body);
        const Worker worker = add_worker("", nasty, nasty);
        CHECK_LACKS("<script>alert", open_confirmation(browser, worker).body);
    }

    void what_was_typed_is_in_no_log() {
        const Worker worker = add_worker();
        Browser browser;
        browser.post(portal() + kConfirm, fill_confirmation(open_confirmation(browser, worker)));
        give_keys(browser, worker.curp, "87654321");
        // Mail servers write whom they delivered to; nobody writes keys.
        for (const std::string& secret : {worker.curp, "=" + worker.curt, " " + worker.curt, worker.alternate})
            CHECK(run({"grep", "-rqF", "--exclude=postfix*", "--exclude=dovecot*", "-e", secret, folder() + "/log/"})
                      .status != 0);
    }

    void without_a_database_it_is_a_503() {
        const Worker worker = add_worker();
        Browser browser;
        const Answer page = open_confirmation(browser, worker);
        {
            const StoppedPart stopped("mariadb");
            for (const Answer& answer : {browser.get(portal() + kPath), browser.get(portal() + kConfirm),
                                         browser.post(portal() + kConfirm, fill_confirmation(page))}) {
                CHECK_EQUAL(503, answer.status);
                CHECK(!answer.header("retry-after").empty() || !answer.body.empty());
            }
        }
        CHECK_EQUAL(303, browser.post(portal() + kConfirm, fill_confirmation(page)).status);
        CHECK_EQUAL("1 pending", accounts_of(worker));
    }

  private:
    // One invented pair, with a security code that is right.
    static long guess(Browser& browser, const std::string& csrf, unsigned number) {
        static base::SystemRandom random;
        const guard::Captcha captcha = make_captcha();
        const base::Time now = base::SystemClock().now();
        const std::string challenge = captcha.issue(random, now);
        return browser
            .post(portal() + kPath, {{"csrf", csrf},
                                     {"challenge", challenge},
                                     {"captcha", captcha.open(challenge, now)->answer},
                                     {"national_id", make_curp(1000 + number)},
                                     {"employee_key", fmt::format("{:08}", number)}})
            .status;
    }

    static guard::Captcha make_captcha() {
        base::Config config;
        config.add_file(folder() + "/etc/secrets/captcha.toml");
        return guard::Captcha(config.key("captcha"));
    }

    static std::string heading(const std::string& body) {
        std::smatch found;
        return std::regex_search(body, found, std::regex("<h1>([^<]*)</h1>")) ? found[1].str() : "";
    }

    static std::string without_what_differs(std::string body, const std::string& curp, const std::string& curt) {
        for (const std::string& typed : {curp, curt}) body = std::regex_replace(body, std::regex(typed), "");
        body = std::regex_replace(body, std::regex("name=\"csrf\" value=\"[^\"]*\""), "");
        body = std::regex_replace(body, std::regex("/captcha/[^.\"]*"), "");
        return std::regex_replace(body, std::regex("name=\"challenge\" value=\"[^\"]*\""), "");
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SelfServiceTest);

}  // namespace valija::tests
