// SPDX-License-Identifier: AGPL-3.0-or-later
#include "self-service/keys.h"

#include "support/suite.h"

namespace valija::self_service {

namespace {

people::DomainProfile make_profile(const char* pattern, people::NationalIdKind kind = people::NationalIdKind::Curp) {
    people::DomainProfile profile;
    profile.employee_key_pattern = pattern;
    profile.national_id_kind = kind;
    return profile;
}

constexpr const char* kCurp = "FEHA800101MCMRRN05";

}  // namespace

class KeysTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(KeysTest);
    CPPUNIT_TEST(keys_come_in_their_validators_form);
    CPPUNIT_TEST(each_wrong_key_is_named);
    CPPUNIT_TEST(a_second_domains_keys_are_taken);
    CPPUNIT_TEST(keys_of_two_domains_are_not_mixed);
    CPPUNIT_TEST_SUITE_END();

  public:
    void keys_come_in_their_validators_form() {
        const Keys keys = read_keys({make_profile("CT[0-9]{4}")}, " feha 800101 mcmrrn 05", " ct1234 ");
        CHECK_EQUAL(kCurp, keys.national_id);
        CHECK_EQUAL("CT1234", keys.employee_key);
        CHECK(!keys.national_id_wrong && !keys.employee_key_wrong);
    }

    void each_wrong_key_is_named() {
        const Keys keys = read_keys({make_profile("CT[0-9]{4}")}, "FEHA800101MCMRRN06", "CT12345");
        CHECK(keys.national_id_wrong && keys.employee_key_wrong);
        CHECK(!read_keys({make_profile("CT[0-9]{4}")}, kCurp, "x").national_id_wrong);
    }

    // A site with a second domain for its students: the first one's pattern refused all of them.
    void a_second_domains_keys_are_taken() {
        const Keys keys = read_keys({make_profile("CT[0-9]{4}"), make_profile("M[0-9]{6}")}, kCurp, "m123456");
        CHECK_EQUAL("M123456", keys.employee_key);
        CHECK(!keys.national_id_wrong && !keys.employee_key_wrong);
    }

    void keys_of_two_domains_are_not_mixed() {
        const std::vector<people::DomainProfile> offers{make_profile("CT[0-9]{4}"),
                                                        make_profile("M[0-9]{6}", people::NationalIdKind::Cedula)};
        CHECK(read_keys(offers, kCurp, "M123456").employee_key_wrong);
        CHECK(!read_keys(offers, "1.098.765.432", "M123456").national_id_wrong);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(KeysTest);

}  // namespace valija::self_service
