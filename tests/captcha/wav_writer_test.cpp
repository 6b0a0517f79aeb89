// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/wav_writer.h"

#include "support/suite.h"

namespace valija::captcha {

class WavWriterTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(WavWriterTest);
    CPPUNIT_TEST(every_byte_is_as_the_specification_says);
    CPPUNIT_TEST(no_samples_are_a_header);
    CPPUNIT_TEST_SUITE_END();

  public:
    void every_byte_is_as_the_specification_says() {
        const std::string wanted(
            "RIFF\x28\0\0\0WAVE"
            "fmt \x10\0\0\0\x01\0\x01\0\x11\x2B\0\0\x22\x56\0\0\x02\0\x10\0"
            "data\x04\0\0\0\x01\0\xFF\xFF",
            kWavHeaderBytes + 4);
        CHECK(write_wav({1, -1}, 11025) == wanted);
    }

    void no_samples_are_a_header() { CHECK_EQUAL(kWavHeaderBytes, write_wav({}, 11025).size()); }
};

CPPUNIT_TEST_SUITE_REGISTRATION(WavWriterTest);

}  // namespace valija::captcha
