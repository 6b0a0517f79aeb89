// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/gammu_file.h"

#include "support/suite.h"

namespace valija::courier {

namespace {

const SmsName kName{.row = 42, .queued_at = base::from_sql("2026-11-21 20:15:00.123")};

}  // namespace

class GammuFileTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(GammuFileTest);
    CPPUNIT_TEST(a_name_says_row_and_time);
    CPPUNIT_TEST(other_names_are_not_ours);
    CPPUNIT_TEST(one_part);
    CPPUNIT_TEST(accents_go_as_unicode);
    CPPUNIT_TEST(parts_are_tied_together);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_name_says_row_and_time() {
        CHECK_EQUAL("OUTC1795292100123_v42.smsbackup", gammu_file_name(kName));
        const auto back = parse_gammu_file_name(gammu_file_name(kName)).value();
        CHECK_EQUAL(kName.row, back.row);
        CHECK(kName.queued_at == back.queued_at);
    }

    void other_names_are_not_ours() {
        for (const char* name : {"", "OUTC1795292100123_v42.txt", "OUTC1795292100123_v.smsbackup", "OUTC1_v1.smsbackup",
                                 "IN20261121_201500_00_+525555550120_00.txt", "OUTC1795292100123_v42.smsbackup.new"})
            CHECK(!parse_gammu_file_name(name));
    }

    void one_part() {
        CHECK_EQUAL(
            "[SMSBackup000]\nPDU = Submit\nState = UnSent\nNumber = \"+525555550120\"\nText00 = 0041006E00F10061\n"
            "Coding = Default_No_Compression\nFolder = 1\nLength = 4\nClass = -1\n\n",
            write_gammu_file("+525555550120", split_sms("Anña"), 7));
    }

    void accents_go_as_unicode() {
        const std::string file = write_gammu_file("+525555550120", split_sms("Adiós 😀"), 7);
        CHECK_CONTAINS("\nText00 = 00410064006900F300730020D83DDE00\n", file);
        CHECK_CONTAINS("\nCoding = Unicode_No_Compression\n", file);
        CHECK_CONTAINS("\nLength = 8\n", file);
    }

    void parts_are_tied_together() {
        const std::string file = write_gammu_file("+525555550120", split_sms(std::string(200, 'a')), 0xAB);
        CHECK_CONTAINS("[SMSBackup000]\n", file);
        CHECK_CONTAINS("\nUDH = 050003AB0201\nText00 = 0061", file);
        CHECK_CONTAINS("\nText03 = 006100610061\n", file);  // 153 are three lines of 50 and one of 3
        CHECK_CONTAINS("\nLength = 153\n", file);
        CHECK_CONTAINS("\n\n[SMSBackup001]\n", file);
        CHECK_CONTAINS("\nUDH = 050003AB0202\n", file);
        CHECK_CONTAINS("\nLength = 47\n", file);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(GammuFileTest);

}  // namespace valija::courier
