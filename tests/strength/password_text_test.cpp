// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/password_text.h"

#include "support/suite.h"

namespace valija::strength {

class PasswordTextTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PasswordTextTest);
    CPPUNIT_TEST(one_character_or_two_is_the_same_password);
    CPPUNIT_TEST(nothing_but_the_spelling_changes);
    CPPUNIT_TEST(what_is_not_utf8_is_a_fault);
    CPPUNIT_TEST(folded_is_as_people_hear_it);
    CPPUNIT_TEST_SUITE_END();

  public:
    void one_character_or_two_is_the_same_password() {
        CHECK_EQUAL("contrase\u00f1a", to_nfc("contrasen\u0303a"));
        CHECK_EQUAL("\u00e1\u00e9\u00fc", to_nfc("a\u0301e\u0301u\u0308"));
        CHECK_EQUAL("\u00c5", to_nfc("\u212b"));              // the angstrom sign
        CHECK_EQUAL("\uac01", to_nfc("\u1100\u1161\u11a8"));  // Hangul
        CHECK_EQUAL("q\u0323\u0307", to_nfc("q\u0307\u0323"));
    }

    // Capitals, spaces, compatible forms and what cannot be seen stay: they are the person's choice.
    void nothing_but_the_spelling_changes() {
        for (const char* text :
             {"", " ", "Correcto Caballo", "\uff21\ufb01\u00bd", "a\u200db", "\U0001f600\U0001f468\u200d\U0001f469"})
            CHECK_EQUAL(text, to_nfc(text));
        CHECK_EQUAL(std::string("a\0b", 3), to_nfc(std::string("a\0b", 3)));
    }

    void what_is_not_utf8_is_a_fault() {
        CHECK_BROKEN("not UTF-8", to_nfc("a\xff"));
        CHECK_BROKEN("not UTF-8", fold("\xc3"));
    }

    void folded_is_as_people_hear_it() {
        CHECK_EQUAL("contrasena", fold("CONTRASEÑA"));
        CHECK_EQUAL("contrasena", fold("Contrasen\u0303a"));
        CHECK_EQUAL("jose angel", fold("José Ángel"));
        CHECK_EQUAL("lopez", fold("\uff2c\u00f3\uff50\uff45\uff5a"));
        CHECK_EQUAL("lopez", fold("lo\u200bpez"));
        CHECK_EQUAL("strasse", fold("Straße"));
        CHECK_EQUAL("\u043c\u0438\u0440", fold("МИР"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PasswordTextTest);

}  // namespace valija::strength
