// SPDX-License-Identifier: AGPL-3.0-or-later
// /account/second-factor at the outside: setting it up, new codes, switching it off.
#include <regex>

#include "support/browser.h"
#include "support/open_imap.h"
#include "support/second_factor.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kOff = "Con la verificación en dos pasos, quien conozca";
constexpr const char* kOn = "está <strong>activada</strong>";

std::string url(const std::string& below = "") { return portal() + "/account/second-factor" + below; }

std::string sql(const std::string& statements) {
    return run({"mariadb", "--no-defaults", "--socket=" + folder() + "/run/mysql.sock", "--user=root", "--batch",
                "--skip-column-names", "valija", "--execute=" + statements})
        .out;
}

std::string secret_in(const Answer& page) {
    std::smatch found;
    return std::regex_search(page.body, found, std::regex("<code>([A-Z2-7]{4}( [A-Z2-7]{4}){7})</code>"))
               ? found[1].str()
               : std::string();
}

std::vector<std::string> codes_in(const Answer& page) {
    const std::regex code("<li><code>([0-9]{5}-[0-9]{5})</code></li>");
    std::vector<std::string> codes;
    for (auto at = std::sregex_iterator(page.body.begin(), page.body.end(), code); at != std::sregex_iterator(); ++at)
        codes.push_back((*at)[1]);
    return codes;
}

bool leads_to(const Answer& answer, const std::string& where) {
    return answer.status == 303 && answer.header("location") == where;
}

}  // namespace

class SecondFactorPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SecondFactorPageTest);
    CPPUNIT_TEST(a_stranger_is_sent_to_sign_in);
    CPPUNIT_TEST(a_person_sets_it_up_and_signs_in_with_it);
    CPPUNIT_TEST(the_codes_are_shown_until_they_are_kept);
    CPPUNIT_TEST(the_present_password_is_asked);
    CPPUNIT_TEST(a_wrong_code_keeps_the_secret_and_enables_nothing);
    CPPUNIT_TEST(the_secret_is_shown_for_a_quarter_of_an_hour);
    CPPUNIT_TEST(steps_out_of_turn_lead_to_the_beginning);
    CPPUNIT_TEST(another_session_sees_nothing_of_it);
    CPPUNIT_TEST(enabling_ends_what_was_open);
    CPPUNIT_TEST(every_contact_is_told);
    CPPUNIT_TEST(new_codes_void_those_before);
    CPPUNIT_TEST(it_is_switched_off_with_password_and_code);
    CPPUNIT_TEST(switching_off_asks_for_both);
    CPPUNIT_TEST(guessing_codes_closes_the_page);
    CPPUNIT_TEST(a_code_that_signed_in_changes_nothing);
    CPPUNIT_TEST(a_form_of_ours_alone_is_taken);
    CPPUNIT_TEST(other_methods_are_refused);
    CPPUNIT_TEST(nothing_secret_is_kept_in_the_clear);
    CPPUNIT_TEST(with_the_database_away_it_says_so);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        who_ = person("dulce.");
        forget_factor();
        sign_in(browser_, who_);
    }
    void tearDown() override {
        forget_factor();
        forget_failures();
        browser_ = Browser();
    }

    void a_stranger_is_sent_to_sign_in() {
        Browser stranger;
        const std::string csrf = stranger.get(portal() + "/login").input("csrf");
        for (const char* below : {"", "/enrol", "/codes", "/new-codes", "/off"}) {
            CHECK(leads_to(stranger.get(url(below)), portal() + "/login?to=account"));
            CHECK(leads_to(stranger.post(url(below), {{"csrf", csrf}}), portal() + "/login?to=account"));
        }
    }

    void a_person_sets_it_up_and_signs_in_with_it() {
        CHECK_CONTAINS(kOff, browser_.get(url()).body);
        CHECK(leads_to(begin(), url("/enrol")));
        const Answer page = browser_.get(url("/enrol"));
        CHECK_EQUAL(200, page.status);
        CHECK_EQUAL("no-store", page.header("cache-control"));
        CHECK_CONTAINS("<svg class=\"qr\"", page.body);
        CHECK_CONTAINS(who_.address, page.body);
        const std::string secret = secret_in(page);
        CHECK_EQUAL(39, secret.size());
        CHECK_EQUAL(secret, secret_in(browser_.get(url("/enrol"))));
        const std::string code = code_of_spelt(secret);  // half a minute may end before it is sent again
        CHECK(leads_to(enable(code), url("/codes")));
        const auto codes = codes_in(browser_.get(url("/codes")));
        CHECK_EQUAL(10, codes.size());
        CHECK_CONTAINS(kOn, browser_.get(url()).body);
        CHECK_CONTAINS("10 de 10", browser_.get(url()).body);
        CHECK_EQUAL("second_factor_enabled\n", newest_movement());

        Browser other;
        CHECK(leads_to(other.post(portal() + "/login", fill_sign_in(other, who_)), portal() + "/login/second-factor"));
        const std::string csrf = other.get(portal() + "/login/second-factor").input("csrf");
        const auto send = [&](const std::string& typed) {
            return other.post(portal() + "/login/second-factor", {{"csrf", csrf}, {"code", typed}});
        };
        CHECK_EQUAL(422, send(code).status);  // it enabled the factor; it is used
        CHECK(leads_to(send(code_of_spelt(secret, 1)), webmail() + "/sign-on"));
    }

    void the_codes_are_shown_until_they_are_kept() {
        set_up();
        const auto codes = codes_in(browser_.get(url("/codes")));
        CHECK(codes == codes_in(browser_.get(url("/codes"))));
        const std::string csrf = browser_.get(url("/codes")).input("csrf");
        CHECK(leads_to(browser_.post(url("/codes"), {{"csrf", csrf}}), url("?kept")));
        CHECK(leads_to(browser_.get(url("/codes")), url()));
        CHECK_CONTAINS("está lista", browser_.get(url("?kept")).body);
        for (const std::string& code : codes) CHECK_LACKS(code, browser_.get(url()).body);
    }

    void the_present_password_is_asked() {
        const std::string csrf = browser_.get(url()).input("csrf");
        const Answer wrong = browser_.post(url(), {{"csrf", csrf}, {"present_password", "no-es-esta-contraseña"}});
        CHECK_EQUAL(422, wrong.status);
        CHECK_CONTAINS("La contraseña actual no es correcta", wrong.body);
        CHECK_LACKS("no-es-esta-contraseña", wrong.body);
        CHECK_EQUAL(422, browser_.post(url(), {{"csrf", csrf}}).status);
        CHECK(leads_to(browser_.get(url("/enrol")), url()));
    }

    void a_wrong_code_keeps_the_secret_and_enables_nothing() {
        begin();
        const std::string secret = secret_in(browser_.get(url("/enrol")));
        const Answer wrong = enable("000000" == code_of_spelt(secret) ? "000001" : "000000");
        CHECK_EQUAL(422, wrong.status);
        CHECK_EQUAL(secret, secret_in(wrong));
        CHECK_CONTAINS("El código no es correcto", wrong.body);
        CHECK_EQUAL(422, enable("").status);
        CHECK_CONTAINS(kOff, browser_.get(url()).body);
        CHECK(leads_to(enable(code_of_spelt(secret)), url("/codes")));
    }

    void the_secret_is_shown_for_a_quarter_of_an_hour() {
        begin();
        const std::string secret = secret_in(browser_.get(url("/enrol")));
        const std::string csrf = browser_.get(url("/enrol")).input("csrf");
        const ClockOffset later(15 * 60 + 1);
        CHECK(leads_to(browser_.get(url("/enrol")), url()));
        CHECK(leads_to(browser_.post(url("/enrol"), {{"csrf", csrf}, {"code", code_of_spelt(secret)}}), url()));
        CHECK_CONTAINS(kOff, browser_.get(url()).body);
    }

    void steps_out_of_turn_lead_to_the_beginning() {
        const std::string csrf = browser_.get(url()).input("csrf");
        for (const char* below : {"/enrol", "/codes", "/new-codes", "/off"})
            CHECK(leads_to(browser_.get(url(below)), url()));
        CHECK(leads_to(browser_.post(url("/enrol"), {{"csrf", csrf}, {"code", "123456"}}), url()));
        for (const char* below : {"/new-codes", "/off"}) {
            const Fields form{{"csrf", csrf}, {"present_password", who_.password}, {"code", "123456"}};
            CHECK(leads_to(browser_.post(url(below), form), url()));
        }
        const SecondFactor factor(who_.address);
        CHECK(leads_to(begin(), url()));
        CHECK(leads_to(browser_.get(url("/enrol")), url()));
    }

    void another_session_sees_nothing_of_it() {
        begin();
        const std::string secret = secret_in(browser_.get(url("/enrol")));
        Browser other;
        sign_in(other, who_);
        CHECK(leads_to(other.get(url("/enrol")), url()));
        CHECK(leads_to(enable(code_of_spelt(secret)), url("/codes")));
        Browser third;
        CHECK(leads_to(third.post(portal() + "/login", fill_sign_in(third, who_)), portal() + "/login/second-factor"));
        const std::string csrf = third.get(portal() + "/login/second-factor").input("csrf");
        third.post(portal() + "/login/second-factor", {{"csrf", csrf}, {"code", code_of_spelt(secret, 1)}});
        CHECK_EQUAL(200, third.get(url()).status);
        CHECK(leads_to(third.get(url("/codes")), url()));
    }

    void enabling_ends_what_was_open() {
        Browser other;
        sign_in(other, who_);
        OpenImap open(who_.address, who_.password);
        // Whoever had the password may have made one.
        sql("INSERT INTO app_password (mailbox_id, name, secret_hash, created_at) SELECT mailbox_id, 'de otro',"
            " REPEAT('x', 32), UTC_TIMESTAMP(3) FROM address WHERE address = '" +
            who_.address + "'");
        set_up();
        CHECK_EQUAL("0\n", sql("SELECT COUNT(*) FROM app_password p JOIN address a USING (mailbox_id)"
                               " WHERE a.address = '" +
                               who_.address + "'"));
        CHECK(leads_to(other.get(url()), portal() + "/login?to=account"));
        CHECK_EQUAL(200, browser_.get(url()).status);
        CHECK(open.ends());
    }

    // What they read: tests/courier/notice_text_test.cpp.
    void every_contact_is_told() {
        const std::string last = sql("SELECT COALESCE(MAX(id), 0) FROM outbox");
        set_up();
        CHECK_EQUAL("account_second_factor_on\n",
                    sql("SELECT DISTINCT o.name FROM outbox o JOIN address a USING (mailbox_id) WHERE a.address = '" +
                        who_.address + "' AND o.kind <> 'kick' AND o.id > " + last));
    }

    void new_codes_void_those_before() {
        const SecondFactor factor(who_.address);
        CHECK_EQUAL(200, browser_.get(url("/new-codes")).status);
        CHECK(leads_to(change("/new-codes", who_.password, factor.code()), url("/codes")));
        const auto codes = codes_in(browser_.get(url("/codes")));
        CHECK_EQUAL(10, codes.size());
        CHECK_EQUAL("second_factor_codes_made\n", newest_movement());
        CHECK_EQUAL(422, change("/off", who_.password, factor.recovery_codes()[0]).status);
        CHECK(leads_to(change("/off", who_.password, codes[0]), url("?disabled")));
    }

    void it_is_switched_off_with_password_and_code() {
        const SecondFactor factor(who_.address);
        CHECK_EQUAL(200, browser_.get(url("/off")).status);
        CHECK(leads_to(change("/off", who_.password, factor.code()), url("?disabled")));
        CHECK_CONTAINS("está desactivada", browser_.get(url("?disabled")).body);
        CHECK_EQUAL("second_factor_disabled\n", newest_movement());
        Browser other;
        sign_in(other, who_);
    }

    void switching_off_asks_for_both() {
        const SecondFactor factor(who_.address);
        for (const char* below : {"/off", "/new-codes"}) {
            const Answer wrong_code = change(below, who_.password, factor.wrong_code());
            CHECK_EQUAL(422, wrong_code.status);
            CHECK_CONTAINS("El código no es correcto", wrong_code.body);
            CHECK_LACKS(who_.password, wrong_code.body);
            CHECK_EQUAL(422, change(below, who_.password, "").status);
            const Answer wrong_password = change(below, "equivocada", factor.code());
            CHECK_EQUAL(422, wrong_password.status);
            CHECK_CONTAINS("La contraseña actual no es correcta", wrong_password.body);
            CHECK_EQUAL(422, change(below, "", factor.code()).status);
        }
        CHECK_CONTAINS(kOn, browser_.get(url()).body);
    }

    void guessing_codes_closes_the_page() {
        const SecondFactor factor(who_.address);
        for (int i = 0; i < 3; ++i) CHECK_EQUAL(422, change("/off", who_.password, factor.wrong_code()).status);
        const Answer locked = change("/off", who_.password, factor.wrong_code());
        CHECK_EQUAL(429, locked.status);
        CHECK(std::stol(locked.header("retry-after")) > 800);
        CHECK_EQUAL(429, change("/off", who_.password, factor.code()).status);
        CHECK_CONTAINS(kOn, browser_.get(url()).body);
    }

    void a_code_that_signed_in_changes_nothing() {
        const SecondFactor factor(who_.address);
        Browser other;
        CHECK(leads_to(other.post(portal() + "/login", fill_sign_in(other, who_)), portal() + "/login/second-factor"));
        const std::string csrf = other.get(portal() + "/login/second-factor").input("csrf");
        const std::string code = factor.code();
        CHECK_EQUAL(303, other.post(portal() + "/login/second-factor", {{"csrf", csrf}, {"code", code}}).status);
        CHECK_EQUAL(422, change("/off", who_.password, code).status);
    }

    void a_form_of_ours_alone_is_taken() {
        const SecondFactor factor(who_.address);
        for (const char* below : {"", "/enrol", "/codes", "/new-codes", "/off"}) {
            const Fields form{{"present_password", who_.password}, {"code", factor.code()}};
            CHECK_EQUAL(403, browser_.post(url(below), form).status);
        }
        CHECK_CONTAINS(kOn, browser_.get(url()).body);
    }

    void other_methods_are_refused() {
        for (const char* below : {"", "/enrol", "/codes", "/new-codes", "/off"})
            CHECK_EQUAL(405, browser_.send("PUT", url(below), "", {}).status);
        CHECK_EQUAL(404, browser_.get(url("/else")).status);
    }

    void nothing_secret_is_kept_in_the_clear() {
        const std::string secret = set_up();
        const auto codes = codes_in(browser_.get(url("/codes")));
        const std::string dump =
            run({"mariadb-dump", "--no-defaults", "--socket=" + folder() + "/run/mysql.sock", "--user=root", "valija",
                 "second_factor", "second_factor_code", "second_factor_draft", "movement", "outbox"})
                .out;
        CHECK_CONTAINS("INSERT INTO `second_factor`", dump);
        CHECK_LACKS(codes[0], dump);
        CHECK_LACKS(codes[0].substr(0, 5) + codes[0].substr(6), dump);
        CHECK_LACKS(secret, dump);
    }

    void with_the_database_away_it_says_so() {
        const std::string csrf = browser_.get(url()).input("csrf");
        {
            const StoppedPart stopped("mariadb");
            CHECK_EQUAL(503, browser_.get(url()).status);
            CHECK_EQUAL(503, browser_.post(url(), {{"csrf", csrf}, {"present_password", who_.password}}).status);
        }
        wait_until("the page answers again", [&] { return browser_.get(url()).status == 200; });
    }

  private:
    void forget_factor() const {
        sql("DELETE f FROM second_factor f JOIN address a USING (mailbox_id) WHERE a.address = '" + who_.address +
            "'; DELETE d FROM second_factor_draft d JOIN address a USING (mailbox_id) WHERE a.address = '" +
            who_.address + "'");
    }

    Answer begin() {
        const std::string csrf = browser_.get(portal() + "/account").input("csrf");
        return browser_.post(url(), {{"csrf", csrf}, {"present_password", who_.password}});
    }
    Answer enable(const std::string& code) {
        const std::string csrf = browser_.get(url("/enrol")).input("csrf");
        return browser_.post(url("/enrol"), {{"csrf", csrf}, {"code", code}});
    }
    // All the way; the secret as it was spelt.
    std::string set_up() {
        begin();
        const std::string secret = secret_in(browser_.get(url("/enrol")));
        CHECK(leads_to(enable(code_of_spelt(secret)), url("/codes")));
        return secret;
    }
    Answer change(const std::string& below, const std::string& password, const std::string& code) {
        const std::string csrf = browser_.get(portal() + "/account").input("csrf");
        return browser_.post(url(below), {{"csrf", csrf}, {"present_password", password}, {"code", code}});
    }

    std::string newest_movement() const {
        return sql("SELECT action FROM movement WHERE mailbox_id = (SELECT mailbox_id FROM address WHERE address = '" +
                   who_.address + "') ORDER BY id DESC LIMIT 1");
    }

    Browser browser_;
    DemoPerson who_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecondFactorPageTest);

}  // namespace valija::tests
