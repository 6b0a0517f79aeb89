// SPDX-License-Identifier: AGPL-3.0-or-later
#include "strength/password_strength.h"

#include <atomic>
#include <chrono>
#include <thread>

#include "base/text.h"
#include "strength/password_text.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::strength {

namespace {

constexpr std::size_t kShortest = 12;
constexpr std::size_t kLongest = 128;

std::string repeat(std::string_view text, std::size_t times) {
    std::string repeated;
    for (std::size_t i = 0; i < times; ++i) repeated += text;
    return repeated;
}

}  // namespace

class PasswordStrengthTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PasswordStrengthTest);
    CPPUNIT_TEST(good_ones_are_accepted);
    CPPUNIT_TEST(bad_ones_are_refused_with_the_reason);
    CPPUNIT_TEST(the_length_is_counted_in_characters);
    CPPUNIT_TEST(a_refused_one_is_never_called_good);
    CPPUNIT_TEST(the_shortest_is_a_setting);
    CPPUNIT_TEST(any_length_takes_little_time);
    CPPUNIT_TEST(many_threads_get_the_same_answers);
    CPPUNIT_TEST(no_dictionary_is_a_fault);
    CPPUNIT_TEST_SUITE_END();

    const PasswordStrength strength_{VALIJA_DICTIONARY, kShortest};
    const ContextWords context_{{"María Guadalupe", "Hernández", "maria.hernandez@educacion.example",
                                 "HEMG850412MCMRRD09", "CURT0047", "Secretaría de Educación"}};

    Judgement judge(std::string_view password) const { return strength_.judge(to_nfc(password), context_); }

  public:
    void good_ones_are_accepted() {
        for (const char* password : {
                 "el burro azul toca maracas",    // a phrase
                 "Tres tristes tejones viajan",   // capitals and spaces as they come
                 "ventana+tornillo+jirafa",       //
                 "qhzvplwkxbnrjtmdgfcs",          // 20 small letters (ASVS 6.2.5)
                 "8302957164038275",              // digits alone, but by chance
                 "árbol ñandú güero cigüeña",     //
                 "Zopilote-mojado-37-campanas",   //
                 "r7#Kp2!vQx9z",                  // 12 characters by chance
                 "кот сидел на окне",             // another script
                 "山路を登りながらこう考えた人",  //
                 "\U0001f98a\U0001f335\U0001f3ba\U0001f9c9\U0001f98e\U0001f30b\U0001f955\U0001f6b2\U0001f3ad\U0001f9ca"
                 "\U0001f941\U0001f984",  // twelve pictures
             }) {
            const Judgement judgement = judge(password);
            CHECK_EQUAL(Verdict::Accepted, judgement.verdict);
            CHECK(judgement.score >= kGoodScore && judgement.score <= kBestScore);
        }
    }

    void bad_ones_are_refused_with_the_reason() {
        const struct {
            std::string password;
            Verdict verdict;
        } kTable[] = {
            {"", Verdict::LeftEmpty},
            {"corta", Verdict::TooShort},
            {"r7#Kp2!vQx9", Verdict::TooShort},  // 11
            {repeat("ñ", kLongest + 1), Verdict::TooLong},
            {"una clave\ncon dos líneas", Verdict::HadControlCharacters},
            {std::string("cero en medio\0 de la clave", 26), Verdict::HadControlCharacters},
            {"de derecha\u202e a izquierda", Verdict::HadControlCharacters},
            {"guadalupe toca maracas", Verdict::HeldContextWord},
            {"M4r14 toca la guitarra roja", Verdict::HeldContextWord},
            {"zednanreh rojo burro", Verdict::HeldContextWord},
            {"educacion-2026-jirafa", Verdict::HeldContextWord},
            {"el 850412 es mi numero", Verdict::HeldContextWord},
            {"curt0047burro", Verdict::HeldContextWord},
            {"contraseña123", Verdict::WasCommon},
            {"contraseñasegura", Verdict::WasCommon},
            {"Contraseñas1", Verdict::WasCommon},
            {"añesartnoc12", Verdict::WasCommon},
            {"murcielagos12", Verdict::WasCommon},
            {"Responsabilidad", Verdict::WasCommon},
            {"r3sp0ns4b1l1dad", Verdict::WasCommon},
            {"abcdefghijklm", Verdict::WasCommon},
            {"1234567890123", Verdict::WasCommon},
            {"aaaaaaaaaaaa", Verdict::EasilyGuessed},
            {"121212121212", Verdict::EasilyGuessed},
            {"            ", Verdict::EasilyGuessed},
            {"qwertyuiop123", Verdict::EasilyGuessed},
            {"qwerty123456", Verdict::WasCommon},
            {"password1234", Verdict::EasilyGuessed},
            {"ContraseñaSegura2026", Verdict::EasilyGuessed},
            {"Mexico2026Mexico", Verdict::EasilyGuessed},
            {"bienvenido2026", Verdict::EasilyGuessed},
            {"colombia2026!", Verdict::EasilyGuessed},
            {"diosesamor2026", Verdict::EasilyGuessed},
            {"teamomiamor123", Verdict::EasilyGuessed},
            {"cruzazulcampeon", Verdict::EasilyGuessed},
            {"chivaschivas10", Verdict::EasilyGuessed},
            {"12/04/1985 12/04/1985", Verdict::WasCommon},
            {"septiembre2026", Verdict::EasilyGuessed},
            {"juanjuanjuan", Verdict::EasilyGuessed},
            {"\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600\U0001f600"
             "\U0001f600\U0001f600",
             Verdict::EasilyGuessed},
        };
        std::string surprises;
        for (const auto& [password, verdict] : kTable) {
            const Judgement judgement = judge(password);
            if (judgement.verdict == verdict) continue;
            surprises +=
                fmt::format("{}: {} with score {}; ", password, static_cast<int>(judgement.verdict), judgement.score);
        }
        CHECK_EQUAL("", surprises);
    }

    // Not in bytes, and not in what the keyboard sent.
    void the_length_is_counted_in_characters() {
        const std::string twelve = "ñáéíóúüýçàèì";
        CHECK_EQUAL(12, base::count_characters(twelve));
        CHECK(judge(twelve).verdict != Verdict::TooShort);
        CHECK_EQUAL(Verdict::TooShort,
                    judge("n\u0303a\u0301e\u0301i\u0301o\u0301u\u0301").verdict);  // six, of two each
        std::string longest = "burro azul ";
        while (base::count_characters(longest) < kLongest) longest += static_cast<char>('a' + longest.size() * 7 % 26);
        CHECK_EQUAL(Verdict::Accepted, judge(longest).verdict);
        CHECK_EQUAL(Verdict::TooLong, judge(longest + "x").verdict);
        CHECK_EQUAL(Verdict::Accepted, judge(longest.substr(0, 64)).verdict);
    }

    void a_refused_one_is_never_called_good() {
        CHECK_EQUAL(kGoodScore - 1, judge("guadalupe toca maracas en la plaza grande").score);
        CHECK_EQUAL(0, judge("").score);
        CHECK(judge("aaaaaaaaaaaa").score <= 1);
    }

    void the_shortest_is_a_setting() {
        const tests::TemporaryFolder folder;
        folder.write("a.toml",
                     fmt::format("[paths]\ndictionary = \"{}\"\n[password]\nshortest = 16\n", VALIJA_DICTIONARY));
        base::Config config;
        config.add_file(folder.path() + "/a.toml");
        const auto strength = PasswordStrength::from_config(config);
        CHECK_EQUAL(16, strength.shortest());
        CHECK_EQUAL(Verdict::TooShort, strength.judge("r7#Kp2!vQx9zhWt", context_).verdict);
        CHECK_EQUAL(Verdict::Accepted, strength.judge("r7#Kp2!vQx9zhWtn", context_).verdict);
    }

    void any_length_takes_little_time() {
        for (const std::string& password :
             {repeat("a", kLongest), repeat("password1", 14), repeat("ñ", kLongest), repeat("1", kLongest),
              repeat("qwerty", 21), repeat("!i1l|", 25), repeat("@4a", 42), repeat("\ufdfa", kLongest),
              repeat("abc123", 21), repeat("x", 1'000'000), repeat("1/1/11", 21)}) {
            const auto begin = std::chrono::steady_clock::now();
            judge(password);
            const auto took = std::chrono::steady_clock::now() - begin;
            if (took > std::chrono::milliseconds(200)) CPPUNIT_FAIL("slow: " + password.substr(0, 40));
        }
    }

    void many_threads_get_the_same_answers() {
        std::atomic<int> wrong = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 100; ++n) {
                    if (judge("contraseña123").verdict != Verdict::WasCommon) ++wrong;
                    if (judge("el burro azul toca maracas").verdict != Verdict::Accepted) ++wrong;
                    if (judge("murcielagos12").verdict != Verdict::WasCommon) ++wrong;
                }
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK_EQUAL(0, wrong.load());
    }

    void no_dictionary_is_a_fault() {
        const tests::TemporaryFolder folder;
        CHECK_BROKEN("common_passwords", PasswordStrength(folder.path(), kShortest));
        folder.write("common_passwords", "hola\n");
        CHECK_BROKEN("cannot read the dictionary", PasswordStrength(folder.path(), kShortest));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PasswordStrengthTest);

}  // namespace valija::strength
