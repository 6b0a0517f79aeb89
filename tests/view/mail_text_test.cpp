// SPDX-License-Identifier: AGPL-3.0-or-later
// Mails from .txt templates. Pages are tested in page_test.cpp.
#include "support/suite.h"
#include "support/temporary_folder.h"
#include "view/page.h"

namespace valija::view {

class MailTextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MailTextTest);
    CPPUNIT_TEST(subject_and_text);
    CPPUNIT_TEST(values_go_in_as_they_are);
    CPPUNIT_TEST(line_without_empty_second_is_a_fault);
    CPPUNIT_TEST(a_mail_is_no_page);
    CPPUNIT_TEST(unknown_mail_is_a_fault);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        folder_.write("titles", "mail/hello.txt Hola\n");
        folder_.write("common/layout.tpl", "{{%AUTOESCAPE context=\"HTML\"}}\n{{>CONTENT}}");
        folder_.write("common/bare.tpl", "{{%AUTOESCAPE context=\"HTML\"}}\n{{>CONTENT}}");
        folder_.write("mail/hello.txt", "Hola, {{NAME}}\n\n{{NAME}} de {{SITE_NAME}}:\n\n  {{TEXT}}\n\nAdiós\n");
        folder_.write("mail/joined.txt", "Hola\nsin línea vacía\n");
        folder_.write("mail/short.txt", "Hola");
        site_.name = "Secretaría <&>";
    }

    // Empty lines and indents stay: pages lose theirs.
    void subject_and_text() {
        const MailText mail = render("mail/hello.txt", "Ana", "uno\n\ndos");
        CHECK_EQUAL("Hola, Ana", mail.subject);
        CHECK_EQUAL("Ana de Secretaría <&>:\n\n  uno\n\ndos\n\nAdiós\n", mail.text);
    }

    void values_go_in_as_they_are() {
        const MailText mail = render("mail/hello.txt", "<b>\"O'Neil\" & {{TEXT}}</b>", "{{NAME}}");
        CHECK_EQUAL("Hola, <b>\"O'Neil\" & {{TEXT}}</b>", mail.subject);
        CHECK_CONTAINS("\n  {{NAME}}\n", mail.text);
    }

    void line_without_empty_second_is_a_fault() {
        CHECK_BROKEN("mail/joined.txt: the second line must be empty", render("mail/joined.txt", "", ""));
        CHECK_BROKEN("mail/short.txt: the second line must be empty", render("mail/short.txt", "", ""));
        CHECK_BROKEN("mail/hello.txt: the second line must be empty", render("mail/hello.txt", "a\nb", ""));
    }

    // Nothing in it is escaped, so no browser may get it.
    void a_mail_is_no_page() {
        const Renderer renderer(folder_.path(), "/assets/x");
        CHECK_BROKEN("cannot expand mail/hello.txt", renderer.render(site_, Page("mail/hello.txt")));
        CHECK_BROKEN("common/bare.tpl", renderer.render_bare(site_, Page("mail/hello.txt")));
    }

    void unknown_mail_is_a_fault() { CHECK_BROKEN("mail/none.txt", render("mail/none.txt", "", "")); }

  private:
    MailText render(const char* file, const char* name, const char* text) const {
        const Renderer renderer(folder_.path(), "/assets/x");
        Page page(file);
        page.content().set("NAME", name).set("TEXT", text);
        return renderer.render_mail(site_, std::move(page));
    }

    tests::TemporaryFolder folder_;
    base::Site site_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailTextTest);

}  // namespace valija::view
