// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-captcha-recorder - has espeak-ng say the letters of the security code; part of the build
// SYNOPSIS        valija-captcha-recorder <letter_names.txt> <recording>
// SECURITY NOTES  Not installed. A program that links libespeak-ng loads PulseAudio, X11 and D-Bus with it; this way
//                 valija-captcha does not, and all machines with the same build say the same bytes.
#include <espeak-ng/speak_lib.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <numbers>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "captcha/recording.h"
#include "guard/captcha_challenge.h"

namespace valija::captcha {

namespace {

using Wave = std::vector<double>;  // full scale: 1

// Voices of Latin American Spanish, high and low, that differ from each other when drawn as spectrograms.
constexpr std::array kSpeakers{"es-419", "es-419+f2", "es-419+f4", "es-419+m3", "es-419+m7"};
constexpr int kWordsPerMinute = 130;        // slowly: espeak's own pace is 175
constexpr int kEspeakRate = 22050;          // samples a second of its formant voices
constexpr double kSilence = 0.02;           // of the loudest sample; less at either end is cut off
constexpr double kLoudness = 0.11;          // of every name: the root of its mean square
constexpr double kSoftest = 0.02;           // of the loudest; what is softer is lifted no further
constexpr double kEnvelopeDecay = 0.992;    // a sample: halved in 4 ms
constexpr std::ptrdiff_t kFilterHalf = 24;  // samples to either side
constexpr double kFilterCut = 0.5 / 2;      // of espeak's rate: half of what comes out, to which we halve

void check(bool good, const std::string& what) {
    if (!good) throw std::runtime_error(what);
}

// espeak-ng hands its samples to a function without an object.
Wave heard;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

// NOLINTNEXTLINE(readability-non-const-parameter): the type is espeak-ng's
int hear(short* samples, int count, espeak_EVENT* /*events*/) {
    for (int i = 0; i < count; ++i) heard.push_back(samples[i] * 0x1p-15);
    return 0;
}

Wave say(const std::string& name) {
    heard.clear();
    check(espeak_Synth(name.c_str(), name.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, nullptr) == EE_OK,
          "espeak-ng does not say " + name);
    check(!heard.empty(), "espeak-ng is silent about " + name);
    return heard;
}

Wave cut_silence(const Wave& wave) {
    double peak = 0;
    for (const double sample : wave) peak = std::max(peak, std::abs(sample));
    const auto is_loud = [&](double sample) { return std::abs(sample) > kSilence * peak; };
    const auto begin = std::find_if(wave.begin(), wave.end(), is_loud);
    const auto end = std::find_if(wave.rbegin(), wave.rend(), is_loud).base();
    return {begin, end};
}

// Makes what is soft (f, p, the ch of hache) half as soft in decibels, or it would drown in any noise.
Wave lift_consonants(const Wave& wave) {
    std::vector<double> envelope;
    double slow = 0;
    for (const double sample : wave) envelope.push_back(slow = std::max(std::abs(sample), slow * kEnvelopeDecay));
    slow = 0;
    for (auto at = envelope.rbegin(); at != envelope.rend(); ++at) *at = slow = std::max(*at, slow * kEnvelopeDecay);
    const double peak = *std::max_element(envelope.begin(), envelope.end());
    Wave lifted = wave;
    for (std::size_t i = 0; i < wave.size(); ++i) lifted[i] *= std::sqrt(peak / std::max(envelope[i], kSoftest * peak));
    return lifted;
}

// A low-pass (windowed sinc), then every second sample.
Wave halve_rate(const Wave& wave) {
    static_assert(kEspeakRate == 2 * kSampleRate);
    constexpr double kPi = std::numbers::pi;
    Wave halved;
    const auto size = static_cast<std::ptrdiff_t>(wave.size());
    for (std::ptrdiff_t at = 0; at < size; at += 2) {
        double sum = 0;
        for (auto i = std::max(-kFilterHalf, -at); i <= std::min(kFilterHalf, size - 1 - at); ++i) {
            const double x = 2 * kPi * kFilterCut * static_cast<double>(i);
            const double window = 0.5 + 0.5 * std::cos(kPi * static_cast<double>(i) / (kFilterHalf + 1));
            const double sinc = i == 0 ? 1 : std::sin(x) / x;
            sum += wave[static_cast<std::size_t>(at + i)] * window * 2 * kFilterCut * sinc;
        }
        halved.push_back(sum);
    }
    return halved;
}

std::vector<std::int16_t> level(const Wave& wave) {
    double squares = 0;
    for (const double sample : wave) squares += sample * sample;
    const double gain = kLoudness / std::sqrt(squares / static_cast<double>(wave.size()));
    std::vector<std::int16_t> samples;
    for (const double sample : wave)
        samples.push_back(static_cast<std::int16_t>(std::lround(32767 * std::clamp(gain * sample, -1.0, 1.0))));
    return samples;
}

std::map<char, std::string> read_names(const std::string& file) {
    std::ifstream in(file);
    check(in.is_open(), "cannot read " + file);
    std::map<char, std::string> names;
    for (std::string line; std::getline(in, line);) {
        if (line.size() > 2 && line[0] != '#') names[line[0]] = line.substr(2);
    }
    return names;
}

void start_espeak() {
    check(espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT) == kEspeakRate,
          "espeak-ng does not start as it should");
    espeak_SetSynthCallback(hear);
}

void change_speaker(const std::string& speaker) {
    check(espeak_SetVoiceByName(speaker.c_str()) == EE_OK, "espeak-ng has no voice " + speaker);
    check(espeak_SetParameter(espeakRATE, kWordsPerMinute, 0) == EE_OK, "espeak-ng has no pace");
}

template <typename Number>
void write(std::ofstream& out, const std::vector<Number>& numbers) {
    out.write(reinterpret_cast<const char*>(numbers.data()),
              static_cast<std::streamsize>(numbers.size() * sizeof(Number)));
}

// As recording.h wants it.
void record(const std::string& names_file, const std::string& recording_file) {
    const auto names = read_names(names_file);
    std::vector<std::uint32_t> ends{static_cast<std::uint32_t>(kSpeakers.size())};
    std::vector<std::int16_t> all;
    start_espeak();
    for (const char* speaker : kSpeakers) {
        change_speaker(speaker);
        for (const char letter : guard::kCaptchaAlphabet) {
            const auto samples = level(halve_rate(lift_consonants(cut_silence(say(names.at(letter))))));
            all.insert(all.end(), samples.begin(), samples.end());
            ends.push_back(static_cast<std::uint32_t>(all.size()));
        }
    }
    espeak_Terminate();
    std::ofstream out(recording_file, std::ios::binary);
    write(out, ends);
    write(out, all);
    out.close();
    check(out.good(), "cannot write " + recording_file);
}

}  // namespace

}  // namespace valija::captcha

int main(int argc, char** argv) try {
    if (argc != 3) {
        fmt::print(stderr, "usage: valija-captcha-recorder <letter_names.txt> <recording>\n");
        return 2;
    }
    valija::captcha::record(argv[1], argv[2]);
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "valija-captcha-recorder: {}\n", error.what());
    return 1;
}
