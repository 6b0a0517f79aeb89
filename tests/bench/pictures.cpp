// SPDX-License-Identifier: AGPL-3.0-or-later
// usage: valija-bench-pictures <count> <folder> <first seed>
// Draws so many pictures of random codes as valija-captcha draws them, each twenty times over, as one who fetches it
// twenty times gets it: <folder>/<number>.png, and <folder>/answers with an answer a line. Says how many pictures a
// second one core draws, and of how many the twenty were not the same bytes.
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <iostream>
#include <random>

#include "captcha/picture.h"
#include "guard/captcha_challenge.h"

namespace {

constexpr int kFetches = 20;

std::string roll_answer(std::mt19937_64& engine) {
    std::string answer;
    while (answer.size() < valija::guard::kCaptchaLength)
        answer += valija::guard::kCaptchaAlphabet[engine() % valija::guard::kCaptchaAlphabet.size()];
    return answer;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    const int count = std::atoi(argv[1]);
    const std::string folder = argv[2];
    std::mt19937_64 engine(std::strtoull(argv[3], nullptr, 10));
    std::ofstream answers(folder + "/answers");
    std::clock_t drawing = 0;
    int different = 0;
    for (int i = 0; i < count; ++i) {
        const std::string answer = roll_answer(engine);
        const std::uint64_t seed = engine();
        const std::string picture = valija::captcha::draw_picture(answer, seed);
        bool same = true;
        const std::clock_t begin = std::clock();
        for (int fetch = 0; fetch < kFetches; ++fetch)
            same = valija::captcha::draw_picture(answer, seed) == picture && same;
        drawing += std::clock() - begin;
        different += same ? 0 : 1;
        std::ofstream(folder + "/" + std::to_string(i) + ".png", std::ios::binary) << picture;
        answers << answer << '\n';
    }
    std::cout << static_cast<long>(count) * kFetches * CLOCKS_PER_SEC / drawing << " pictures/s on one core; "
              << different << " of " << count << " differed when fetched " << kFetches << " times\n";
}
