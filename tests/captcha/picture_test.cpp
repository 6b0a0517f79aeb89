// SPDX-License-Identifier: AGPL-3.0-or-later
#include "captcha/picture.h"

#include <png.h>

#include <algorithm>
#include <set>
#include <stdexcept>
#include <thread>
#include <vector>

#include "guard/captcha_challenge.h"
#include "support/suite.h"

namespace valija::captcha {

namespace {

constexpr std::size_t kMostBytes = 12 * 1024;
constexpr unsigned char kDark = 80;
constexpr unsigned char kLight = 200;

struct Decoded {
    int width = 0;
    int height = 0;
    bool grey = false;
    std::vector<unsigned char> pixels;
};

Decoded decode(const std::string& bytes) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    CHECK(png_image_begin_read_from_memory(&image, bytes.data(), bytes.size()) != 0);
    Decoded decoded{static_cast<int>(image.width), static_cast<int>(image.height), image.format == PNG_FORMAT_GRAY, {}};
    image.format = PNG_FORMAT_GRAY;
    decoded.pixels.resize(PNG_IMAGE_SIZE(image));
    CHECK(png_image_finish_read(&image, nullptr, decoded.pixels.data(), 0, nullptr) != 0);
    return decoded;
}

}  // namespace

class PictureTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PictureTest);
    CPPUNIT_TEST(the_same_challenge_draws_the_same_bytes);
    CPPUNIT_TEST(another_seed_draws_another_picture);
    CPPUNIT_TEST(every_thread_draws_the_same);
    CPPUNIT_TEST(it_is_a_small_grey_png_of_the_declared_size);
    CPPUNIT_TEST(every_letter_draws_dark_and_light);
    CPPUNIT_TEST(what_is_not_an_answer_is_refused);
    CPPUNIT_TEST_SUITE_END();

  public:
    void the_same_challenge_draws_the_same_bytes() { CHECK(draw_picture("adefh", 7) == draw_picture("adefh", 7)); }

    void another_seed_draws_another_picture() {
        std::set<std::string> pictures;
        for (std::uint64_t seed = 0; seed < 50; ++seed) pictures.insert(draw_picture("kmpru", seed));
        CHECK_EQUAL(50, pictures.size());
    }

    void every_thread_draws_the_same() {
        const std::string wanted = draw_picture("wxyza", 3);
        std::vector<std::string> drawn(4);
        std::vector<std::thread> threads;
        for (auto& picture : drawn) threads.emplace_back([&picture] { picture = draw_picture("wxyza", 3); });
        for (auto& thread : threads) thread.join();
        for (const auto& picture : drawn) CHECK(picture == wanted);
    }

    void it_is_a_small_grey_png_of_the_declared_size() {
        for (std::uint64_t seed = 0; seed < 100; ++seed) {
            const std::string bytes = draw_picture("mmwww", seed);
            CHECK(bytes.size() < kMostBytes);
            const Decoded picture = decode(bytes);
            CHECK_EQUAL(kPictureWidth, picture.width);
            CHECK_EQUAL(kPictureHeight, picture.height);
            CHECK(picture.grey);
        }
    }

    void every_letter_draws_dark_and_light() {
        for (const char letter : guard::kCaptchaAlphabet) {
            const Decoded picture = decode(draw_picture(std::string(guard::kCaptchaLength, letter), 1));
            const auto& pixels = picture.pixels;
            const auto share = static_cast<std::ptrdiff_t>(pixels.size() / 20);
            CHECK(std::count_if(pixels.begin(), pixels.end(), [](unsigned char grey) { return grey < kDark; }) > share);
            CHECK(std::count_if(pixels.begin(), pixels.end(), [](unsigned char grey) { return grey > kLight; }) >
                  share);
        }
    }

    void what_is_not_an_answer_is_refused() {
        for (const char* wrong : {"", "adef", "adefhk", "adeF1", "ADEFH", "ade h", "ñandu"}) {
            CPPUNIT_ASSERT_THROW(draw_picture(wrong, 1), std::invalid_argument);
        }
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(PictureTest);

}  // namespace valija::captcha
