// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/recording.h"

#include "guard/captcha_challenge.h"

// The file as valija-captcha-recorder wrote it: the number of speakers (32 bits); for each speaker, for each letter of
// the alphabet, where it ends (32 bits, in samples); then all samples.
asm(".section .rodata\n"
    ".balign 4\n"
    "kValijaCaptchaRecording:\n"
    ".incbin \"" VALIJA_CAPTCHA_RECORDING
    "\"\n"
    ".previous\n");
extern "C" const std::uint32_t kValijaCaptchaRecording[];  // NOLINT(modernize-avoid-c-arrays)

namespace valija::captcha {

std::size_t speaker_count() { return kValijaCaptchaRecording[0]; }

Samples recording_of(char letter, std::size_t speaker) {
    const std::size_t letters = guard::kCaptchaAlphabet.size();
    const std::uint32_t* ends = kValijaCaptchaRecording + 1;
    const auto* samples = reinterpret_cast<const std::int16_t*>(ends + speaker_count() * letters);
    const std::size_t index = speaker * letters + guard::kCaptchaAlphabet.find(letter);
    const std::size_t begin = index == 0 ? 0 : ends[index - 1];
    return {samples + begin, samples + ends[index]};
}

}  // namespace valija::captcha
