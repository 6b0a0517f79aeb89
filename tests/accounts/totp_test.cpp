// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/totp.h"

#include "support/suite.h"

namespace valija::accounts {

namespace {

const std::string kSecret = "12345678901234567890";  // RFC 6238, appendix B

base::Time at(std::int64_t seconds) { return base::Time(std::chrono::seconds(seconds)); }

}  // namespace

class TotpTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(TotpTest);
    CPPUNIT_TEST(makes_the_codes_of_the_rfc);
    CPPUNIT_TEST(a_step_is_thirty_seconds);
    CPPUNIT_TEST(takes_the_code_of_now_and_of_the_step_before_and_after);
    CPPUNIT_TEST(a_step_is_used_once);
    CPPUNIT_TEST(takes_nothing_but_six_right_digits);
    CPPUNIT_TEST(spells_the_secret_in_groups);
    CPPUNIT_TEST(the_picture_says_whose_it_is);
    CPPUNIT_TEST_SUITE_END();

  public:
    // The last six of the eight digits there.
    void makes_the_codes_of_the_rfc() {
        const std::vector<std::pair<std::int64_t, std::string>> vectors{{59, "287082"},
                                                                        {1'111'111'109, "081804"},
                                                                        {1'111'111'111, "050471"},
                                                                        {1'234'567'890, "005924"},
                                                                        {2'000'000'000, "279037"},
                                                                        {20'000'000'000, "353130"}};
        for (const auto& [seconds, code] : vectors) CHECK_EQUAL(code, totp_code(kSecret, totp_step(at(seconds))));
    }

    void a_step_is_thirty_seconds() {
        CHECK_EQUAL(0, totp_step(at(29)));
        CHECK_EQUAL(1, totp_step(at(30)));
        CHECK_EQUAL(1, totp_step(at(59)));
    }

    void takes_the_code_of_now_and_of_the_step_before_and_after() {
        const base::Time now = at(1'234'567'890);
        const auto present = totp_step(now);
        for (const auto step : {present - 1, present, present + 1})
            CHECK_EQUAL(step, find_totp_step(kSecret, totp_code(kSecret, step), 0, now).value());
        for (const auto step : {present - 2, present + 2})
            CHECK(!find_totp_step(kSecret, totp_code(kSecret, step), 0, now));
    }

    void a_step_is_used_once() {
        const base::Time now = at(1'234'567'890);
        const auto present = totp_step(now);
        const std::string code = totp_code(kSecret, present);
        CHECK(find_totp_step(kSecret, code, present - 1, now).has_value());
        CHECK(!find_totp_step(kSecret, code, present, now));
        CHECK(!find_totp_step(kSecret, totp_code(kSecret, present - 1), present, now));
        CHECK(find_totp_step(kSecret, totp_code(kSecret, present + 1), present, now).has_value());
    }

    void takes_nothing_but_six_right_digits() {
        const base::Time now = at(1'234'567'890);
        for (const char* typed : {"", "0", "005925", "5924", "0005924", "00592", "005924 "})
            CHECK(!find_totp_step(kSecret, typed, 0, now));
        CHECK(!find_totp_step("98765432109876543210", "005924", 0, now));
    }

    void spells_the_secret_in_groups() {
        CHECK_EQUAL("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", spell_totp_secret(kSecret));
        CHECK_EQUAL("MZXW 6", spell_totp_secret("foo"));  // RFC 4648, section 10, without padding
        CHECK_EQUAL("", spell_totp_secret(""));
    }

    void the_picture_says_whose_it_is() {
        CHECK_EQUAL(
            "otpauth://totp/Educaci%C3%B3n%20Valle%20%26%20R%C3%ADo:ana%40educacion.example"
            "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Educaci%C3%B3n%20Valle%20%26%20R%C3%ADo",
            totp_uri(kSecret, "Educación Valle & Río", "ana@educacion.example"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(TotpTest);

}  // namespace valija::accounts
