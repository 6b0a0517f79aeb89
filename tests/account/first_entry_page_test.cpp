// SPDX-License-Identifier: AGPL-3.0-or-later
// What is asked before the mail opens, at the outside: every way into the webmail passes there, and only its own person
// answers.
#include <memory>

#include "base/bytes.h"
#include "base/random.h"
#include "support/browser.h"
#include "support/holder.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kGood = "tejado nogal siete lancha bruma";

std::string url(const std::string& step = "") { return portal() + "/account/first-entry" + step; }
bool is_led_to_mail(const Answer& answer) { return answer.leads_to(webmail() + "/sign-on"); }
bool is_led_back(const Answer& answer) { return answer.leads_to(url()); }

// Where the way into the webmail ends.
std::string way_in(Browser& browser) {
    const Answer answer = browser.follow(webmail() + "/sign-on");
    return answer.body.find("Antes de abrir su correo") != std::string::npos ? "asked" : "mail";
}

}  // namespace

class FirstEntryPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(FirstEntryPageTest);
    CPPUNIT_TEST(the_mail_opens_after_the_last_step);
    CPPUNIT_TEST(what_was_left_is_asked_again_after_a_week);
    CPPUNIT_TEST(a_new_version_is_asked_again);
    CPPUNIT_TEST(a_new_holder_is_asked_anew);
    CPPUNIT_TEST(what_is_required_is_not_left);
    CPPUNIT_TEST(without_the_mark_nothing_is_accepted);
    CPPUNIT_TEST(what_is_off_is_not_asked);
    CPPUNIT_TEST(a_stopped_gateway_bars_nothing);
    CPPUNIT_TEST(sent_twice_it_is_once);
    CPPUNIT_TEST(a_stranger_answers_for_nobody);
    CPPUNIT_TEST(without_a_database_the_page_says_so);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        connection_ = std::make_unique<db::Connection>(database());
        who_ = make();
    }
    void tearDown() override {
        ctl({"sms", "start"});
        connection_->change({"as_before",
                             "UPDATE domain_profile SET mobile_step = 'optional',"
                             " alternate_step = 'optional', terms_step = 'required'"});
        connection_.reset();
    }

    void the_mail_opens_after_the_last_step() {
        Browser browser;
        sign_in(browser, who_);
        CHECK_EQUAL("asked", way_in(browser));
        const Answer mobile = browser.get(url());
        CHECK_CONTAINS("Registre su celular", mobile.body);
        CHECK_CONTAINS("Faltan 3 pasos", mobile.body);
        CHECK(is_led_back(skip(browser, mobile)));
        const Answer alternate = browser.get(url());
        CHECK_CONTAINS("Registre un correo alterno", alternate.body);
        CHECK(is_led_back(skip(browser, alternate)));
        const Answer terms = browser.get(url());
        CHECK_CONTAINS("Acepte las condiciones de uso", terms.body);
        CHECK_LACKS("Omitir por ahora", terms.body);
        CHECK_EQUAL("asked", way_in(browser));
        CHECK(is_led_back(accept(browser, terms)));
        CHECK(is_led_to_mail(browser.get(url())));
        CHECK_EQUAL("mail", way_in(browser));
        CHECK_EQUAL("signed_in,terms_accepted", movements());
        CHECK_CONTAINS("Versión 1</a>, aceptadas el", browser.get(portal() + "/account").body);
    }

    void what_was_left_is_asked_again_after_a_week() {
        Browser browser;
        answer_all(browser);
        const ClockOffset later(7 * 24 * 3600 + 1);
        Browser another;
        sign_in(another, who_);
        const Answer page = another.get(url());
        CHECK_CONTAINS("Registre su celular", page.body);
        CHECK_CONTAINS("Faltan 2 pasos", page.body);
    }

    void a_new_version_is_asked_again() {
        Browser browser;
        answer_all(browser);
        connection_->change({"an_older_version", "UPDATE terms_acceptance SET version = '0' WHERE mailbox_id = ?"},
                            mailbox_id_);
        CHECK_EQUAL("asked", way_in(browser));
        const Answer terms = browser.get(url());
        Fields form{{"csrf", terms.input("csrf")}, {"version", "0"}, {"accepted", "yes"}};
        const Answer outdated = browser.post(url("/terms"), form);
        CHECK_EQUAL(422, outdated.status);
        CHECK_CONTAINS("Las condiciones cambiaron mientras las leía", outdated.body);
        CHECK(is_led_back(accept(browser, terms)));
        CHECK(is_led_to_mail(browser.get(url())));
    }

    // They inherited the signature of the one before.
    void a_new_holder_is_asked_anew() {
        Browser browser;
        answer_all(browser);
        CHECK_EQUAL("mail", way_in(browser));
        const auto successor =
            connection_->insert({"insert_successor",
                                 "INSERT INTO person (site_id, given_names, first_surname, created_at)"
                                 " SELECT site_id, 'Marta', 'Zea', UTC_TIMESTAMP(3) FROM domain"
                                 " WHERE name = 'educacion.example'"});
        connection_->change({"hand_over", "UPDATE holding SET person_id = ? WHERE mailbox_id = ?"}, successor,
                            mailbox_id_);
        CHECK_EQUAL("asked", way_in(browser));
        CHECK_CONTAINS("Faltan 3 pasos", browser.get(url()).body);
        CHECK_LACKS("aceptadas el", browser.get(portal() + "/account").body);
        answer_all(browser);
        CHECK_EQUAL("mail", way_in(browser));
        CHECK_EQUAL(2, connection_
                           ->find({"count_acceptances", "SELECT COUNT(*) FROM terms_acceptance WHERE mailbox_id = ?"},
                                  mailbox_id_)
                           ->number(0));
    }

    void what_is_required_is_not_left() {
        connection_->change({"require", "UPDATE domain_profile SET mobile_step = 'required'"});
        Browser browser;
        sign_in(browser, who_);
        const Answer page = browser.get(url());
        CHECK_LACKS("Omitir por ahora", page.body);
        const Answer refused = browser.post(url("/skip"), {{"csrf", page.input("csrf")}, {"step", "mobile"}});
        CHECK_EQUAL(422, refused.status);
        CHECK_CONTAINS("no se puede dejar para después", refused.body);
        CHECK_EQUAL("asked", way_in(browser));
    }

    void without_the_mark_nothing_is_accepted() {
        Browser browser;
        sign_in(browser, who_);
        const std::string csrf = browser.get(url()).input("csrf");
        const Answer refused = browser.post(url("/terms"), {{"csrf", csrf}, {"version", "1"}});
        CHECK_EQUAL(422, refused.status);
        CHECK_CONTAINS("Falta su aceptación", refused.body);
        CHECK_EQUAL("signed_in", movements());
    }

    void what_is_off_is_not_asked() {
        connection_->change({"switch_off",
                             "UPDATE domain_profile SET mobile_step = 'off', alternate_step = 'off',"
                             " terms_step = 'off'"});
        Browser browser;
        sign_in(browser, who_);
        CHECK_EQUAL("mail", way_in(browser));
    }

    void a_stopped_gateway_bars_nothing() {
        connection_->change({"require", "UPDATE domain_profile SET mobile_step = 'required'"});
        CHECK_EQUAL(0, ctl({"sms", "stop"}).status);
        Browser browser;
        sign_in(browser, who_);
        const Answer page = browser.get(url());
        CHECK_EQUAL(0, ctl({"sms", "start"}).status);
        CHECK_CONTAINS("Registre un correo alterno", page.body);
    }

    void sent_twice_it_is_once() {
        Browser browser;
        sign_in(browser, who_);
        const Answer page = browser.get(url());
        for (int i = 0; i < 3; ++i) CHECK(is_led_back(skip(browser, page)));
        for (int i = 0; i < 3; ++i) CHECK(is_led_back(accept(browser, page)));
        CHECK_EQUAL("signed_in,terms_accepted", movements());
        CHECK(is_led_back(browser.post(url("/skip"), {{"csrf", page.input("csrf")}, {"step", "quota"}})));
    }

    void a_stranger_answers_for_nobody() {
        Browser stranger;
        const std::string csrf = stranger.get(portal() + "/login").input("csrf");
        for (const char* step : {"/skip", "/terms"}) {
            CHECK_EQUAL(403, stranger.post(url(step), {{"csrf", "x"}}).status);
            const Answer answer =
                stranger.post(url(step), {{"csrf", csrf}, {"step", "mobile"}, {"version", "1"}, {"accepted", "yes"}});
            CHECK_EQUAL(portal() + "/login?to=account", answer.header("location"));
            CHECK_EQUAL(405, stranger.get(url(step)).status);
        }
        CHECK_EQUAL(303, stranger.get(url()).status);
        CHECK_EQUAL("", movements());
    }

    void without_a_database_the_page_says_so() {
        Browser browser;
        sign_in(browser, who_);
        {
            const StoppedPart away("mariadb");
            CHECK_EQUAL(503, browser.get(url()).status);
        }
        connection_ = std::make_unique<db::Connection>(database());
    }

  private:
    DemoPerson make() {
        const std::string unique = base::to_hex(random_.bytes(5));
        people::Person nora;
        nora.given_names = "Nora";
        nora.first_surname = "Nueva";
        nora.national_id = "NUE" + unique;
        DemoPerson who{"nora." + unique + "@educacion.example", kGood};
        mailbox_id_ = insert_holder(*connection_, {nora, who.address, who.password});
        return who;
    }
    static Answer skip(Browser& browser, const Answer& page) {
        return browser.post(url("/skip"), {{"csrf", page.input("csrf")}, {"step", page.input("step")}});
    }
    static Answer accept(Browser& browser, const Answer& page) {
        return browser.post(url("/terms"), {{"csrf", page.input("csrf")}, {"version", "1"}, {"accepted", "yes"}});
    }
    void answer_all(Browser& browser) {
        sign_in(browser, who_);
        for (int i = 0; i < 2; ++i) skip(browser, browser.get(url()));
        CHECK(is_led_back(accept(browser, browser.get(url()))));
        CHECK(is_led_to_mail(browser.get(url())));
    }
    std::string movements() {
        return connection_
            ->find({"movements_of",
                    "SELECT COALESCE(GROUP_CONCAT(action ORDER BY id), '') FROM movement"
                    " WHERE mailbox_id = ?"},
                   mailbox_id_)
            ->text(0);
    }

    std::unique_ptr<db::Connection> connection_;
    base::SystemRandom random_;
    DemoPerson who_;
    std::uint64_t mailbox_id_ = 0;
};

CPPUNIT_TEST_SUITE_REGISTRATION(FirstEntryPageTest);

}  // namespace valija::tests
