// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/national_id.h"

#include "support/suite.h"

namespace valija::people {

class NationalIdTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(NationalIdTest);
    CPPUNIT_TEST(is_kept_in_one_form);
    CPPUNIT_TEST(what_is_wrong_is_said);
    CPPUNIT_TEST(work_centres_keys);
    CPPUNIT_TEST(kinds_by_name);
    CPPUNIT_TEST_SUITE_END();

  public:
    void is_kept_in_one_form() {
        CHECK_EQUAL("SABC560626MDFLRN01", read_national_id(NationalIdKind::Curp, " sabc560626mdflrn01\t"));
        CHECK_EQUAL("SABC560626MDFLRN01", read_national_id(NationalIdKind::Curp, "SABC 560626 MDFLRN 01"));
        CHECK_EQUAL("1098765432", read_national_id(NationalIdKind::Cedula, " 1.098.765.432 "));
        CHECK_EQUAL(std::nullopt, read_national_id(NationalIdKind::Curp, "1098765432"));
        CHECK_EQUAL(std::nullopt, read_national_id(NationalIdKind::Cedula, "SABC560626MDFLRN01"));
    }

    void what_is_wrong_is_said() {
        CHECK_EQUAL("", explain_national_id(NationalIdKind::Curp, "SABC560626MDFLRN01"));
        CHECK_EQUAL("a CURP has 18 places", explain_national_id(NationalIdKind::Curp, ""));
        CHECK_EQUAL("its last digit does not fit the rest",
                    explain_national_id(NationalIdKind::Curp, "SABC560626MDFLRN02"));
        CHECK_EQUAL("a document number has digits alone", explain_national_id(NationalIdKind::Cedula, "X1"));
    }

    void work_centres_keys() {
        CHECK_EQUAL("06DPR0001A", read_work_centre_key(NationalIdKind::Curp, " 06dpr0001a"));
        CHECK_EQUAL(std::nullopt, read_work_centre_key(NationalIdKind::Curp, "186001000123"));
        CHECK_EQUAL("186001000123", read_work_centre_key(NationalIdKind::Cedula, "186001000123"));
        CHECK_EQUAL("9510-A", read_work_centre_key(NationalIdKind::Cedula, "9510-a"));
        for (const char* text : {"", "1 2", "12345678901234567", "\xC3\x91"})
            CHECK_EQUAL(std::nullopt, read_work_centre_key(NationalIdKind::Cedula, text));
    }

    void kinds_by_name() {
        for (const auto kind : {NationalIdKind::Curp, NationalIdKind::Cedula})
            CHECK(kind == parse_national_id_kind(to_text(kind)).value());
        CHECK(!parse_national_id_kind("dni"));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(NationalIdTest);

}  // namespace valija::people
