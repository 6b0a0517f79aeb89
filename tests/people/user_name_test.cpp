// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/user_name.h"

#include <set>

#include "support/suite.h"

namespace valija::people {

namespace {

std::optional<std::string> name(std::string_view given, std::string_view first, const std::string& second = {},
                                unsigned homonym = 0) {
    const auto maybe = second.empty() ? std::nullopt : std::optional(second);
    return make_user_name(UserNameRule::GivenSurname, given, first, maybe, {}, homonym);
}

}  // namespace

class UserNameTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(UserNameTest);
    CPPUNIT_TEST(given_and_surname);
    CPPUNIT_TEST(marks_are_taken_off);
    CPPUNIT_TEST(particles_are_skipped);
    CPPUNIT_TEST(homonyms_get_other_names);
    CPPUNIT_TEST(a_name_is_never_longer_than_64);
    CPPUNIT_TEST(reserved_names_are_left_out);
    CPPUNIT_TEST(nothing_to_make_a_name_of);
    CPPUNIT_TEST(document_numbers);
    CPPUNIT_TEST(rules_by_name);
    CPPUNIT_TEST(a_chosen_name_is_letters_digits_and_single_marks);
    CPPUNIT_TEST_SUITE_END();

  public:
    void given_and_surname() {
        CHECK_EQUAL("ana.lopez", name("Ana", "López", "Nájera"));
        CHECK_EQUAL("juan.perez", name("JUAN CARLOS", "PÉREZ"));
        CHECK_EQUAL("ana", name("Ana", ""));
        CHECK_EQUAL("lopez", name(" ", "López"));
    }

    void marks_are_taken_off() {
        CHECK_EQUAL("inigo.nandu", name("Íñigo", "Ñandú"));
        CHECK_EQUAL("zoe.guemes", name("Zoë", "Güemes"));
        CHECK_EQUAL("sean.oconnor", name("Seán", "O'Connor"));
        CHECK_EQUAL("sean.oconnor", name("Seán", "O\u2019Connor"));
        CHECK_EQUAL("jose.munoz", name("Jose\u0301", "Mun\u0303oz"));
        CHECK_EQUAL("lukasz.strasse", name("Łukasz", "Straße"));
        CHECK_EQUAL("aether.hoerner", name("Æther", "Hœrner"));
        CHECK_EQUAL("anne.hernandez", name("Anne-Marie", "Hernández-Villaseñor"));
        CHECK_EQUAL("dora.sidlo", name("Ðóra", "Šídlo"));
        for (char32_t point = 0xC0; point < 0x180; ++point) {
            std::string letter{static_cast<char>(0xC0U | (point >> 6U)), static_cast<char>(0x80U | (point & 0x3FU))};
            for (const char c : fold_name(letter)) CHECK(c == ' ' || (c >= 'a' && c <= 'z'));
        }
    }

    void particles_are_skipped() {
        CHECK_EQUAL("maria.fernandez", name("María de los Ángeles", "Fernández de Córdoba"));
        CHECK_EQUAL("angeles.cruz", name("de los Ángeles", "de la Cruz"));
        CHECK_EQUAL("luz.hernandez", name("Luz", "y Hernández-Villaseñor"));
        CHECK_EQUAL("ines.sanjuan", name("Inés", "San Juan"));
        CHECK_EQUAL("rosa.santamaria", name("Rosa", "de Santa María"));
        CHECK_EQUAL("ana.de", name("Ana", "De"));
        CHECK_EQUAL("ana.san", name("Ana", "San"));
        CHECK_EQUAL("ana.o", name("Ana", "de la O"));
    }

    void homonyms_get_other_names() {
        CHECK_EQUAL("ana.lopez", name("Ana", "López", "Nájera", 0));
        CHECK_EQUAL("ana.lopez.najera", name("Ana", "López", "Nájera", 1));
        CHECK_EQUAL("ana.lopez2", name("Ana", "López", "Nájera", 2));
        CHECK_EQUAL("ana.lopez3", name("Ana", "López", "Nájera", 3));
        CHECK_EQUAL("ana.lopez2", name("Ana", "López", "", 1));
        CHECK_EQUAL("ana.lopez3", name("Ana", "López", "", 2));
        std::set<std::string> names;
        for (unsigned homonym = 0; homonym < 300; ++homonym)
            names.insert(name("Ana", "López", "Nájera", homonym).value());
        CHECK_EQUAL(300, names.size());
    }

    void a_name_is_never_longer_than_64() {
        const std::string endless(100, 'x');
        for (unsigned homonym = 0; homonym < 3; ++homonym) {
            const std::string made = name(endless, endless, endless, homonym).value();
            CHECK(made.size() <= 64);
            CHECK(made.front() != '.' && made.back() != '.');
            CHECK_LACKS("..", made);
        }
        CHECK(name(endless, endless, endless, 1) != name(endless, endless, endless, 0));
        CHECK_EQUAL(58, name(endless, endless, endless, 99999).value().size());
    }

    void reserved_names_are_left_out() {
        CHECK_EQUAL("mesa.ayuda2", name("Mesa", "Ayuda"));
        CHECK_EQUAL("mesa.ayuda3", name("Mesa", "Ayuda", "", 1));
        CHECK_EQUAL("root2", name("Root", ""));
        for (const char* reserved : {"postmaster", "no-responder", "mesa_de_ayuda", "mesa.ayuda", "www"})
            CHECK(is_reserved_user_name(reserved));
        CHECK(!is_reserved_user_name("ana.lopez"));
    }

    void nothing_to_make_a_name_of() {
        CHECK_EQUAL(std::nullopt, name("", ""));
        CHECK_EQUAL(std::nullopt, name("...", " - "));
        CHECK_EQUAL(std::nullopt, name("李", "小龙"));
    }

    void document_numbers() {
        const auto document = [](const std::optional<std::string>& id, unsigned homonym) {
            return make_user_name(UserNameRule::Document, "Ana", "López", {}, id, homonym);
        };
        CHECK_EQUAL("1098765432", document("1098765432", 0));
        CHECK_EQUAL(std::nullopt, document("1098765432", 1));
        CHECK_EQUAL("loan990101mdfpnn09", document("LOAN990101MDFPNN09", 0));
        CHECK_EQUAL(std::nullopt, document(std::nullopt, 0));
        CHECK_EQUAL(std::nullopt, document("", 0));
        CHECK_EQUAL(std::nullopt, document("12.345", 0));
        CHECK_EQUAL(std::nullopt, document(std::string(65, '1'), 0));
    }

    void rules_by_name() {
        for (const auto rule : {UserNameRule::GivenSurname, UserNameRule::Document})
            CHECK(rule == parse_user_name_rule(to_text(rule)).value());
        CHECK(!parse_user_name_rule("by_taste"));
    }
    void a_chosen_name_is_letters_digits_and_single_marks() {
        for (const std::string& name : {std::string("a"), std::string("7"), std::string("ana.lopez"),
                                        std::string("a-b_c.d"), std::string("09dpr0001a"), std::string(64, 'a')})
            CHECK(is_user_name(name));
        for (const std::string& name :
             {std::string(), std::string("."), std::string(".a"), std::string("a."), std::string("-a"),
              std::string("a_"), std::string("a..b"), std::string("a.-b"), std::string("A"), std::string("a b"),
              std::string("a+b"), std::string("a@b"), std::string("ñ"), std::string("a\n"), std::string("a\0b", 3),
              std::string(65, 'a')})
            CHECK(!is_user_name(name));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(UserNameTest);

}  // namespace valija::people
