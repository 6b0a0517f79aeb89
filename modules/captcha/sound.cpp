// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/sound.h"

#include <algorithm>
#include <cmath>

#include "captcha/answer.h"
#include "captcha/dice.h"
#include "captcha/recording.h"
#include "captcha/wav_writer.h"
#include "guard/captcha_challenge.h"

namespace valija::captcha {

namespace {

using Mix = std::vector<float>;  // full scale: 32768

// Chosen by measuring and by looking at spectrograms. Speeds are factors, times seconds.
constexpr std::uint64_t kStream = 0x736F756E64;  // the picture rolls the bare seed
constexpr double kShortestGap = 0.45;
constexpr double kLongestGap = 0.7;
constexpr double kSlowest = 0.9;
constexpr double kFastest = 1.12;
constexpr double kMostSway = 0.05;
constexpr double kSoftest = 0.85;
constexpr double kLoudest = 1.2;
constexpr int kVoices = 6;
constexpr double kShortestMurmur = 0.15;
constexpr double kLongestMurmur = 0.35;
constexpr double kSlowestMurmur = 0.75;
constexpr double kFastestMurmur = 1.3;
constexpr double kMurmurFade = 0.03;
constexpr float kMurmurLoudness = 1050;  // root of the mean square; the letters' is 3604

std::size_t samples_of(double seconds) { return static_cast<std::size_t>(seconds * kSampleRate); }

// Catmull-Rom between samples; silence beyond the ends.
float sample_at(Samples samples, double position) {
    const auto index = static_cast<std::ptrdiff_t>(position);
    const auto t = static_cast<float>(position - static_cast<double>(index));
    const auto size = static_cast<std::ptrdiff_t>(samples.size());
    const auto get = [&](std::ptrdiff_t i) {
        return i < 0 || i >= size ? 0.0F : static_cast<float>(samples[static_cast<std::size_t>(i)]);
    };
    const float a = get(index - 1);
    const float b = get(index);
    const float c = get(index + 1);
    const float d = get(index + 2);
    return b + 0.5F * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

void add_letter(Mix& mix, const Utterance& utterance) {
    const Samples samples = recording_of(utterance.letter, utterance.speaker);
    double position = 0;
    for (std::size_t i = 0; i < utterance.length; ++i) {
        mix[utterance.begin + i] += static_cast<float>(utterance.level) * sample_at(samples, position);
        const double part = static_cast<double>(i) / static_cast<double>(utterance.length);
        position += utterance.speed + utterance.sway * (1 - 4 * std::abs(part - 0.5));
    }
}

// Rougher and faster, for what nobody should understand. REQUIRES: 0 <= position <= size.
float murmur_at(Samples samples, double position) {
    const std::size_t index = std::min(static_cast<std::size_t>(position), samples.size() - 2);
    const auto t = static_cast<float>(position - static_cast<double>(index));
    return static_cast<float>(samples[index]) * (1 - t) + static_cast<float>(samples[index + 1]) * t;
}

// A short piece of anybody's anything, backwards, from sample `begin` on; returns where it ends.
std::size_t add_murmur(Mix& mix, std::size_t begin, Dice& dice) {
    const char letter = guard::kCaptchaAlphabet[dice.below(guard::kCaptchaAlphabet.size())];
    const Samples samples = recording_of(letter, dice.below(speaker_count()));
    const double speed = dice.between(kSlowestMurmur, kFastestMurmur);
    const auto level = static_cast<float>(dice.between(0.5, 1));
    const auto whole = static_cast<double>(samples.size());
    const double taken = std::min(whole, speed * kSampleRate * dice.between(kShortestMurmur, kLongestMurmur));
    const auto length = static_cast<std::size_t>(taken / speed);
    const auto fade = static_cast<float>(samples_of(kMurmurFade));
    double position = dice.between(taken, whole);
    for (std::size_t i = 0; i < std::min(length, mix.size() - begin); ++i, position -= speed) {
        const float edge = std::min({1.0F, static_cast<float>(i) / fade, static_cast<float>(length - i) / fade});
        mix[begin + i] += level * edge * murmur_at(samples, position);
    }
    return begin + length;
}

Mix roll_murmur(std::size_t length, Dice& dice) {
    Mix mix(length);
    for (int voice = 0; voice < kVoices; ++voice) {
        std::size_t at = 0;
        while (at < length) at = add_murmur(mix, at, dice);
    }
    float squares = 0;
    for (const float sample : mix) squares += sample * sample;
    const float gain = kMurmurLoudness / std::sqrt(squares / static_cast<float>(length));
    for (float& sample : mix) sample *= gain;
    return mix;
}

std::vector<std::int16_t> to_samples(const Mix& mix) {
    std::vector<std::int16_t> samples(mix.size());
    std::transform(mix.begin(), mix.end(), samples.begin(),
                   [](float sample) { return static_cast<std::int16_t>(std::clamp(sample, -32767.0F, 32767.0F)); });
    return samples;
}

Utterance roll_utterance(char letter, Dice& dice) {
    Utterance utterance{.letter = letter, .speaker = dice.below(speaker_count())};
    utterance.speed = dice.between(kSlowest, kFastest);
    utterance.sway = dice.between(-kMostSway, kMostSway);
    utterance.level = dice.between(kSoftest, kLoudest);
    const auto recorded = static_cast<double>(recording_of(letter, utterance.speaker).size());
    utterance.length = static_cast<std::size_t>(recorded / utterance.speed);
    return utterance;
}

std::vector<Utterance> roll_plan(std::string_view answer, Dice& dice) {
    std::vector<Utterance> plan;
    std::size_t at = 0;
    for (const char letter : answer) {
        Utterance utterance = roll_utterance(letter, dice);
        utterance.begin = at + samples_of(dice.between(kShortestGap, kLongestGap));
        at = utterance.begin + utterance.length;
        plan.push_back(utterance);
    }
    return plan;
}

}  // namespace

std::vector<Utterance> plan_code(std::string_view answer, std::uint64_t seed) {
    check_answer(answer);
    Dice dice(seed ^ kStream);
    return roll_plan(answer, dice);
}

std::string speak_code(std::string_view answer, std::uint64_t seed) {
    check_answer(answer);
    Dice dice(seed ^ kStream);
    const std::vector<Utterance> plan = roll_plan(answer, dice);
    const std::size_t end = plan.back().begin + plan.back().length;
    Mix mix = roll_murmur(end + samples_of(kShortestGap), dice);
    for (const Utterance& utterance : plan) add_letter(mix, utterance);
    return write_wav(to_samples(mix), kSampleRate);
}

}  // namespace valija::captcha
