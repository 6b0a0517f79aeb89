// SPDX-License-Identifier: AGPL-3.0-or-later
// From the outbox to the other end, through the real Postfix and the real gammu-smsd, and what stays behind.
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "support/browser.h"
#include "support/outside.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr long kTenMinutes = 600;
constexpr const char* kCredential = "7KQ2-M9XA-HT4C-ZR8E";

outbox::Notice mail_to(const std::string& address) {
    return {.to = address,
            .name = "account_created",
            .values = {{"PERSON", "Ñusta Quipildor"},
                       {"USER", "maria.nunez@educacion.example"},
                       {"ACTIVATION", kCredential},
                       {"EXPIRES_ON", "28 de noviembre de 2026 a las 14:05"},
                       {"ENTER_URL", portal() + "/login"}}};
}

outbox::Notice sms_to(const std::string& number, const std::string& user = "maria.nunez@educacion.example") {
    return {.to = number,
            .name = "account_password_changed",
            .values = {{"USER", user}, {"CHANGED_ON", "25 de noviembre de 2026 a las 14:05"}}};
}

// It is filed just after the courier has heard of it.
void wait_for_sms(const std::string& number, std::size_t count) {
    wait_until("short messages to " + number, [&] { return sms_outside(number).size() == count; });
}

std::string text_of(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

std::string message_id(const std::string& mail) {
    const auto begin = mail.find("Message-ID: ");
    return mail.substr(begin, mail.find('\n', begin) - begin);
}

std::string dump() {
    return run({"/usr/bin/mariadb-dump", "--defaults-file=" + folder() + "/etc/mariadb/my.cnf", "--user=root",
                "--hex-blob=0", "valija"})
        .out;
}

std::size_t files_in_spool() {
    std::size_t count = 0;
    for (const char* name : {"outbox", "sent", "error"}) {
        for ([[maybe_unused]] const auto& entry : std::filesystem::directory_iterator(folder() + "/sms/" + name))
            ++count;
    }
    return count;
}

std::size_t distinct(const std::multiset<std::string>& all) {
    return std::set<std::string>(all.begin(), all.end()).size();
}

}  // namespace

class OutsideTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OutsideTest);
    CPPUNIT_TEST(a_notice_arrives_in_both_forms);
    CPPUNIT_TEST(values_are_data);
    CPPUNIT_TEST(a_short_message_arrives_with_its_accents);
    CPPUNIT_TEST(a_long_one_arrives_whole);
    CPPUNIT_TEST(the_spool_is_the_couriers_and_the_modems_alone);
    CPPUNIT_TEST(smtp_away_for_ten_minutes);
    CPPUNIT_TEST(a_modem_that_was_away_sends_each_once);
    CPPUNIT_TEST(the_switch_stops_and_starts);
    CPPUNIT_TEST(nothing_of_it_stays_behind);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_notice_arrives_in_both_forms() {
        const std::string address = new_outside_address();
        wait_until_delivered(queue_outside(outbox::Kind::Mail, mail_to(address)));
        wait_until("filed", [&] { return mails_outside(address).size() == 1; });
        const std::string mail = read_mail(mails_outside(address)[0]);
        CHECK_LACKS("!!", mail);
        CHECK_CONTAINS("From: Educación Valle Verde <no-responder@educacion.example>\n", mail);
        CHECK_CONTAINS("To: " + address + "\n", mail);
        CHECK_CONTAINS("Subject: Su correo institucional está listo\n", mail);
        CHECK_CONTAINS("Auto-Submitted: auto-generated\n", mail);
        CHECK_CONTAINS("\nDate: ", mail);
        CHECK_CONTAINS("\nMessage-ID: <valija.", mail);
        const auto html = mail.find("\n== text/html\n");
        CHECK(html != std::string::npos);
        const auto text = mail.find("\n== text/plain\nHola, Ñusta Quipildor:\n");
        CHECK(text < html);
        for (const std::string& form : {mail.substr(text, html - text), mail.substr(html)}) {
            CHECK_CONTAINS(kCredential, form);
            CHECK_CONTAINS("28 de noviembre de 2026 a las 14:05", form);
            CHECK_CONTAINS(portal() + "/login", form);
            CHECK_CONTAINS("Línea nacional gratuita: 800 555 01 20", form);
        }
    }

    void values_are_data() {
        const std::string address = new_outside_address();
        outbox::Notice notice = mail_to(address);
        notice.values["PERSON"] = "Ana\r\nBcc: x@otra.example\r\n\r\n{{ACTIVATION}} <b>";
        wait_until_delivered(queue_outside(outbox::Kind::Mail, notice));
        wait_until("filed", [&] { return mails_outside(address).size() == 1; });
        const std::string mail = read_mail(mails_outside(address)[0]);
        CHECK_LACKS("\nBcc", mail);
        CHECK_CONTAINS("Hola, Ana  Bcc: x@otra.example    {{ACTIVATION}} <b>:", mail);
        CHECK_CONTAINS("Hola, Ana  Bcc: x@otra.example    {{ACTIVATION}} &lt;b&gt;:", mail);
    }

    void a_short_message_arrives_with_its_accents() {
        const std::string number = new_number();
        queue_outside(outbox::Kind::Sms, sms_to(number));
        wait_for_sms(number, 1);
        CHECK_EQUAL(
            "La contraseña de maria.nunez@educacion.example es nueva desde el 25 de noviembre de 2026 a las 14:05. Si "
            "no"
            " fue usted, llame: 800 555 01 20\n",
            sms_outside(number)[0]);
        const std::string other = new_number();
        queue_outside(outbox::Kind::Sms, sms_to(other, "María Ñúñez 😀"));
        wait_for_sms(other, 1);
        CHECK_CONTAINS("La contraseña de María Ñúñez 😀 es nueva", sms_outside(other)[0]);
    }

    void a_long_one_arrives_whole() {
        const std::string number = new_number();
        const std::string user(250, 'x');
        queue_outside(outbox::Kind::Sms, sms_to(number, user));
        wait_for_sms(number, 1);
        CHECK_CONTAINS("La contraseña de " + user + " es nueva", sms_outside(number)[0]);
    }

    // Any module that was taken over could ask for a recovery and read its code there.
    void the_spool_is_the_couriers_and_the_modems_alone() {
        for (const char* part : {"inbox", "outbox", "sent", "error"})
            CHECK(
                run({"setpriv", "--reuid=valija", "--regid=valija", "--clear-groups", "ls", folder() + "/sms/" + part})
                    .status != 0);
    }

    // People are served, messages wait, and all arrive, each once.
    void smtp_away_for_ten_minutes() {
        constexpr int kMails = 20;
        const std::string address = new_outside_address();
        std::vector<std::uint64_t> messages;
        {
            const StoppedPart postfix("postfix");
            for (int i = 0; i < kMails; ++i) messages.push_back(queue_outside(outbox::Kind::Mail, mail_to(address)));
            wait_until("all tried in vain", [] {
                return db::Connection(database())
                           .find({"untried",
                                  "SELECT COUNT(*) FROM outbox WHERE state = 'queued' AND attempts = 0"
                                  " AND due_at <= UTC_TIMESTAMP(3)"})
                           ->number(0) == 0;
            });
            CHECK_EQUAL(200, Browser().get(portal() + "/login").status);
            const ClockOffset later(kTenMinutes);
            ::poll(nullptr, 0, 2000);  // the courier looks once a second
            for (const auto message : messages) CHECK_EQUAL("queued", state_of(message));
        }
        const ClockOffset much_later(2 * kTenMinutes);
        for (const auto message : messages) wait_until_delivered(message);
        // Of a delivery that was under way when the clock jumped, the lease has run out: it may come twice, as the
        // same message.
        const auto ids = [&] {
            std::multiset<std::string> found;
            for (const std::string& mail : mails_outside(address)) found.insert(message_id(mail));
            return found;
        };
        wait_until("all filed", [&] { return distinct(ids()) == kMails; });
        for (const std::string& id : ids()) CHECK(ids().count(id) <= 2);
    }

    void a_modem_that_was_away_sends_each_once() {
        const std::string number = new_number();
        std::uint64_t message = 0;
        {
            const StoppedPart smsd("gammu-smsd");
            message = queue_outside(outbox::Kind::Sms, sms_to(number));
            wait_until("in the spool", [] { return files_in_spool() == 1; });
        }
        wait_for_sms(number, 1);
        const ClockOffset later(kTenMinutes);
        wait_until_delivered(message);
        wait_until("forgotten", [] { return files_in_spool() == 0; });
        CHECK_EQUAL(1, sms_outside(number).size());
    }

    void the_switch_stops_and_starts() {
        CHECK_EQUAL(0, ctl({"sms", "stop"}).status);
        const std::string number = new_number();
        CHECK_EQUAL(outbox::SmsOutcome::Stopped, try_queue_outside(outbox::Kind::Sms, sms_to(number)));
        CHECK_CONTAINS("short messages\tstopped\n", ctl({"sms", "status"}).out);
        CHECK_CONTAINS("\tstopped\taccount_password_changed\t", ctl({"sms", "refused", "--last", "1"}).out);
        CHECK_EQUAL(0, ctl({"sms", "start"}).status);
        queue_outside(outbox::Kind::Sms, sms_to(number));
        wait_for_sms(number, 1);
    }

    // Database and logs, once a mail and a short message are delivered. Postfix's and Dovecot's own logs carry mail
    // addresses, and nothing else of it.
    void nothing_of_it_stays_behind() {
        const std::string address = new_outside_address();
        const std::string number = new_number();
        wait_until_delivered(queue_outside(outbox::Kind::Mail, mail_to(address)));
        wait_until_delivered(queue_outside(outbox::Kind::Sms, sms_to(number)));
        wait_for_sms(number, 1);
        wait_until("forgotten", [] { return files_in_spool() == 0; });
        ::poll(nullptr, 0, 1500);  // logs are written once a second
        const std::string database_dump = dump();
        CHECK_CONTAINS("INSERT INTO `outbox`", database_dump);
        const std::string credential = kCredential;
        for (const std::string& secret : {credential, number.substr(1), address, std::string("Quipildor")})
            CHECK_LACKS(secret, database_dump);
        std::size_t logs = 0;
        for (const auto& entry : std::filesystem::directory_iterator(folder() + "/log")) {
            const std::string name = entry.path().filename();
            const std::string log = text_of(entry.path());
            ++logs;
            for (const std::string& secret : {credential, number.substr(1), std::string("contraseña de")})
                CHECK_LACKS(secret, log);
            if (!name.starts_with("postfix") && !name.starts_with("dovecot")) CHECK_LACKS(address, log);
        }
        CHECK(logs > 10);
        CHECK_CONTAINS("Transmitted ", text_of(folder() + "/log/gammu-smsd.log"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(OutsideTest);

}  // namespace valija::tests
