// SPDX-License-Identifier: AGPL-3.0-or-later
// Every notice's templates, filled as the account service fills them.
#include "courier/notice_text.h"

#include <array>
#include <filesystem>

#include "courier/sms_text.h"
#include "support/suite.h"

namespace valija::courier {

namespace {

using Values = std::map<std::string, std::string>;

const Values kValues{{"PERSON", "María Ñúñez <López>"},
                     {"USER", "maria.nunez@educacion.example"},
                     {"ACTIVATION", "7KQ2-M9XA-HT4C-ZR8E"},
                     {"EXPIRES_ON", "28 de noviembre de 2026 a las 14:05"},
                     {"CHANGED_ON", "25 de noviembre de 2026 a las 14:05"},
                     {"CODE", "123456"},
                     {"LINK", "https://correo.educacion.example/forgot-password/link?token=x"},
                     {"FORWARDS_TO", "maria@otra.example"},
                     {"DEVICE", "Teléfono de <María>"},
                     {"OLD_USER", "maria.nunez2@educacion.example"},
                     {"ENTER_URL", "https://correo.educacion.example/login"}};

constexpr std::array<const char*, 3> kWithCredential{"account_created", "account_reset", "account_reassigned"};
constexpr const char* kAboutPerson = "alternate_address_changed";  // who may have no account
constexpr std::array<const char*, 25> kMails{"recovery_code",
                                             "mail_forwarding_on",
                                             "mail_forwarding_off",
                                             "contact_link",
                                             "account_mobile_changed",
                                             "account_alternate_address_changed",
                                             "account_password_recovered",
                                             "account_second_factor_on",
                                             "account_second_factor_off",
                                             "account_second_factor_codes",
                                             "alternate_address_changed",
                                             "account_created",
                                             "account_reset",
                                             "account_reassigned",
                                             "account_blocked",
                                             "account_unblocked",
                                             "account_suspended",
                                             "account_resumed",
                                             "account_deleted",
                                             "account_password_changed",
                                             "account_letter_printed",
                                             "account_address_changed",
                                             "account_handed_over",
                                             "app_password_created",
                                             "app_password_revoked"};

outbox::Notice make_notice(const std::string& name, Values values = kValues) {
    return {.to = "maria@otra.example", .name = name, .values = std::move(values)};
}

}  // namespace

class NoticeTextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NoticeTextTest);
    CPPUNIT_TEST(every_mail_says_who_what_and_where_to_ask);
    CPPUNIT_TEST(a_credential_comes_with_where_until_when_and_what_if_it_was_not_you);
    CPPUNIT_TEST(no_link_carries_a_secret);
    CPPUNIT_TEST(every_mail_there_is_is_tested);
    CPPUNIT_TEST(html_escapes_what_it_is_given);
    CPPUNIT_TEST(html_works_without_pictures_and_scripts);
    CPPUNIT_TEST(in_the_brand_of_its_site);
    CPPUNIT_TEST(a_value_makes_no_header_and_no_line);
    CPPUNIT_TEST(a_value_is_no_template);
    CPPUNIT_TEST(a_short_message_is_one_line_of_one_part);
    CPPUNIT_TEST(an_unknown_notice_is_a_fault);
    CPPUNIT_TEST_SUITE_END();

  public:
    void every_mail_says_who_what_and_where_to_ask() {
        for (const char* name : kMails) {
            const auto mail = write(make_notice(name));
            CHECK_EQUAL("no-responder@educacion.example", mail.from);
            CHECK_EQUAL("Educación Valle Verde", mail.from_name);
            CHECK_EQUAL("maria@otra.example", mail.to);
            CHECK_EQUAL("", mail.reply_to);
            CHECK(mail.subject.size() > 10 && mail.subject.size() < 70);
            for (const std::string& text : {mail.text, mail.html}) {
                if (name != std::string_view(kAboutPerson)) CHECK_CONTAINS("maria.nunez@educacion.example", text);
                CHECK_CONTAINS("800 555 01 20", text);
                CHECK_CONTAINS("mesa.ayuda@educacion.example", text);
                CHECK_CONTAINS("Secretaría de Educación de Valle Verde", text);
                CHECK_LACKS("{{", text);
            }
            CHECK_CONTAINS("María Ñúñez <López>:", mail.text);
        }
    }

    void a_credential_comes_with_where_until_when_and_what_if_it_was_not_you() {
        for (const char* name : kWithCredential) {
            const auto mail = write(make_notice(name));
            for (const std::string& text : {mail.text, mail.html}) {
                CHECK_CONTAINS("7KQ2-M9XA-HT4C-ZR8E", text);
                CHECK_CONTAINS("28 de noviembre de 2026 a las 14:05", text);
                CHECK_CONTAINS("https://correo.educacion.example/login", text);
                CHECK_CONTAINS("No use la clave", text);
            }
            CHECK_LACKS("7KQ2", mail.subject);
        }
    }

    void no_link_carries_a_secret() {
        for (const char* name : kWithCredential) {
            const std::string html = write(make_notice(name)).html;
            for (auto at = html.find("href=\""); at != std::string::npos; at = html.find("href=\"", at + 1))
                CHECK_LACKS("7KQ2", html.substr(at, html.find('"', at + 6) - at));
        }
    }

    void every_mail_there_is_is_tested() {
        std::size_t found = 0;
        for (const auto& entry : std::filesystem::directory_iterator(VALIJA_SOURCE "/templates/mail")) {
            const std::string file = entry.path().filename();
            if (file.ends_with(".html.tpl") && file != "frame.html.tpl") ++found;
        }
        CHECK_EQUAL(kMails.size(), found);
    }

    void html_escapes_what_it_is_given() {
        Values values = kValues;
        values["PERSON"] = "<script>alert(1)</script>";
        values["USER"] = "\"><img src=x>";
        values["ENTER_URL"] = "javascript:alert(1)";
        for (const char* name : kWithCredential) {
            const std::string html = write(make_notice(name, values)).html;
            for (const char* bad : {"<script", "<img", "href=\"javascript:"}) CHECK_LACKS(bad, html);
        }
    }

    void html_works_without_pictures_and_scripts() {
        for (const char* name : kMails) {
            const std::string html = write(make_notice(name)).html;
            CHECK(html.starts_with("<!DOCTYPE html>\n<html lang=\"es\">"));
            CHECK_CONTAINS("<title>", html);
            CHECK_CONTAINS("<h1 ", html);
            for (const char* bad : {"<img", "<script", "<link", "url(", " src="}) CHECK_LACKS(bad, html);
        }
    }

    void in_the_brand_of_its_site() {
        const auto mail = write_notice_mail(renderer_, *sites_.find("formacion"), make_notice("account_created"));
        CHECK_EQUAL("no-responder@formacion.example", mail.from);
        CHECK_CONTAINS("#1f3a6e", mail.html);
        CHECK_CONTAINS("01 8000 555 270", mail.text);
        CHECK_LACKS("Valle Verde", mail.text + mail.html);
    }

    void a_value_makes_no_header_and_no_line() {
        Values values = kValues;
        for (auto& [name, value] : values) value = "uno\r\nBcc: x@mal.example\r\n\r\ndos\x1b\xff";
        for (const char* name : kMails) {
            const auto mail = write(make_notice(name, values));
            CHECK_LACKS("\n", mail.subject);
            CHECK_CONTAINS("uno  Bcc: x@mal.example    dos??", mail.text);
            CHECK_LACKS("\nBcc", mail.text);
        }
        CHECK_LACKS("\n", write_sms(make_notice("account_password_changed", values)));
    }

    void a_value_is_no_template() {
        Values values = kValues;
        values["PERSON"] = "{{USER}} {{#X}} {{>SIGNATURE}}";
        const auto mail = write(make_notice("account_created", values));
        CHECK_CONTAINS("Hola, {{USER}} {{#X}} {{>SIGNATURE}}:", mail.text);
        CHECK_CONTAINS("Hola, {{USER}} {{#X}} {{&gt;SIGNATURE}}:", mail.html);
    }

    void a_short_message_is_one_line_of_one_part() {
        for (const base::Site& site : sites_.all()) {
            for (const char* name : {"account_password_changed", "app_password_created", "contact_code",
                                     "account_mobile_changed", "account_alternate_address_changed"}) {
                const std::string text = write_notice_sms(renderer_, site, make_notice(name));
                CHECK_CONTAINS("maria.nunez@educacion.example", text);
                const auto sms = split_sms(text);
                CHECK_EQUAL(SmsCoding::Gsm7, sms.coding);
                CHECK_EQUAL(1, sms.parts.size());
            }
            CHECK_EQUAL(1, split_sms(write_notice_sms(renderer_, site, make_notice("mobile_changed"))).parts.size());
        }
    }

    void an_unknown_notice_is_a_fault() { CHECK_BROKEN("mail/none.txt", write(make_notice("none"))); }

  private:
    outbox::Mail write(const outbox::Notice& notice) const {
        return write_notice_mail(renderer_, *sites_.find("educacion"), notice);
    }
    std::string write_sms(const outbox::Notice& notice) const {
        return write_notice_sms(renderer_, *sites_.find("educacion"), notice);
    }

    view::Renderer renderer_{VALIJA_SOURCE "/templates", "/assets/x"};
    base::Sites sites_ = base::Sites::load(VALIJA_SOURCE "/sites");
};

CPPUNIT_TEST_SUITE_REGISTRATION(NoticeTextTest);

}  // namespace valija::courier
