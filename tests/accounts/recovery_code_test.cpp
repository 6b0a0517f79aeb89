// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/recovery_code.h"

#include <regex>
#include <set>

#include "support/suite.h"

namespace valija::accounts {

class RecoveryCodeTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RecoveryCodeTest);
    CPPUNIT_TEST(ten_are_made_and_all_differ);
    CPPUNIT_TEST(how_it_is_typed_makes_no_difference);
    CPPUNIT_TEST(its_hmac_is_of_one_mailbox_one_key_and_one_code);
    CPPUNIT_TEST_SUITE_END();

  public:
    void ten_are_made_and_all_differ() {
        base::SystemRandom random;
        std::set<std::string> all;
        for (int turn = 0; turn < 100; ++turn) {
            const auto codes = make_recovery_codes(random);
            CHECK_EQUAL(kRecoveryCodes, codes.size());
            for (const std::string& code : codes) {
                CHECK(std::regex_match(code, std::regex("[0-9]{5}-[0-9]{5}")));
                CHECK_EQUAL(kRecoveryCodeDigits, digits_of(code).size());
                all.insert(code);
            }
        }
        CHECK(all.size() > 995);
    }

    void how_it_is_typed_makes_no_difference() {
        for (const char* typed : {"48213-90576", "4821390576", " 48213 90576 ", "4 8 2 1 3 - 9 0 5 7 6"})
            CHECK_EQUAL("4821390576", digits_of(typed));
        CHECK_EQUAL("", digits_of("no son cifras"));
    }

    void its_hmac_is_of_one_mailbox_one_key_and_one_code() {
        const std::string key(32, 'k');
        const std::string hmac = recovery_code_hmac(key, 7, "4821390576");
        CHECK_EQUAL(hmac, recovery_code_hmac(key, 7, "4821390576"));
        CHECK(hmac != recovery_code_hmac(key, 8, "4821390576"));
        CHECK(hmac != recovery_code_hmac(key, 7, "4821390577"));
        CHECK(hmac != recovery_code_hmac(std::string(32, 'l'), 7, "4821390576"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RecoveryCodeTest);

}  // namespace valija::accounts
