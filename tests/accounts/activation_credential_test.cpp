// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/activation_credential.h"

#include <set>

#include "support/suite.h"

namespace valija::accounts {

namespace {

class CountingRandom final : public base::Random {
  public:
    std::string bytes(std::size_t count) override {
        std::string made;
        for (std::size_t i = 0; i < count; ++i) made += static_cast<char>(next_++);
        return made;
    }

  private:
    unsigned char next_ = 0;
};

const std::string kKey(32, '\x07');

}  // namespace

class ActivationCredentialTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ActivationCredentialTest);
    CPPUNIT_TEST(eighty_bits_are_sixteen_letters_in_fours);
    CPPUNIT_TEST(each_is_another);
    CPPUNIT_TEST(what_reads_alike_is_the_same);
    CPPUNIT_TEST(anything_else_is_another);
    CPPUNIT_TEST_SUITE_END();

  public:
    void eighty_bits_are_sixteen_letters_in_fours() {
        CountingRandom random;
        // 00 01 02 03 04 05 06 07 08 09 five bits at a time
        CHECK_EQUAL("000G-40R4-0M30-E209", make_credential(random));
    }

    void each_is_another() {
        base::SystemRandom random;
        std::set<std::string> made;
        for (int i = 0; i < 1000; ++i) made.insert(make_credential(random));
        CHECK_EQUAL(1000U, made.size());
    }

    void what_reads_alike_is_the_same() {
        const std::string issued = credential_hmac(kKey, "K70M-21WB-9RTC-HN4D");
        for (const char* typed : {"k70m-21wb-9rtc-hn4d", "K70M21WB9RTCHN4D", " k70m 21wb 9rtc hn4d ",
                                  "KYOM-2IWB-9RTC-HN4D", "K7oM-2LWB-9RTC-HN4D", "k7Om2lwb9rtchn4d"}) {
            const bool misspelt = typed[1] == 'Y';
            CHECK_EQUAL(!misspelt, credential_hmac(kKey, typed) == issued);
        }
    }

    void anything_else_is_another() {
        const std::string issued = credential_hmac(kKey, "K70M-21WB-9RTC-HN4D");
        for (const char* typed :
             {"", "K70M-21WB-9RTC-HN4", "K70M-21WB-9RTC-HN4DD", "K70M_21WB_9RTC_HN4D", "contraseña"})
            CHECK(credential_hmac(kKey, typed) != issued);
        CHECK(credential_hmac(std::string(32, '\x08'), "K70M-21WB-9RTC-HN4D") != issued);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ActivationCredentialTest);

}  // namespace valija::accounts
