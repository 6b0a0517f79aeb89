// SPDX-License-Identifier: AGPL-3.0-or-later
// Roundcube behind our door, at the outside: what of it can be reached, whom it serves, what it keeps and how it ends.
// Who gets in at all is asked in tests/sign-on.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <string>

#include "accounts/account_store.h"
#include "base/text.h"
#include "support/browser.h"
#include "support/process.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

const Headers kScript{"X-Roundcube-Request: x"};

std::string sql(const std::string& query) {
    const Finished finished = run({"mariadb", "--defaults-file=" + folder() + "/etc/mariadb/my.cnf", "--user=root",
                                   "--batch", "--skip-column-names", "valija", "-e", query});
    CHECK_EQUAL(0, finished.status);
    return finished.out;
}

Answer inbox(Browser& browser) { return browser.follow(webmail() + "/"); }

std::string between(const std::string& text, const std::string& before, const std::string& after) {
    const auto begin = text.find(before);
    CHECK(begin != std::string::npos);
    const auto from = begin + before.size();
    return text.substr(from, text.find(after, from) - from);
}

// The token that Roundcube's own links and forms carry.
std::string request_token(Browser& browser) { return between(inbox(browser).body, "\"request_token\":\"", "\""); }

// The browser of `now`, but with Roundcube's own cookies of `before`.
Browser mix(Browser& now, Browser& before) {
    Browser mixed;
    auto& cookies = mixed.cookies["webmail.localhost"];
    for (const auto& [name, value] : now.cookies["webmail.localhost"]) {
        cookies[name] =
            name.find("roundcube") == std::string::npos ? value : before.cookies["webmail.localhost"].at(name);
    }
    CHECK_EQUAL(3, cookies.size());
    return mixed;
}

}  // namespace

class WebmailTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WebmailTest);
    CPPUNIT_TEST(no_file_but_what_its_pages_load);
    CPPUNIT_TEST(its_own_log_in_form_is_not_honoured);
    CPPUNIT_TEST(cookies_of_the_previous_person_open_nothing);
    CPPUNIT_TEST(its_session_keeps_no_token);
    CPPUNIT_TEST(a_message_written_here_leaves_from_where_the_person_sits);
    CPPUNIT_TEST(its_log_out_ends_the_portal_too);
    CPPUNIT_TEST(a_log_out_of_somebody_elses_making_does_nothing);
    CPPUNIT_TEST(no_identity_copies_what_is_written_to_elsewhere);
    CPPUNIT_TEST(a_new_holder_finds_nothing_of_the_one_before);
    CPPUNIT_TEST(a_frame_is_told_that_the_session_is_over);
    CPPUNIT_TEST(a_message_does_not_make_the_server_ask_another);
    CPPUNIT_TEST(each_site_has_its_name_and_policy);
    CPPUNIT_TEST(cookies_are_as_they_should_be);
    CPPUNIT_TEST_SUITE_END();

  public:
    void no_file_but_what_its_pages_load() {
        Browser browser;
        sign_in(browser, person("ana."));
        for (const char* path :
             {"/index.php", "/config/config.inc.php", "/config/", "/plugins/valija_guard/valija_guard.php",
              "/program/include/rcmail.php", "/program/js/", "/bin/gc.sh", "/installer/", "/SQL/mysql.initial.sql",
              "/composer.json", "/skins/elastic/templates/mail.html", "/temp/", "/logs/", "/unavailable",
              "/no-session/script", "/session_over.html"}) {
            CHECK_EQUAL(404, browser.get(webmail() + path).status);
        }
        for (const char* path : {"/skins/elastic/styles/styles.min.css", "/skins/elastic/ui.min.js",
                                 "/program/js/jquery.min.js", "/skins/elastic/watermark.html"}) {
            CHECK_EQUAL(200, browser.get(webmail() + path).status);
        }
    }

    void its_own_log_in_form_is_not_honoured() {
        const DemoPerson beto = person("beto.");
        const Fields form{{"_task", "login"}, {"_action", "login"}, {"_user", beto.address}, {"_pass", beto.password}};
        Browser stranger;
        CHECK_EQUAL(302, stranger.post(webmail() + "/?_task=login", form).status);
        Browser browser;
        sign_in(browser, person("ana."));
        browser.post(webmail() + "/?_task=login", form);
        CHECK_CONTAINS(person("ana.").address, inbox(browser).body);
        CHECK_LACKS(beto.address, inbox(browser).body);
    }

    // Each page by itself, since the first one ends the session it meets.
    void cookies_of_the_previous_person_open_nothing() {
        const std::string ana = person("ana.").address;
        for (const char* path : {"/", "/?_task=addressbook", "/?_task=settings&_action=identities",
                                 "/?_action=error&_code=194", "/?_task=mail&_action=list&_mbox=INBOX&_remote=1",
                                 "/?_task=mail&_action=show&_uid=1&_mbox=INBOX", "/?_task=logout", "/?_task=login"}) {
            Browser of_ana;
            sign_in(of_ana, person("ana."));
            Browser of_beto;
            sign_in(of_beto, person("beto."));
            Browser browser = mix(of_beto, of_ana);
            const Answer answer = browser.get(webmail() + path, kScript);
            CHECK_LACKS(ana, answer.body);
            CHECK_EQUAL(401, answer.status);
            CHECK_CONTAINS(person("beto.").address, inbox(browser).body);
        }
    }

    void its_session_keeps_no_token() {
        Browser browser;
        sign_in(browser, person("ana."));
        inbox(browser);
        const std::string tokens = sql("SELECT LOWER(HEX(id)) FROM webmail_token");
        const std::string kept = sql("SELECT FROM_BASE64(vars) FROM rc_session");
        CHECK_CONTAINS(person("ana.").address, kept);
        CHECK(tokens.size() >= 32);
        for (std::size_t at = 0; at + 32 <= tokens.size(); at += 33) CHECK_LACKS(tokens.substr(at, 32), kept);
        // what Roundcube keeps as the password is the one word it is given in its place, sealed
        const auto password = kept.find("password|s:");
        CHECK(password == std::string::npos || kept.compare(password + 11, 2, "44") == 0);
    }

    // By the webmail's own submission port, which believes Roundcube about the address (XCLIENT).
    void a_message_written_here_leaves_from_where_the_person_sits() {
        const DemoPerson beto = person("beto.");
        const int before = count_messages(beto.address, beto.password);
        Browser browser("127.77.0.1");
        sign_in(browser, person("ana."));
        const Answer page = browser.follow(webmail() + "/?_task=mail&_action=compose");
        CHECK_EQUAL(200, page.status);
        const Answer sent =
            browser.post(webmail() + "/?_task=mail&_action=send&_remote=1",
                         {{"_token", between(page.body, "\"request_token\":\"", "\"")},
                          {"_id", between(page.body, "\"compose_id\":\"", "\"")},
                          {"_from", between(between(page.body, "name=\"_from\"", "</select>"), "value=\"", "\"")},
                          {"_to", beto.address},
                          {"_subject", "Escrito en el webmail"},
                          {"_message", "Hola"},
                          {"_is_html", "0"}});
        CHECK_CONTAINS("sent_successfully", sent.body);
        wait_until("the message is there", [&] { return count_messages(beto.address, beto.password) > before; });
        const std::string message = read_message(beto.address, beto.password, before + 1);
        CHECK_CONTAINS("From: =?UTF-8?", message);
        CHECK_CONTAINS(person("ana.").address, message);
        CHECK_LACKS("127.77.0.1", message);
        CHECK_CONTAINS("client=unknown[127.77.0.1], sasl_method",
                       run({"grep", "postfix/webmail", folder() + "/log/postfix.log"}).out);
    }

    void its_log_out_ends_the_portal_too() {
        Browser browser;
        sign_in(browser, person("ana."));
        const auto kept = browser.cookies;
        const Answer answer = browser.get(webmail() + "/?_task=logout&_token=" + request_token(browser));
        CHECK_EQUAL(303, answer.status);
        CHECK(answer.header("location").starts_with(portal() + "/login"));
        browser.cookies = kept;
        CHECK_EQUAL(302, browser.get(webmail() + "/").status);
        CHECK(browser.follow(webmail() + "/").body.find("name=\"password\"") != std::string::npos);
    }

    void a_log_out_of_somebody_elses_making_does_nothing() {
        Browser browser;
        sign_in(browser, person("ana."));
        browser.get(webmail() + "/?_task=logout");
        browser.get(webmail() + "/?_task=logout&_token=" + std::string(32, 'a'));
        CHECK_CONTAINS(person("ana.").address, inbox(browser).body);
    }

    // Whoever sat at an open webmail could have a copy of every message to come, and nobody was told.
    void no_identity_copies_what_is_written_to_elsewhere() {
        Browser browser;
        sign_in(browser, person("ana."));
        const std::string token = request_token(browser);
        const std::string id(base::trim(
            sql("SELECT i.identity_id FROM rc_identities i JOIN rc_users u USING (user_id) WHERE u.username = '" +
                person("ana.").address + "' LIMIT 1")));
        const std::string name(base::trim(sql("SELECT name FROM rc_identities WHERE identity_id = " + id)));
        const std::string form = browser.get(webmail() + "/?_task=settings&_action=edit-identity&_iid=" + id).body;
        CHECK_CONTAINS("name=\"_name\"", form);
        CHECK_LACKS("_bcc", form);
        CHECK_LACKS("_reply-to", form);
        browser.post(webmail() + "/?_task=settings", {{"_token", token},
                                                      {"_action", "save-identity"},
                                                      {"_iid", id},
                                                      {"_name", name},
                                                      {"_bcc", "ladron@fuera.example"},
                                                      {"_reply-to", "ladron@fuera.example"}});
        CHECK_EQUAL(name + "||\n",
                    sql("SELECT CONCAT_WS('|', name, `reply-to`, bcc) FROM rc_identities WHERE identity_id = " + id));
    }

    void a_new_holder_finds_nothing_of_the_one_before() {
        const std::string address = "mesa.prueba@educacion.example";
        sql("INSERT INTO rc_users (username, mail_host, created) VALUES ('" + address + "', 'localhost', NOW())");
        sql("INSERT INTO rc_identities (user_id, changed, standard, name, email, signature) SELECT user_id, NOW(), 1,"
            " 'La de antes', username, 'Su firma' FROM rc_users WHERE username = '" +
            address + "'");
        db::Connection connection(database());
        accounts::rename_webmail(connection, address, "otra." + address);
        CHECK_EQUAL("otra." + address + "\n", sql("SELECT email FROM rc_identities WHERE name = 'La de antes'"));
        accounts::forget_webmail(connection, "otra." + address);
        CHECK_EQUAL("0\n", sql("SELECT COUNT(*) FROM rc_identities WHERE name = 'La de antes'"));
    }

    void a_frame_is_told_that_the_session_is_over() {
        Browser stranger;
        for (const Answer& answer : {stranger.get(webmail() + "/?_task=mail&_action=preview&_uid=1&_framed=1"),
                                     stranger.post(webmail() + "/?_task=mail&_framed=1&_unlock=x", {{"_id", "1"}})}) {
            CHECK_EQUAL(303, answer.status);
            const Answer page = stranger.get(webmail() + answer.header("location"));
            CHECK_EQUAL(200, page.status);
            CHECK_CONTAINS("Su sesión terminó", page.body);
        }
    }

    // A style sheet named in a message was fetched by Roundcube itself, from wherever it said.
    void a_message_does_not_make_the_server_ask_another() {
        Browser browser;
        sign_in(browser, person("ana."));
        const Answer answer = browser.get(webmail() + "/?_task=utils&_action=modcss&_u=tmp-x.css");
        CHECK_LACKS("Unauthorized request", answer.body);  // the action's own refusal: it ran
        CHECK(answer.header("content-type").find("css") == std::string::npos);
    }

    void each_site_has_its_name_and_policy() {
        Browser browser;
        sign_in(browser, person("ana."));
        const Answer page = inbox(browser);
        CHECK_CONTAINS("<title>Educación Valle Verde :: ", page.body);
        CHECK_CONTAINS("lang=\"es\"", page.body);
        for (const char* rule :
             {"frame-ancestors 'self'", "object-src 'none'", "base-uri 'self'", "form-action 'self'"}) {
            CHECK_CONTAINS(rule, page.header("content-security-policy"));
        }
        CHECK_EQUAL("same-origin", page.header("referrer-policy"));
        CHECK_EQUAL("nosniff", page.header("x-content-type-options"));
        Browser other;
        const std::string site = other_portal();
        const Answer entered = other.post(site + "/login", fill_sign_in(other, person("1098765432"), site));
        CHECK_CONTAINS("<title>Formación Técnica :: ", other.follow(entered.header("location")).body);
    }

    void cookies_are_as_they_should_be() {
        Browser browser;
        sign_in(browser, person("ana."));
        browser.cookies["webmail.localhost"].erase("__Host-valija_roundcube");
        browser.cookies["webmail.localhost"].erase("__Host-valija_roundcube_auth");
        const std::string set = browser.get(webmail() + "/").header("set-cookie");
        CHECK_CONTAINS("__Host-valija_roundcube_auth=", set);
        std::size_t begin = 0;
        while (begin < set.size()) {
            const auto end = std::min(set.find('\n', begin), set.size());
            const std::string cookie = base::to_lower(set.substr(begin, end - begin));
            for (const char* attribute : {"__host-valija_", "; path=/;", "; secure", "; httponly", "; samesite=lax"}) {
                CHECK_CONTAINS(attribute, cookie);
            }
            begin = end + 1;
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WebmailTest);

}  // namespace valija::tests
