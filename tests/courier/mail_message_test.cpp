// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/mail_message.h"

#include "support/suite.h"

namespace valija::courier {

namespace {

const outbox::Mail kMail{.from = "no-responder@educacion.example",
                         .from_name = "Educación",
                         .to = "mesa.ayuda@educacion.example",
                         .reply_to = "ana@educacion.example",
                         .subject = "¿Cómo entro?",
                         .text = "Hola.\nNo sé entrar.\n"};

outbox::Claimed claimed(unsigned attempts) {
    return {.id = 42,
            .kind = outbox::Kind::Mail,
            .sealed = "",
            .attempts = attempts,
            .created_at = base::from_sql("2026-11-21 20:15:00.123"),
            .give_up_at = base::from_sql("2026-11-23 20:15:00.123")};
}

}  // namespace

class MailMessageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MailMessageTest);
    CPPUNIT_TEST(whole_message);
    CPPUNIT_TEST(with_html_beside_the_text);
    CPPUNIT_TEST(no_text_ends_a_part);
    CPPUNIT_TEST(every_try_sends_the_same_bytes);
    CPPUNIT_TEST(no_answer_address_no_header);
    CPPUNIT_TEST(bad_addresses_are_refused);
    CPPUNIT_TEST(typed_line_ends_add_no_header);
    CPPUNIT_TEST_SUITE_END();

  public:
    void whole_message() {
        CHECK_EQUAL(
            "Date: Sat, 21 Nov 2026 20:15:00 +0000\r\n"
            "From: =?UTF-8?B?RWR1Y2FjacOzbg==?= <no-responder@educacion.example>\r\n"
            "To: mesa.ayuda@educacion.example\r\n"
            "Reply-To: ana@educacion.example\r\n"
            "Subject: =?UTF-8?B?wr9Dw7NtbyBlbnRybz8=?=\r\n"
            "Message-ID: <valija.42.1795292100123@educacion.example>\r\n"
            "Auto-Submitted: auto-generated\r\n"
            "MIME-Version: 1.0\r\n"
            "Content-Type: text/plain; charset=utf-8\r\n"
            "Content-Transfer-Encoding: quoted-printable\r\n"
            "\r\n"
            "Hola.\r\n"
            "No s=C3=A9 entrar.\r\n",
            write_message(kMail, claimed(1)));
    }

    void with_html_beside_the_text() {
        outbox::Mail mail = kMail;
        mail.html = "<p>No s\u00E9 entrar.</p>\n";
        const std::string message = write_message(mail, claimed(1));
        CHECK(
            message.ends_with("\r\nMIME-Version: 1.0\r\n"
                              "Content-Type: multipart/alternative;\r\n boundary=\"=_valija.42.1795292100123\"\r\n"
                              "\r\n"
                              "--=_valija.42.1795292100123\r\n"
                              "Content-Type: text/plain; charset=utf-8\r\n"
                              "Content-Transfer-Encoding: quoted-printable\r\n"
                              "\r\n"
                              "Hola.\r\n"
                              "No s=C3=A9 entrar.\r\n"
                              "\r\n--=_valija.42.1795292100123\r\n"
                              "Content-Type: text/html; charset=utf-8\r\n"
                              "Content-Transfer-Encoding: quoted-printable\r\n"
                              "\r\n"
                              "<p>No s=C3=A9 entrar.</p>\r\n"
                              "\r\n--=_valija.42.1795292100123--\r\n"));
    }

    void no_text_ends_a_part() {
        outbox::Mail mail = kMail;
        mail.text = "--=_valija.42.1795292100123--\n";
        mail.html = "--=_valija.42.1795292100123\n";
        const std::string message = write_message(mail, claimed(1));
        std::size_t found = 0;
        for (auto at = message.find("--=_valija."); at != std::string::npos; at = message.find("--=_valija.", at + 1))
            ++found;
        CHECK_EQUAL(3, found);
    }

    void every_try_sends_the_same_bytes() {
        CHECK_EQUAL(write_message(kMail, claimed(1)), write_message(kMail, claimed(9)));
    }

    void no_answer_address_no_header() {
        outbox::Mail mail = kMail;
        mail.reply_to = "";
        mail.from_name = "";
        CHECK(has_good_addresses(mail));
        const std::string message = write_message(mail, claimed(1));
        CHECK_LACKS("Reply-To", message);
        CHECK_CONTAINS("\r\nFrom: no-responder@educacion.example\r\n", message);
    }

    void bad_addresses_are_refused() {
        CHECK(has_good_addresses(kMail));
        for (const char* bad : {"", "ana", "a@b", "ana@x.example\r\nBcc: b@x.example", "ana@x.example>",
                                "a b@x.example", "ñ@x.example"}) {
            outbox::Mail mail = kMail;
            mail.to = bad;
            CHECK(!has_good_addresses(mail));
            mail = kMail;
            mail.from = bad;
            CHECK(!has_good_addresses(mail));
            mail = kMail;
            mail.reply_to = bad;
            CHECK_EQUAL(mail.reply_to.empty(), has_good_addresses(mail));
        }
    }

    void typed_line_ends_add_no_header() {
        outbox::Mail mail = kMail;
        mail.subject = "Hola\r\nBcc: b@x.example\r\n\r\ncuerpo";
        mail.from_name = "Yo\nBcc: b@x.example";
        const std::string message = write_message(mail, claimed(1));
        CHECK_LACKS("Bcc", message);
        CHECK_EQUAL(message.find("\r\n\r\n"), message.find("\r\n\r\nHola."));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailMessageTest);

}  // namespace valija::courier
