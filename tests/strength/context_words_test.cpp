// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/context_words.h"

#include "support/suite.h"

namespace valija::strength {

class ContextWordsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ContextWordsTest);
    CPPUNIT_TEST(names_addresses_and_keys_are_found);
    CPPUNIT_TEST(in_any_disguise);
    CPPUNIT_TEST(what_holds_none_passes);
    CPPUNIT_TEST(short_and_connecting_words_are_left_out);
    CPPUNIT_TEST_SUITE_END();

    const ContextWords words_{{"José Ángel", "Núñez Ibarra", "jose.nunez27@educacion.example", "NUIJ850412HCMXBS07",
                               "EMP-004711", "Secretaría de Educación para Todos"}};

  public:
    void names_addresses_and_keys_are_found() {
        for (const char* password : {"mi angel de la guarda", "Ibarra y otros 7 gatos", "tengo27nunez27",
                                     "qwe educacion zxc", "x850412x y algo mas", "nuij siempre llega tarde",
                                     "clave 004711 clave", "la secretaria sonrie", "todos juntos vamos"})
            CHECK(words_.are_in(password));
    }

    void in_any_disguise() {
        for (const char* password :
             {"ARRABI siempre gana", "1b4rr4 tiene un burro", "|b@rr@ tiene un burro", "NÚÑEZ tiene un burro",
              "zeñun tiene un burro", "educac10n tiene", "3duc@ci0n tiene", "\uff29\uff22\uff21\uff32\uff32\uff21 x",
              "I\u0301barra tiene", "4ngel tiene un burro", "\u00c1ngel", "lengа ángе1 ange1"})
            CHECK(words_.are_in(password));
    }

    void what_holds_none_passes() {
        for (const char* password :
             {"", "correcto caballo bateria grapa", "el burro come zanahorias", "jos nune ibar educ", "2004 07 11"})
            CHECK(!words_.are_in(password));
        CHECK(!ContextWords({}).are_in("cualquier cosa"));
        CHECK(!ContextWords({"", " ", "@", "."}).are_in("cualquier cosa"));
    }

    void short_and_connecting_words_are_left_out() {
        const ContextWords words({"Ana Paz de la O", "Para entre sobre", "a@b.mx"});
        for (const char* password : {"ana paz de la o", "para entre sobre", "a@b.mx"}) CHECK(!words.are_in(password));
        CHECK(ContextWords({"Ñuño"}).are_in("xnunox"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ContextWordsTest);

}  // namespace valija::strength
