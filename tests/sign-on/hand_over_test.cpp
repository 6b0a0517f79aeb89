// SPDX-License-Identifier: AGPL-3.0-or-later
// The way into the webmail, at the outside: who gets in, and what an attacker tries.
#include <cppunit/extensions/HelperMacros.h>

#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr long kTicketDead = 31;      // seconds; a ticket lives 30
constexpr long kIdleLimit = 31 * 60;  // seconds; a session 30 minutes without a request

// The portal's answer to a browser that asks for a ticket with its own state: the address at the webmail with the
// ticket in it.
std::string ask_ticket(Browser& browser) {
    const Answer start = browser.get(webmail() + "/sign-on");
    CHECK_EQUAL(303, start.status);
    const Answer ticket = browser.get(start.header("location"));
    CHECK_EQUAL(303, ticket.status);
    return ticket.header("location");
}

void sign_in_to_portal(Browser& browser, const DemoPerson& who) {
    CHECK_EQUAL(303, browser.post(portal() + "/login", fill_sign_in(browser, who)).status);
}

bool is_sign_in(const Answer& answer) {
    return answer.status == 200 && answer.body.find("name=\"password\"") != std::string::npos;
}

}  // namespace

class HandOverTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(HandOverTest);
    CPPUNIT_TEST(a_signed_in_person_is_in_the_inbox);
    CPPUNIT_TEST(without_a_session_everything_leads_to_the_sign_in);
    CPPUNIT_TEST(an_open_tab_is_told_where_to_go);
    CPPUNIT_TEST(a_ticket_works_once);
    CPPUNIT_TEST(a_ticket_dies_after_thirty_seconds);
    CPPUNIT_TEST(a_bare_link_puts_nobody_into_the_attackers_mailbox);
    CPPUNIT_TEST(a_link_with_the_attackers_state_does_not_either);
    CPPUNIT_TEST(a_ticket_dies_with_its_session);
    CPPUNIT_TEST(a_session_has_twenty_webmails_at_most);
    CPPUNIT_TEST(the_check_and_the_leaving_are_closed_to_the_outside);
    CPPUNIT_TEST(headers_of_the_browser_say_nothing_about_who_it_is);
    CPPUNIT_TEST(another_person_never_sees_the_first_ones_pages);
    CPPUNIT_TEST(signing_out_ends_the_webmail_whatever_cookies_are_kept);
    CPPUNIT_TEST(a_webmail_session_is_of_its_own_site);
    CPPUNIT_TEST(an_idle_session_ends_and_refreshing_does_not_keep_it);
    CPPUNIT_TEST(a_block_ends_all_and_mail_keeps_arriving);
    CPPUNIT_TEST(cookies_are_as_they_should_be);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_signed_in_person_is_in_the_inbox() {
        Browser browser;
        sign_in(browser, person("ana."));
    }

    void without_a_session_everything_leads_to_the_sign_in() {
        for (const char* path : {"/", "/?_task=mail", "/?_task=login", "/?_task=settings&_action=about"}) {
            Browser stranger;
            CHECK(is_sign_in(stranger.follow(webmail() + path)));
        }
    }

    void an_open_tab_is_told_where_to_go() {
        Browser stranger;
        const Answer answer =
            stranger.get(webmail() + "/?_task=mail&_action=list&_remote=1", {"X-Roundcube-Request: x"});
        CHECK_EQUAL(401, answer.status);
        CHECK(!answer.header("location").empty());
    }

    void a_ticket_works_once() {
        Browser browser;
        sign_in_to_portal(browser, person("ana."));
        const std::string enter = ask_ticket(browser);
        const auto cookies = browser.cookies;
        CHECK_EQUAL(303, browser.get(enter).status);
        browser.cookies = cookies;
        CHECK_EQUAL(400, browser.get(enter).status);
    }

    void a_ticket_dies_after_thirty_seconds() {
        Browser browser;
        sign_in_to_portal(browser, person("ana."));
        const std::string enter = ask_ticket(browser);
        const ClockOffset later(kTicketDead);
        CHECK_EQUAL(400, browser.get(enter).status);
    }

    void a_bare_link_puts_nobody_into_the_attackers_mailbox() {
        Browser attacker;
        sign_in_to_portal(attacker, person("beto."));
        Browser nobody;
        CHECK_EQUAL(400, nobody.get(ask_ticket(attacker)).status);
        Browser victim;
        sign_in(victim, person("ana."));
        CHECK_EQUAL(400, victim.get(ask_ticket(attacker)).status);
        CHECK_CONTAINS(person("ana.").address, victim.follow(webmail() + "/").body);
        Browser under_way;
        under_way.get(webmail() + "/sign-on");
        CHECK_EQUAL(400, under_way.get(ask_ticket(attacker)).status);
    }

    // The attacker asks with the state that the victim's browser holds: known only to that browser, so the best is its
    // hash from a log.
    void a_link_with_the_attackers_state_does_not_either() {
        Browser attacker;
        sign_in_to_portal(attacker, person("beto."));
        Browser victim;
        const std::string of_victim = victim.get(webmail() + "/sign-on").header("location");
        const std::string enter =
            attacker.get(of_victim).header("location");  // state hash leaked: the ticket fits the victim's state
        CHECK_EQUAL(400, attacker.get(enter).status);    // but the attacker cannot take it
        const std::string other_state = enter.substr(0, enter.find("&state=")) + "&state=" + std::string(43, 'A');
        CHECK_EQUAL(400, victim.get(other_state).status);
        CHECK_EQUAL(400, victim.get(webmail() + "/sign-on/enter").status);
        CHECK_EQUAL(400, victim.get(portal() + "/sign-on/ticket?state=short").status);
        CHECK_EQUAL(400, victim.get(portal() + "/sign-on/ticket").status);
    }

    void a_ticket_dies_with_its_session() {
        Browser browser;
        sign_in_to_portal(browser, person("ana."));
        const std::string enter = ask_ticket(browser);
        const Answer page = browser.get(portal() + "/logout");
        CHECK_EQUAL(303, browser.post(portal() + "/logout", {{"csrf", page.input("csrf")}}).status);
        CHECK_EQUAL(400, browser.get(enter).status);
    }

    // One signed-in person could fill the table as fast as nginx let them.
    void a_session_has_twenty_webmails_at_most() {
        Browser browser;
        sign_in_to_portal(browser, person("ana."));
        for (int i = 0; i < 25; ++i) {
            browser.cookies["webmail.localhost"].clear();
            CHECK_EQUAL(303, browser.get(ask_ticket(browser)).status);
        }
        db::Connection connection(database());
        CHECK_EQUAL(20, connection
                            .find({"most_webmails",
                                   "SELECT COUNT(*) FROM webmail_session GROUP BY session_hash"
                                   " ORDER BY COUNT(*) DESC LIMIT 1"})
                            ->number(0));
        CHECK_CONTAINS(person("ana.").address, browser.follow(webmail() + "/").body);
    }

    void the_check_and_the_leaving_are_closed_to_the_outside() {
        Browser browser;
        sign_in(browser, person("ana."));
        for (const std::string& host : {portal(), webmail()}) {
            for (const char* path : {"/sign-on/check", "/sign-on/leave", "/sign-on/check/", "//sign-on/check"}) {
                const Answer answer = browser.get(host + path);
                CHECK(answer.status != 200 || answer.body.find("Roundcube") != std::string::npos);
                CHECK_EQUAL("", answer.header("x-valija-token"));
            }
        }
        CHECK_CONTAINS(person("ana.").address, browser.follow(webmail() + "/").body);
    }

    void headers_of_the_browser_say_nothing_about_who_it_is() {
        const DemoPerson beto = person("beto.");
        const Headers lies{"Authorization: Basic YmV0by5tdW5vekBlZHVjYWNpb24uZXhhbXBsZTp4",
                           "X-Valija-User: " + beto.address, "X-Valija-Login: x*" + beto.address,
                           "X-Valija-Token: " + beto.password, "X-Valija-Session: 00"};
        Browser stranger;
        CHECK_EQUAL(302, stranger.get(webmail() + "/", lies).status);
        Browser browser;
        sign_in(browser, person("ana."));
        const Answer page = browser.get(webmail() + "/?_task=settings", lies);
        CHECK_EQUAL(200, page.status);
        CHECK_LACKS(beto.address, page.body);
        CHECK_CONTAINS(person("ana.").address, browser.follow(webmail() + "/").body);
    }

    void another_person_never_sees_the_first_ones_pages() {
        Browser browser;
        sign_in(browser, person("ana."));
        const auto of_ana = browser.cookies["webmail.localhost"];
        sign_in(browser, person("beto."));
        // Even when every cookie of Roundcube itself comes back from the first.
        for (const auto& [name, value] : of_ana) {
            if (name.find("roundcube") != std::string::npos) browser.cookies["webmail.localhost"][name] = value;
        }
        for (const char* path : {"/", "/?_task=settings&_action=identities", "/?_task=addressbook"}) {
            CHECK_LACKS(person("ana.").address, browser.follow(webmail() + path).body);
        }
    }

    void signing_out_ends_the_webmail_whatever_cookies_are_kept() {
        Browser browser;
        sign_in(browser, person("ana."));
        const auto cookies = browser.cookies;
        const Answer page = browser.get(portal() + "/logout");
        CHECK_EQUAL(303, browser.post(portal() + "/logout", {{"csrf", page.input("csrf")}}).status);
        browser.cookies = cookies;
        CHECK(is_sign_in(browser.follow(webmail() + "/?_task=mail")));
    }

    void a_webmail_session_is_of_its_own_site() {
        Browser browser;
        sign_in(browser, person("ana."));
        browser.cookies["webmail.formacion.localhost"] = browser.cookies["webmail.localhost"];
        browser.cookies["formacion.localhost"] = browser.cookies["localhost"];
        const std::string other_webmail = "http://webmail.formacion.localhost:" + std::to_string(port());
        CHECK(is_sign_in(browser.follow(other_webmail + "/")));
    }

    void an_idle_session_ends_and_refreshing_does_not_keep_it() {
        Browser browser;
        sign_in(browser, person("ana."));
        {
            const ClockOffset almost(kIdleLimit - 2 * 60);
            CHECK_EQUAL(
                200,
                browser.get(webmail() + "/?_task=mail&_action=refresh&_remote=1", {"X-Roundcube-Request: x"}).status);
        }
        const ClockOffset later(kIdleLimit);
        CHECK(is_sign_in(browser.follow(webmail() + "/")));
    }

    void a_block_ends_all_and_mail_keeps_arriving() {
        const DemoPerson beto = person("beto.");
        Browser browser;
        sign_in(browser, beto);
        const int before = count_messages(beto.address, beto.password);
        CHECK_EQUAL(0, ctl({"account", "block", beto.address}).status);
        const Answer webmail_page = browser.follow(webmail() + "/");
        const Answer refused = browser.post(portal() + "/login", fill_sign_in(browser, beto));
        const int imap = count_messages(beto.address, beto.password);
        const int delivered = send_from_outside(beto.address, "llega aunque esté bloqueada");
        CHECK_EQUAL(0, ctl({"account", "unblock", beto.address}).status);
        CHECK(is_sign_in(webmail_page));
        CHECK_EQUAL(422, refused.status);
        CHECK_EQUAL(-1, imap);
        CHECK_EQUAL(0, delivered);
        wait_until("the message sent during the block",
                   [&] { return count_messages(beto.address, beto.password) == before + 1; });
    }

    void cookies_are_as_they_should_be() {
        Browser browser;
        sign_in_to_portal(browser, person("ana."));
        const Answer start = browser.get(webmail() + "/sign-on");
        const Answer entered = browser.get(browser.get(start.header("location")).header("location"));
        for (const std::string& cookie : {start.header("set-cookie"), entered.header("set-cookie")}) {
            for (const char* attribute : {"__Host-valija_", "; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"}) {
                CHECK_CONTAINS(attribute, cookie);
            }
            CHECK_LACKS("Domain=", cookie);
        }
        CHECK_CONTAINS("no-store", start.header("cache-control"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(HandOverTest);

}  // namespace valija::tests
