// SPDX-License-Identifier: AGPL-3.0-or-later
// A challenge's picture and sound at the outside, through nginx and both programs.
#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr std::size_t kSoundMaxBytes = 250'000;

std::string fresh_challenge() { return Browser().get(portal() + "/login").input("challenge"); }

std::string url_of(const std::string& challenge, const std::string& ending) {
    return portal() + "/captcha/" + challenge + ending;
}

}  // namespace

class ChallengePageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ChallengePageTest);
    CPPUNIT_TEST(a_challenge_is_a_picture_and_a_sound);
    CPPUNIT_TEST(both_programs_say_and_draw_the_same_bytes);
    CPPUNIT_TEST(another_challenge_is_another_sound);
    CPPUNIT_TEST(seeing_and_hearing_burns_nothing);
    CPPUNIT_TEST(a_part_of_the_sound_can_be_had);
    CPPUNIT_TEST(a_forged_or_malformed_challenge_is_not_there);
    CPPUNIT_TEST(an_expired_challenge_is_not_there);
    CPPUNIT_TEST(other_methods_are_refused);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_challenge_is_a_picture_and_a_sound() {
        const std::string challenge = fresh_challenge();
        const Answer picture = Browser().get(url_of(challenge, ".png"));
        const Answer sound = Browser().get(url_of(challenge, ".wav"));
        CHECK_EQUAL(200, picture.status);
        CHECK_EQUAL("image/png", picture.header("content-type"));
        CHECK_EQUAL(200, sound.status);
        CHECK_EQUAL("audio/wav", sound.header("content-type"));
        CHECK_EQUAL(picture.header("cache-control"), sound.header("cache-control"));
        CHECK_EQUAL("private, max-age=600", sound.header("cache-control"));
        CHECK_EQUAL(std::to_string(sound.body.size()), sound.header("content-length"));
        CHECK_EQUAL("nosniff", sound.header("x-content-type-options"));
        CHECK_EQUAL("RIFF", sound.body.substr(0, 4));
        CHECK(sound.body.size() <= kSoundMaxBytes);
    }

    // nginx asks them in turn.
    void both_programs_say_and_draw_the_same_bytes() {
        const std::string challenge = fresh_challenge();
        for (const char* ending : {".png", ".wav"}) {
            const std::string first = Browser().get(url_of(challenge, ending)).body;
            for (int i = 0; i < 10; ++i) CHECK(Browser().get(url_of(challenge, ending)).body == first);
        }
    }

    void another_challenge_is_another_sound() {
        CHECK(Browser().get(url_of(fresh_challenge(), ".wav")).body !=
              Browser().get(url_of(fresh_challenge(), ".wav")).body);
    }

    void seeing_and_hearing_burns_nothing() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        for (const char* ending : {".png", ".wav", ".wav"})
            CHECK_EQUAL(200, browser.get(url_of(form[1].second, ending)).status);
        CHECK_EQUAL(303, browser.post(portal() + "/login", form).status);
        CHECK_EQUAL(200, browser.get(url_of(form[1].second, ".wav")).status);
    }

    // Safari plays nothing from a server that cannot do this (RFC 9110, 14.2).
    void a_part_of_the_sound_can_be_had() {
        const std::string url = url_of(fresh_challenge(), ".wav");
        const std::string whole = Browser().get(url).body;
        const Answer part = Browser().get(url, {"Range: bytes=0-1"});
        CHECK_EQUAL(206, part.status);
        CHECK_EQUAL("RI", part.body);
        CHECK_EQUAL("bytes 0-1/" + std::to_string(whole.size()), part.header("content-range"));
        const Answer rest = Browser().get(url, {"Range: bytes=1000-"});
        CHECK_EQUAL(206, rest.status);
        CHECK(rest.body == whole.substr(1000));
    }

    void a_forged_or_malformed_challenge_is_not_there() {
        std::string forged = fresh_challenge();
        forged[20] = forged[20] == 'A' ? 'B' : 'A';
        for (const std::string& challenge : {forged, forged.substr(1), std::string("x"), std::string()}) {
            for (const char* ending : {".png", ".wav"})
                CHECK_EQUAL(404, Browser().get(url_of(challenge, ending)).status);
        }
        for (const char* ending : {"", ".", ".mp3", ".wav.", ".WAV", ".png.wav", "/x.wav"})
            CHECK_EQUAL(404, Browser().get(url_of(fresh_challenge(), ending)).status);
    }

    void an_expired_challenge_is_not_there() {
        const std::string challenge = fresh_challenge();
        const ClockOffset later(11 * 60);
        for (const char* ending : {".png", ".wav"}) CHECK_EQUAL(404, Browser().get(url_of(challenge, ending)).status);
    }

    void other_methods_are_refused() {
        const std::string url = url_of(fresh_challenge(), ".wav");
        CHECK_EQUAL(405, Browser().send("POST", url, "", {"Origin: " + portal()}).status);
        CHECK_EQUAL(405, Browser().send("DELETE", url, "", {}).status);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ChallengePageTest);

}  // namespace valija::tests
