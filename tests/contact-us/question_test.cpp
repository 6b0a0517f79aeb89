// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/question.h"

#include <fstream>
#include <set>
#include <sstream>

#include "support/suite.h"

namespace valija::contact_us {

class QuestionTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(QuestionTest);
    CPPUNIT_TEST(the_mail_goes_to_the_sites_help_desk);
    CPPUNIT_TEST(what_was_typed_stays_text);
    CPPUNIT_TEST(every_outcome_of_the_code_has_its_problem);
    CPPUNIT_TEST(every_problem_has_its_sentence);
    CPPUNIT_TEST_SUITE_END();

  public:
    void the_mail_goes_to_the_sites_help_desk() {
        const auto mail = write({.sender = "ana@x.example", .subject = "¿Cómo entro?", .message = "Hola.\n\nAdiós."});
        CHECK_EQUAL("no-responder@educacion.example", mail.from);
        CHECK_EQUAL("Educación", mail.from_name);
        CHECK_EQUAL("mesa.ayuda@educacion.example", mail.to);
        CHECK_EQUAL("ana@x.example", mail.reply_to);
        CHECK_EQUAL("[Mesa de ayuda] ¿Cómo entro?", mail.subject);
        CHECK_CONTAINS("Remitente: ana@x.example\n", mail.text);
        CHECK_CONTAINS("\nHola.\n\nAdiós.\n", mail.text);
        CHECK_CONTAINS("Secretaría & Cía", mail.text);
    }

    void what_was_typed_stays_text() {
        const auto mail = write({.sender = "o'neil@x.example", .subject = "<b>&\"{{SENDER}}", .message = "{{#X}}<i>"});
        CHECK_EQUAL("[Mesa de ayuda] <b>&\"{{SENDER}}", mail.subject);
        CHECK_CONTAINS("\n{{#X}}<i>\n", mail.text);
    }

    void every_outcome_of_the_code_has_its_problem() {
        using Outcome = guard::Captcha::Outcome;
        CHECK(from_captcha(Outcome::Right).empty());
        CHECK(from_captcha(Outcome::Wrong) == Problems{Problem::WrongCode});
        CHECK(from_captcha(Outcome::Burnt) == Problems{Problem::ExpiredForm});
        CHECK(from_captcha(Outcome::Invalid) == Problems{Problem::ExpiredForm});
    }

    // ctemplate says nothing about a section that a template does not have.
    void every_problem_has_its_sentence() {
        std::ifstream file(VALIJA_SOURCE "/templates/contact-us/contact_us_message_form.tpl");
        std::ostringstream read;
        read << file.rdbuf();
        const std::string form = read.str();
        std::set<std::string> sections;
        for (const Problem problem :
             {Problem::SenderEmpty, Problem::SenderMalformed, Problem::SubjectEmpty, Problem::SubjectTooLong,
              Problem::SubjectBadCharacters, Problem::MessageEmpty, Problem::MessageTooLong,
              Problem::MessageBadCharacters, Problem::WrongCode, Problem::ExpiredForm}) {
            CHECK_CONTAINS(std::string("{{#") + section_of(problem) + "}}<li>", form);
            sections.insert(section_of(problem));
        }
        CHECK_EQUAL(10, sections.size());
        CHECK_CONTAINS("{{#UNAVAILABLE}}<li>", form);
    }

  private:
    static outbox::Mail write(const Question& question) {
        static const view::Renderer kRenderer(VALIJA_SOURCE "/templates", "/assets/x");
        base::Site site;
        site.name = "Secretaría & Cía";
        site.short_name = "Educación";
        site.no_reply = "no-responder@educacion.example";
        site.help_desk_address = "mesa.ayuda@educacion.example";
        return write_mail(kRenderer, site, question);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(QuestionTest);

}  // namespace valija::contact_us
