// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sieve/script.h"

#include "support/suite.h"

namespace valija::sieve {

class ScriptTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ScriptTest);
    CPPUNIT_TEST(no_rules_do_nothing);
    CPPUNIT_TEST(what_was_typed_stays_inside_its_quotes);
    CPPUNIT_TEST(nothing_in_braces_is_read);
    CPPUNIT_TEST(bounces_are_neither_answered_nor_sent_on);
    CPPUNIT_TEST(an_answer_has_its_days_at_the_site);
    CPPUNIT_TEST(what_is_off_does_not_answer);
    CPPUNIT_TEST(a_copy_stays_or_does_not);
    CPPUNIT_TEST(the_first_filter_that_matches_acts);
    CPPUNIT_TEST(folders_have_plain_names);
    CPPUNIT_TEST_SUITE_END();

    const Owner owner_{.address = "ana@educacion.example",
                       .addresses = {"ana@educacion.example", "ana.maria@educacion.example"},
                       .utc_offset = std::chrono::minutes(-300)};

  public:
    void no_rules_do_nothing() {
        const std::string script = make_script({}, owner_);
        CHECK(script.starts_with("require ["));
        CHECK_EQUAL(script.size(), script.find("\r\n") + 2);
    }

    void what_was_typed_stays_inside_its_quotes() {
        CHECK_EQUAL("\"a\\\"b\\\\c\"", quote("a\"b\\c"));
        CHECK_EQUAL("\"a\r\nb\r\nc\r\nd\"", quote("a\nb\r\nc\rd"));
        CHECK_EQUAL("\"\"", quote(""));
        const std::string evil = "x\"; redirect \"ladron@fuera.example\"; #\\";
        const MailRules rules{.forwarding = {},
                              .vacation = {.on = true, .subject = evil, .text = evil},
                              .filters = {{Field::Subject, evil, Action::Folder, "a"}}};
        const std::string script = make_script(rules, owner_);
        const std::string quoted = "\"x\\\"; redirect \\\"ladron@fuera.example\\\"; #\\\\\"";
        CHECK_CONTAINS(":subject " + quoted, script);
        CHECK_CONTAINS("\r\n" + quoted + ";\r\n", script);
        CHECK_CONTAINS("\"Subject\" " + quoted + " {", script);
        CHECK_LACKS("; redirect \"", script);
    }

    void nothing_in_braces_is_read() {
        const std::string script = make_script({.vacation = {.on = true, .text = "${unicode:0022} ${1}"}}, owner_);
        CHECK_CONTAINS("\"${unicode:0022} ${1}\"", script);
        CHECK_LACKS("variables", script);
        CHECK_LACKS("encoded-character", script);
    }

    void bounces_are_neither_answered_nor_sent_on() {
        const std::string script =
            make_script({.forwarding = Forwarding{"x@fuera.example"}, .vacation = {.on = true, .text = "a"}}, owner_);
        CHECK_CONTAINS("if allof (not envelope :is \"from\" \"\"", script);
        CHECK_CONTAINS("if not envelope :is \"from\" \"\" { redirect", script);
    }

    void an_answer_has_its_days_at_the_site() {
        const MailRules rules{.vacation = {.on = true, .from = "2026-12-21", .until = "2027-01-08", .text = "Vuelvo"}};
        const std::string script = make_script(rules, owner_);
        CHECK_CONTAINS("currentdate :zone \"-0500\" :value \"ge\" \"date\" \"2026-12-21\"", script);
        CHECK_CONTAINS("currentdate :zone \"-0500\" :value \"le\" \"date\" \"2027-01-08\"", script);
        CHECK_CONTAINS(
            "vacation :days 7 :from \"ana@educacion.example\" :addresses [\"ana@educacion.example\", "
            "\"ana.maria@educacion.example\"]",
            script);
        Owner eastern = owner_;
        eastern.utc_offset = std::chrono::minutes(330);
        CHECK_CONTAINS(":zone \"+0530\"", make_script(rules, eastern));
    }

    void what_is_off_does_not_answer() {
        CHECK_LACKS("vacation :days", make_script({.vacation = {.on = false, .text = "Vuelvo"}}, owner_));
    }

    void a_copy_stays_or_does_not() {
        CHECK_CONTAINS("{ redirect :copy \"x@fuera.example\"; }",
                       make_script({.forwarding = Forwarding{"x@fuera.example", true}}, owner_));
        CHECK_CONTAINS("{ redirect \"x@fuera.example\"; stop; }",
                       make_script({.forwarding = Forwarding{"x@fuera.example", false}}, owner_));
    }

    void the_first_filter_that_matches_acts() {
        const MailRules rules{.filters = {{Field::From, "jefe", Action::Flag},
                                          {Field::To, "lista", Action::Folder, "Listas"},
                                          {Field::Subject, "oferta", Action::Trash},
                                          {Field::Subject, "acta", Action::Seen}}};
        CHECK_CONTAINS(
            "if header :contains \"From\" \"jefe\" { addflag \"\\\\Flagged\"; }\r\n"
            "elsif header :contains [\"To\", \"Cc\"] \"lista\" { fileinto :create \"Listas\"; }\r\n"
            "elsif header :contains \"Subject\" \"oferta\" { fileinto :create \"Trash\"; }\r\n"
            "elsif header :contains \"Subject\" \"acta\" { addflag \"\\\\Seen\"; }\r\n",
            make_script(rules, owner_));
    }

    void folders_have_plain_names() {
        for (const char* name : {"Facturas", "Educación física", "2026-2027", "a_b, c (d)"})
            CHECK(is_folder_name(name));
        for (const char* name : {"", "a/b", "..", ".", "a.b", "~", "a\\b", "*", "%", "a\"b", "&"})
            CHECK(!is_folder_name(name));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ScriptTest);

}  // namespace valija::sieve
