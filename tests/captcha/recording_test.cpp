// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/recording.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>
#include <vector>

#include "guard/captcha_challenge.h"
#include "support/suite.h"

namespace valija::captcha {

namespace {

constexpr double kShortest = 0.2;  // seconds
constexpr double kLongest = 1.0;   // seconds

double loudness(Samples samples) {
    double squares = 0;
    for (const double sample : samples) squares += sample * sample;
    return std::sqrt(squares / static_cast<double>(samples.size()));
}

template <typename Look>
void for_each_recording(Look&& look) {
    for (std::size_t speaker = 0; speaker < speaker_count(); ++speaker) {
        for (const char letter : guard::kCaptchaAlphabet) look(recording_of(letter, speaker));
    }
}

}  // namespace

class RecordingTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(RecordingTest);
    CPPUNIT_TEST(several_speakers_say_every_letter);
    CPPUNIT_TEST(no_two_are_the_same);
    CPPUNIT_TEST(all_are_equally_loud_and_none_is_cut_at_the_top);
    CPPUNIT_TEST(each_begins_and_ends_with_sound);
    CPPUNIT_TEST_SUITE_END();

  public:
    void several_speakers_say_every_letter() {
        CHECK(speaker_count() >= 4);
        for_each_recording([](Samples samples) {
            const double seconds = static_cast<double>(samples.size()) / kSampleRate;
            CHECK(kShortest < seconds && seconds < kLongest);
        });
    }

    void no_two_are_the_same() {
        std::set<std::vector<std::int16_t>> different;
        for_each_recording([&](Samples samples) { different.emplace(samples.begin(), samples.end()); });
        CHECK_EQUAL(speaker_count() * guard::kCaptchaAlphabet.size(), different.size());
    }

    void all_are_equally_loud_and_none_is_cut_at_the_top() {
        const double first = loudness(recording_of('a', 0));
        for_each_recording([&](Samples samples) {
            CHECK(std::abs(loudness(samples) / first - 1) < 0.02);
            CHECK(std::none_of(samples.begin(), samples.end(), [](int sample) { return std::abs(sample) >= 32767; }));
        });
    }

    // The silence that espeak-ng puts around a name would be a gap that nobody rolled.
    void each_begins_and_ends_with_sound() {
        for_each_recording([](Samples samples) {
            constexpr std::size_t kMoment = kSampleRate / 50;
            CHECK(loudness(samples.first(kMoment)) > 100);
            CHECK(loudness(samples.last(kMoment)) > 100);
        });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(RecordingTest);

}  // namespace valija::captcha
