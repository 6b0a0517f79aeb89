// SPDX-License-Identifier: AGPL-3.0-or-later
// One guard for the portal, IMAP and SMTP, with real clients from many addresses: they share their counters, and the
// guard down stops no mail.
#include <future>
#include <vector>

#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kHere = "127.50.0.1";
constexpr int kRefused = -1;
constexpr int kWebmailPort = 7;

DemoPerson ana() { return person("ana."); }
int imap(const std::string& password, const std::string& source = kHere) {
    return count_messages(ana().address, password, source);
}
int smtp(const std::string& password, const std::string& source = kHere) {
    return smtp_auth(ana().address, password, source);
}
long portal_answers(const std::string& password, const std::string& source = kHere) {
    Browser browser(source);
    return browser.post(portal() + "/login", fill_sign_in(browser, {ana().address, password})).status;
}

// Wrong passwords by IMAP, all at once: each refusal takes two seconds and more.
void fail_by_imap(int times, const std::string& source = kHere) {
    std::vector<std::future<int>> tries;
    for (int i = 0; i < times; ++i)
        tries.push_back(
            std::async(std::launch::async, [i, source] { return imap("mala" + std::to_string(i), source); }));
    for (auto& attempt : tries) CHECK_EQUAL(kRefused, attempt.get());
}

struct NoTable {
    NoTable() { db::Connection(database()).run_script("RENAME TABLE lockout TO lockout_away"); }
    ~NoTable() { db::Connection(database()).run_script("RENAME TABLE lockout_away TO lockout"); }
    NoTable(const NoTable&) = delete;
    NoTable& operator=(const NoTable&) = delete;
};

bool is_counted(int failures) {
    return db::Connection(database())
        .find({"counted", "SELECT 1 FROM lockout WHERE tolerated = 3 AND failures = ?"}, failures)
        .has_value();
}

}  // namespace

class EveryDoorTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(EveryDoorTest);
    CPPUNIT_TEST(a_lock_by_the_portal_holds_for_mail_programs);
    CPPUNIT_TEST(a_lock_by_imap_holds_in_the_portal_and_for_smtp);
    CPPUNIT_TEST(a_lock_by_smtp_holds_for_imap_and_in_the_portal);
    CPPUNIT_TEST(the_doors_count_together);
    CPPUNIT_TEST(one_wrong_password_at_every_door_counts_once);
    CPPUNIT_TEST(a_forgotten_mail_program_locks_nobody);
    CPPUNIT_TEST(a_right_password_is_not_counted);
    CPPUNIT_TEST(unknown_addresses_lock_alike);
    CPPUNIT_TEST(the_webmail_is_not_punished);
    CPPUNIT_TEST(the_webmails_port_takes_tokens_only);
    CPPUNIT_TEST(only_the_webmails_port_believes_where_a_client_sits);
    CPPUNIT_TEST(nobody_says_at_the_webmails_port_who_they_are);
    CPPUNIT_TEST(where_a_client_says_that_it_sits_counts_for_no_password);
    CPPUNIT_TEST(the_guard_down_stops_no_mail);
    CPPUNIT_TEST(the_guard_wrong_stops_no_mail);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { forget_failures(); }
    void tearDown() override { forget_failures(); }

    void a_lock_by_the_portal_holds_for_mail_programs() {
        for (int i = 0; i < 4; ++i) portal_answers("mala" + std::to_string(i));
        CHECK_EQUAL(kRefused, imap(ana().password, "127.50.0.99"));
        CHECK_EQUAL(535, smtp(ana().password));
        CHECK(imap(ana().password, "127.51.0.1") >= 0);
        CHECK_EQUAL(235, smtp(ana().password, "127.51.0.1"));
    }

    void a_lock_by_imap_holds_in_the_portal_and_for_smtp() {
        fail_by_imap(4);
        CHECK_EQUAL(429, portal_answers(ana().password));
        CHECK_EQUAL(535, smtp(ana().password));
        CHECK_EQUAL(303, portal_answers(ana().password, "127.51.0.1"));
    }

    void a_lock_by_smtp_holds_for_imap_and_in_the_portal() {
        std::vector<std::future<int>> tries;
        for (int i = 0; i < 4; ++i)
            tries.push_back(std::async(std::launch::async, [i] { return smtp("mala" + std::to_string(i)); }));
        for (auto& attempt : tries) CHECK_EQUAL(535, attempt.get());
        CHECK_EQUAL(kRefused, imap(ana().password));
        CHECK_EQUAL(429, portal_answers(ana().password));
    }

    void the_doors_count_together() {
        CHECK_EQUAL(422, portal_answers("mala a"));
        CHECK_EQUAL(kRefused, imap("mala b"));
        CHECK_EQUAL(535, smtp("mala c"));
        CHECK_EQUAL(429, portal_answers("mala d"));
    }

    // Dovecot and the portal must make the same mark of the same password.
    void one_wrong_password_at_every_door_counts_once() {
        CHECK_EQUAL(422, portal_answers("la de antes, con ñ"));
        CHECK_EQUAL(kRefused, imap("la de antes, con ñ"));
        CHECK_EQUAL(535, smtp("la de antes, con ñ"));
        CHECK(is_counted(1));
    }

    void a_forgotten_mail_program_locks_nobody() {
        std::vector<std::future<int>> tries;
        for (int i = 0; i < 8; ++i) tries.push_back(std::async(std::launch::async, [] { return imap("vieja"); }));
        for (auto& attempt : tries) CHECK_EQUAL(kRefused, attempt.get());
        CHECK(is_counted(1));
        CHECK(imap(ana().password) >= 0);
    }

    void a_right_password_is_not_counted() {
        for (int i = 0; i < 6; ++i) CHECK(imap(ana().password) >= 0);
        CHECK_EQUAL(235, smtp(ana().password));
        wait_until("reports have arrived", [] { return is_counted(0); });
        CHECK_EQUAL(422, portal_answers("mala"));
        CHECK(is_counted(1));
    }

    void unknown_addresses_lock_alike() {
        const std::string nobody = "nadie@educacion.example";
        for (int i = 0; i < 4; ++i) {
            Browser browser(kHere);
            browser.post(portal() + "/login", fill_sign_in(browser, {nobody, "mala" + std::to_string(i)}));
        }
        CHECK_EQUAL(kRefused, count_messages(nobody, "mala", kHere));
        Browser browser(kHere);
        CHECK_EQUAL(429, browser.post(portal() + "/login", fill_sign_in(browser, {nobody, "otra"})).status);
    }

    // Somebody fails at IMAP from the very address the browser has: the open mailbox stays open, and sends.
    void the_webmail_is_not_punished() {
        Browser browser(kHere);
        sign_in(browser, ana());
        forget_failures();
        fail_by_imap(6);
        CHECK_EQUAL(kRefused, imap(ana().password));
        for (int i = 0; i < 3; ++i) {
            const Answer inbox = browser.get(webmail() + "/?_task=mail&_mbox=INBOX");
            CHECK_EQUAL(200, inbox.status);
            CHECK_CONTAINS(ana().address, inbox.body);
        }
    }

    void the_webmails_port_takes_tokens_only() {
        CHECK_EQUAL(535, smtp_auth(ana().address, ana().password, "127.0.0.1", kWebmailPort));
        CHECK_EQUAL(535, smtp_auth(std::string(32, 'a') + "*" + ana().address, "adivinado", "127.0.0.1", kWebmailPort));
        CHECK_EQUAL(235, smtp(ana().password));
    }

    void only_the_webmails_port_believes_where_a_client_sits() {
        const auto ehlo = [](int offset) {
            return run({"swaks", "--server", "127.0.0.1:" + std::to_string(port() + offset), "--tls", "--quit-after",
                        "EHLO"})
                .out;
        };
        CHECK_CONTAINS("XCLIENT", ehlo(kWebmailPort));
        for (const int offset : {1, 2, 4}) CHECK_LACKS("XCLIENT", ehlo(offset));
    }

    // XCLIENT LOGIN= would be a log-in without a password.
    void nobody_says_at_the_webmails_port_who_they_are() {
        const std::string talk = run({"swaks", "--server", "127.0.0.1:" + std::to_string(port() + kWebmailPort),
                                      "--tls", "--xclient", "ADDR=203.0.113.9 LOGIN=" + ana().address, "--from",
                                      ana().address, "--to", person("beto.").address, "--header", "Subject: falso"})
                                     .out;
        CHECK_CONTAINS("XCLIENT ADDR=203.0.113.9 LOGIN=", talk);
        CHECK_LACKS("queued as", talk);
    }

    // This machine is believed about where a person sits (IMAP ID) for the webmail's tokens alone.
    void where_a_client_says_that_it_sits_counts_for_no_password() {
        for (int i = 0; i < 4; ++i) {
            const std::string forged = "203.0." + std::to_string(i) + ".1";
            run({"bash", "-c",
                 "printf 'a ID (\"x-originating-ip\" \"" + forged + "\")\\r\\nb LOGIN " + ana().address + " mala" +
                     std::to_string(i) +
                     "\\r\\nc LOGOUT\\r\\n' | timeout 20 openssl s_client -quiet -ign_eof -connect 127.0.0.1:" +
                     std::to_string(port() + 5) + " 2>/dev/null"});
        }
        CHECK_EQUAL(kRefused, imap(ana().password, "127.0.0.1"));
    }

    void the_guard_down_stops_no_mail() {
        const StoppedPart one("auth-policy-1");
        const StoppedPart two("auth-policy-2");
        CHECK(imap(ana().password) >= 0);
        CHECK_EQUAL(235, smtp(ana().password));
        CHECK_EQUAL(kRefused, imap("mala"));
    }

    // It has no table to count in, and answers 500 to each question.
    void the_guard_wrong_stops_no_mail() {
        {
            const NoTable away;
            CHECK(imap(ana().password) >= 0);
            CHECK_EQUAL(235, smtp(ana().password));
        }
        CHECK_EQUAL(422, portal_answers("mala"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(EveryDoorTest);

}  // namespace valija::tests
