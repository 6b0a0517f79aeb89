// SPDX-License-Identifier: AGPL-3.0-or-later
// The lock-out at the outside of the portal: who is locked, where, for how long, and who is not.
#include <atomic>
#include <regex>
#include <thread>

#include "support/browser.h"
#include "support/statements.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kLocked = "El ingreso está cerrado por unos minutos";
constexpr const char* kRefused = "El usuario o la contraseña no son correctos";
constexpr const char* kUnknown = "nadie.en.absoluto@educacion.example";
constexpr long kLock = 15L * 60;

std::string login_url() { return portal() + "/login"; }

bool entered(const Answer& answer) {
    return answer.status == 303 && answer.header("set-cookie").find("=s.") != std::string::npos;
}

Answer try_once(Browser& browser, const std::string& address, const std::string& password) {
    return browser.post(login_url(), fill_sign_in(browser, {address, password}));
}

// So many different wrong passwords from one address; the last answer.
Answer fail(const std::string& source, const std::string& address, int times, const std::string& beginning = "mala") {
    Answer answer;
    Browser browser(source);
    for (int i = 0; i < times; ++i) answer = try_once(browser, address, beginning + std::to_string(i));
    return answer;
}

}  // namespace

class LockedDoorTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LockedDoorTest);
    CPPUNIT_TEST(the_fourth_wrong_password_locks_and_the_page_says_for_how_long);
    CPPUNIT_TEST(the_right_password_does_not_open_it);
    CPPUNIT_TEST(it_opens_by_itself);
    CPPUNIT_TEST(other_networks_and_other_people_enter);
    CPPUNIT_TEST(the_same_wrong_password_counts_once);
    CPPUNIT_TEST(a_padded_address_is_the_same_address);
    CPPUNIT_TEST(a_wrong_code_counts_nothing);
    CPPUNIT_TEST(unknown_addresses_lock_alike);
    CPPUNIT_TEST(known_and_unknown_run_the_same_statements);
    CPPUNIT_TEST(many_networks_lock_it_everywhere);
    CPPUNIT_TEST(a_browser_that_entered_before_is_not_shut_out_by_others);
    CPPUNIT_TEST(a_browser_that_entered_before_is_counted_by_itself);
    CPPUNIT_TEST(a_device_cookie_is_only_good_for_who_entered_with_it);
    CPPUNIT_TEST(a_made_up_device_cookie_is_none);
    CPPUNIT_TEST(a_hundred_at_once_get_four_tries);
    CPPUNIT_TEST(a_forwarded_address_is_not_believed);
    CPPUNIT_TEST(the_operator_sees_sessions_and_browsers);
    CPPUNIT_TEST(ten_thousand_sessions_of_one_person_are_fifty);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { forget_failures(); }
    void tearDown() override { forget_failures(); }

    void the_fourth_wrong_password_locks_and_the_page_says_for_how_long() {
        const Answer third = fail("127.10.0.1", ana().address, 3);
        CHECK_EQUAL(422, third.status);
        CHECK_CONTAINS(kRefused, third.body);
        const Answer fourth = fail("127.10.0.1", ana().address, 1, "otra");
        CHECK_EQUAL(429, fourth.status);
        CHECK_CONTAINS(kLocked, fourth.body);
        CHECK_CONTAINS("dentro de 15 minutos", fourth.body);
        CHECK_CONTAINS("/forgot-password", fourth.body);
        CHECK_EQUAL(ana().address, fourth.input("user"));
        const int seconds = std::stoi(fourth.header("retry-after"));
        CHECK(seconds > 800 && seconds <= kLock);
        const ClockOffset later(kLock - 30);
        const Answer at_last = fail("127.10.0.1", ana().address, 1, "otra más");
        CHECK_EQUAL(429, at_last.status);
        CHECK_CONTAINS("dentro de un minuto", at_last.body);
    }

    void the_right_password_does_not_open_it() {
        fail("127.10.0.1", ana().address, 4);
        Browser browser("127.10.0.9");
        CHECK_EQUAL(429, try_once(browser, ana().address, ana().password).status);
    }

    void it_opens_by_itself() {
        fail("127.10.0.1", ana().address, 4);
        const ClockOffset later(kLock + 1);
        Browser browser("127.10.0.1");
        CHECK(entered(try_once(browser, ana().address, ana().password)));
    }

    void other_networks_and_other_people_enter() {
        fail("127.10.0.1", ana().address, 6);
        Browser elsewhere("127.10.1.1");
        CHECK(entered(try_once(elsewhere, ana().address, ana().password)));
        Browser neighbour("127.10.0.1");
        CHECK(entered(try_once(neighbour, person("beto.").address, person("beto.").password)));
    }

    void the_same_wrong_password_counts_once() {
        Browser browser("127.10.0.1");
        for (int i = 0; i < 8; ++i) CHECK_EQUAL(422, try_once(browser, ana().address, "siempre la misma").status);
        CHECK(entered(try_once(browser, ana().address, ana().password)));
    }

    // Cut to 254 characters it ended in spaces, which the database did not see and the counters did.
    void a_padded_address_is_the_same_address() {
        fail("127.10.0.1", ana().address, 4);
        Browser browser("127.10.0.1");
        const std::string padded = ana().address + std::string(254 - ana().address.size(), ' ') + "zz";
        CHECK_EQUAL(429, try_once(browser, padded, ana().password).status);
    }

    void a_wrong_code_counts_nothing() {
        Browser browser("127.10.0.1");
        for (int i = 0; i < 6; ++i) {
            Fields form = fill_sign_in(browser, {ana().address, "mala" + std::to_string(i)});
            form[2].second = "zzzzz";
            CHECK_EQUAL(422, browser.post(login_url(), form).status);
        }
        CHECK(entered(try_once(browser, ana().address, ana().password)));
    }

    void unknown_addresses_lock_alike() {
        const auto answers = [](const std::string& source, const std::string& address) {
            std::string all;
            Browser browser(source);
            for (int i = 0; i < 6; ++i) {
                const Answer answer = try_once(browser, address, "mala" + std::to_string(i));
                all += std::to_string(answer.status) + " " +
                       std::to_string(std::regex_replace(answer.body, std::regex(address), "").size()) + "\n";
            }
            return all;
        };
        const std::string known = answers("127.10.0.1", ana().address);
        CHECK_EQUAL(known, answers("127.10.1.1", kUnknown));
        CHECK_EQUAL(known, answers("127.10.2.1", person("carla.").address));
        CHECK_CONTAINS("429 ", known);
    }

    void known_and_unknown_run_the_same_statements() {
        const auto statements = [](const std::string& source, const DemoPerson& who) {
            Browser browser(source);
            std::string all;
            for (int i = 0; i < 6; ++i) {
                const Fields form = fill_sign_in(browser, {who.address, who.password + std::to_string(i)});
                all +=
                    std::to_string(i) + ":\n" + statements_of("valija_login", [&] { browser.post(login_url(), form); });
            }
            return all;
        };
        const std::string known = statements("127.10.0.1", {ana().address, "mala"});
        CHECK_CONTAINS("INSERT INTO lockout", known);
        CHECK_CONTAINS("FROM address", known);
        CHECK_EQUAL(known, statements("127.10.1.1", {kUnknown, "mala"}));
        CHECK_EQUAL(known, statements("127.10.2.1", {person("carla.").address, "mala"}));
        CHECK_EQUAL(known, statements("127.10.3.1", {person("diego.").address, "mala"}));
    }

    void many_networks_lock_it_everywhere() {
        lock_everywhere(ana().address);
        Browser browser("127.30.0.1");
        CHECK_EQUAL(429, try_once(browser, ana().address, ana().password).status);
        const ClockOffset later(kLock + 1);
        CHECK(entered(try_once(browser, ana().address, ana().password)));
    }

    // Not even from behind the same NAT.
    void a_browser_that_entered_before_is_not_shut_out_by_others() {
        Browser own("127.10.0.1");
        CHECK(entered(try_once(own, ana().address, ana().password)));
        forget_failures();  // the network too is known now: the browser alone has to do
        fail("127.10.0.2", ana().address, 6);
        lock_everywhere(ana().address);
        Browser stranger("127.40.0.1");
        CHECK_EQUAL(429, try_once(stranger, ana().address, ana().password).status);
        CHECK(entered(try_once(own, ana().address, ana().password)));
    }

    void a_browser_that_entered_before_is_counted_by_itself() {
        Browser own("127.10.0.1");
        CHECK(entered(try_once(own, ana().address, ana().password)));
        for (int i = 0; i < 3; ++i) CHECK_EQUAL(422, try_once(own, ana().address, "mala" + std::to_string(i)).status);
        CHECK_EQUAL(429, try_once(own, ana().address, "mala9").status);
        CHECK_EQUAL(429, try_once(own, ana().address, ana().password).status);
        Browser neighbour("127.10.0.2");
        CHECK(entered(try_once(neighbour, ana().address, ana().password)));
    }

    // An attacker has an account too, and with it a device cookie.
    void a_device_cookie_is_only_good_for_who_entered_with_it() {
        Browser attacker("127.10.0.1");
        const DemoPerson beto = person("beto.");
        CHECK(entered(try_once(attacker, beto.address, beto.password)));
        for (int i = 0; i < 4; ++i) try_once(attacker, ana().address, "mala" + std::to_string(i));
        Browser neighbour("127.10.0.2");  // counted by the network, not by the browser
        CHECK_EQUAL(429, try_once(neighbour, ana().address, ana().password).status);
    }

    void a_made_up_device_cookie_is_none() {
        Browser browser("127.10.0.1");
        CHECK(entered(try_once(browser, ana().address, ana().password)));
        std::string& cookie = browser.cookies["localhost"]["__Host-valija_device"];
        CHECK_EQUAL(87U, cookie.size());
        cookie.back() = cookie.back() == 'A' ? 'E' : 'A';
        fail("127.10.0.2", ana().address, 4);
        CHECK_EQUAL(429, try_once(browser, ana().address, ana().password).status);
    }

    // Counted before the password is looked at: no burst gets more tries than a patient attacker.
    void a_hundred_at_once_get_four_tries() {
        std::vector<Browser> browsers(40, Browser("127.10.0.1"));
        std::vector<Fields> forms;
        for (std::size_t i = 0; i < browsers.size(); ++i)
            forms.push_back(fill_sign_in(browsers[i], {ana().address, "mala" + std::to_string(i)}));
        std::vector<Answer> answers(browsers.size());
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < browsers.size(); ++i)
            threads.emplace_back([&, i] { answers[i] = browsers[i].post(login_url(), forms[i]); });
        threads.clear();
        const auto refused =
            std::count_if(answers.begin(), answers.end(), [](const Answer& answer) { return answer.status == 422; });
        CHECK(refused <= 3);  // the fourth is told of the lock; who found no room to be hashed was not counted
        Browser browser("127.10.0.1");
        fail("127.10.0.1", ana().address, 4, "otra");
        CHECK_EQUAL(429, try_once(browser, ana().address, ana().password).status);
    }

    void a_forwarded_address_is_not_believed() {
        Browser browser("127.10.0.1");
        for (int i = 0; i < 5; ++i) {
            const std::string form = encode(fill_sign_in(browser, {ana().address, "mala" + std::to_string(i)}));
            const std::string forged = "203.0." + std::to_string(i) + ".1";
            const Answer answer =
                browser.send("POST", login_url(), form,
                             {"Content-Type: application/x-www-form-urlencoded", "Origin: " + portal(),
                              "X-Forwarded-For: " + forged, "X-Real-IP: " + forged, "Forwarded: for=" + forged});
            CHECK_EQUAL(i < 3 ? 422 : 429, answer.status);
        }
    }

    void the_operator_sees_sessions_and_browsers() {
        const DemoPerson beto = person("beto.");
        Browser browser("127.70.0.1");
        CHECK(entered(try_once(browser, beto.address, beto.password)));
        const std::string list = ctl({"account", "sessions", beto.address}).out;
        for (const char* kind : {"session\t", "browser\t"}) CHECK_CONTAINS(kind, list);
        CHECK_CONTAINS("\t127.70.0.1\t", list);
        CHECK_LACKS(browser.cookies["localhost"]["__Host-valija_session"], list);
        CHECK_EQUAL(1, ctl({"account", "sessions", kUnknown}).status);
    }

    void ten_thousand_sessions_of_one_person_are_fifty() {
        constexpr db::Query kFill{
            "fill",
            "INSERT INTO session (id_hash, mailbox_id, site_id, created_at, last_seen_at, expires_at, remote_address,"
            " user_agent) SELECT UNHEX(SHA2(CONCAT('many', s.seq), 256)), a.mailbox_id, 1, UTC_TIMESTAMP(3),"
            " UTC_TIMESTAMP(3) - INTERVAL s.seq % 1000 SECOND, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, '127.0.0.1', ''"
            " FROM seq_1_to_10000 s JOIN address a ON a.address = ?"};
        constexpr db::Query kCount{"count",
                                   "SELECT COUNT(*) FROM session s JOIN address a ON a.mailbox_id = s.mailbox_id"
                                   " WHERE a.address = ?"};
        const DemoPerson beto = person("beto.");
        db::Connection connection(database());
        Browser first("127.10.0.1");
        CHECK(entered(try_once(first, beto.address, beto.password)));
        connection.change(kFill, beto.address);
        Browser browser("127.10.0.1");
        CHECK(entered(try_once(browser, beto.address, beto.password)));
        CHECK_EQUAL(50, connection.find(kCount, beto.address)->number(0));
        CHECK_CONTAINS(beto.address, browser.get(portal() + "/logout").body);
        connection.change({"end", "DELETE FROM session WHERE user_agent = ''"});
    }

  private:
    static DemoPerson ana() { return person("ana."); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LockedDoorTest);

}  // namespace valija::tests
