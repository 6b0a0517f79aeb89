// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/sound.h"

#include <cmath>
#include <cstring>
#include <random>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "captcha/picture.h"
#include "captcha/recording.h"
#include "captcha/wav_writer.h"
#include "guard/captcha_challenge.h"
#include "support/suite.h"

namespace valija::captcha {

namespace {

// The murmur between the letters: at least this much softer than each of them, and never silent (decibels).
constexpr double kLeastAbove = 7;
constexpr double kMostAbove = 15;

struct Challenge {
    std::string answer;
    std::uint64_t seed = 0;
};

// The same ones in each run.
std::vector<Challenge> challenges(std::size_t count) {
    std::mt19937_64 engine(20);
    std::vector<Challenge> all(count);
    for (Challenge& challenge : all) {
        while (challenge.answer.size() < guard::kCaptchaLength)
            challenge.answer += guard::kCaptchaAlphabet[engine() % guard::kCaptchaAlphabet.size()];
        challenge.seed = engine();
    }
    return all;
}

std::vector<std::int16_t> samples_of(const std::string& wav) {
    std::vector<std::int16_t> samples((wav.size() - kWavHeaderBytes) / sizeof(std::int16_t));
    std::memcpy(samples.data(), wav.data() + kWavHeaderBytes, samples.size() * sizeof(std::int16_t));
    return samples;
}

double loudness(const std::vector<std::int16_t>& samples, std::size_t begin, std::size_t end) {
    double squares = 0;
    for (std::size_t i = begin; i < end; ++i) squares += 1.0 * samples[i] * samples[i];
    return std::sqrt(squares / static_cast<double>(end - begin));
}

double seconds(std::size_t samples) { return static_cast<double>(samples) / kSampleRate; }

// Of all that is not a letter.
double murmur(const std::vector<std::int16_t>& samples, const std::vector<Utterance>& plan) {
    std::vector<std::int16_t> rest;
    std::size_t at = 0;
    for (const Utterance& utterance : plan) {
        for (; at < utterance.begin; ++at) rest.push_back(samples[at]);
        at += utterance.length;
    }
    return loudness(rest, 0, rest.size());
}

}  // namespace

class SoundTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SoundTest);
    CPPUNIT_TEST(the_same_challenge_is_the_same_bytes);
    CPPUNIT_TEST(every_thread_says_the_same);
    CPPUNIT_TEST(another_seed_is_another_sound_with_other_places_and_speakers);
    CPPUNIT_TEST(none_is_longer_than_ten_seconds);
    CPPUNIT_TEST(letters_come_in_order_with_clear_gaps);
    CPPUNIT_TEST(every_letter_stands_out_from_the_murmur);
    CPPUNIT_TEST(no_place_is_silent);
    CPPUNIT_TEST(the_picture_stays_as_it_was);
    CPPUNIT_TEST(what_is_not_an_answer_is_refused);
    CPPUNIT_TEST_SUITE_END();

  public:
    void the_same_challenge_is_the_same_bytes() { CHECK(speak_code("adefh", 7) == speak_code("adefh", 7)); }

    void every_thread_says_the_same() {
        const std::string wanted = speak_code("wxyza", 3);
        std::vector<std::string> spoken(4);
        std::vector<std::thread> threads;
        for (auto& sound : spoken) threads.emplace_back([&sound] { sound = speak_code("wxyza", 3); });
        for (auto& thread : threads) thread.join();
        for (const auto& sound : spoken) CHECK(sound == wanted);
    }

    void another_seed_is_another_sound_with_other_places_and_speakers() {
        std::set<std::string> sounds;
        std::set<std::size_t> begins;
        std::set<std::size_t> speakers;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            sounds.insert(speak_code("kmpru", seed));
            begins.insert(plan_code("kmpru", seed)[1].begin);
            speakers.insert(plan_code("kmpru", seed)[1].speaker);
        }
        CHECK_EQUAL(50, sounds.size());
        CHECK(begins.size() > 40);
        CHECK_EQUAL(speaker_count(), speakers.size());
    }

    void none_is_longer_than_ten_seconds() {
        for (const auto& [answer, seed] : challenges(1000)) {
            const Utterance last = plan_code(answer, seed).back();
            CHECK(seconds(last.begin + last.length) > 3.5);
            CHECK(seconds(last.begin + last.length) < 9);
        }
        for (const auto& [answer, seed] : challenges(50)) CHECK(speak_code(answer, seed).size() <= kSoundMaxBytes);
        for (std::uint64_t seed = 0; seed < 50; ++seed) CHECK(speak_code("yyyyy", seed).size() <= kSoundMaxBytes);
    }

    void letters_come_in_order_with_clear_gaps() {
        for (const auto& [answer, seed] : challenges(1000)) {
            std::size_t at = 0;
            std::string spoken;
            for (const Utterance& utterance : plan_code(answer, seed)) {
                CHECK(utterance.begin >= at + kSampleRate * 2 / 5);
                at = utterance.begin + utterance.length;
                spoken += utterance.letter;
            }
            CHECK_EQUAL(answer, spoken);
        }
    }

    void every_letter_stands_out_from_the_murmur() {
        for (const auto& [answer, seed] : challenges(50)) {
            const auto samples = samples_of(speak_code(answer, seed));
            const auto plan = plan_code(answer, seed);
            const double below = murmur(samples, plan);
            for (const Utterance& utterance : plan) {
                const double loud = loudness(samples, utterance.begin, utterance.begin + utterance.length);
                const double above = 20 * std::log10(loud / below);
                CHECK(kLeastAbove < above && above < kMostAbove);
            }
        }
    }

    // A silent gap would tell a program where the letters are.
    void no_place_is_silent() {
        constexpr std::size_t kMoment = kSampleRate / 5;
        for (const auto& [answer, seed] : challenges(50)) {
            const auto samples = samples_of(speak_code(answer, seed));
            for (std::size_t at = 0; at + kMoment <= samples.size(); at += kMoment)
                CHECK(loudness(samples, at, at + kMoment) > 100);
        }
    }

    void the_picture_stays_as_it_was() {
        const std::string before = draw_picture("adefh", 7);
        speak_code("adefh", 7);
        CHECK(draw_picture("adefh", 7) == before);
    }

    void what_is_not_an_answer_is_refused() {
        for (const char* wrong : {"", "adef", "adefhk", "adeF1", "ADEFH", "ade h", "ñandu"}) {
            CPPUNIT_ASSERT_THROW(speak_code(wrong, 1), std::invalid_argument);
            CPPUNIT_ASSERT_THROW(plan_code(wrong, 1), std::invalid_argument);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(SoundTest);

}  // namespace valija::captcha
