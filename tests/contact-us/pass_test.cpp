// SPDX-License-Identifier: AGPL-3.0-or-later
#include "contact-us/pass.h"

#include "guard/captcha_challenge.h"
#include "support/suite.h"

namespace valija::contact_us {

namespace {

const std::string kKey(32, 'k');
const base::Time kNow = base::from_sql("2026-11-21 20:15:00");
constexpr const char* kCookie = "a.0123456789";

}  // namespace

class PassTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PassTest);
    CPPUNIT_TEST(opens_in_its_own_browser);
    CPPUNIT_TEST(expires_after_half_an_hour);
    CPPUNIT_TEST(each_has_a_nonce_of_its_own);
    CPPUNIT_TEST(another_browser_or_key_is_refused);
    CPPUNIT_TEST(changed_is_refused);
    CPPUNIT_TEST(a_security_code_is_no_pass);
    CPPUNIT_TEST_SUITE_END();

  public:
    void opens_in_its_own_browser() {
        const std::string token = passes_.issue(kCookie, random_, kNow);
        CHECK(token.size() <= kPassMaxCharacters);
        const auto pass = passes_.open(kCookie, token, kNow);
        CHECK(pass.has_value());
        CHECK_EQUAL(16, pass->nonce.size());
        CHECK(pass->expires_at == kNow + std::chrono::minutes(30));
    }

    void expires_after_half_an_hour() {
        const std::string token = passes_.issue(kCookie, random_, kNow);
        CHECK(passes_.open(kCookie, token, kNow + kPassLife - std::chrono::milliseconds(1)).has_value());
        CHECK(!passes_.open(kCookie, token, kNow + kPassLife).has_value());
    }

    void each_has_a_nonce_of_its_own() {
        const auto open_new = [&] { return passes_.open(kCookie, passes_.issue(kCookie, random_, kNow), kNow)->nonce; };
        CHECK(open_new() != open_new());
    }

    void another_browser_or_key_is_refused() {
        const std::string token = passes_.issue(kCookie, random_, kNow);
        CHECK(!passes_.open("a.0123456780", token, kNow).has_value());
        CHECK(!passes_.open("", token, kNow).has_value());
        CHECK(!Passes(std::string(32, 'j')).open(kCookie, token, kNow).has_value());
    }

    void changed_is_refused() {
        const std::string token = passes_.issue(kCookie, random_, kNow);
        for (std::size_t i = 0; i < token.size(); ++i) {
            std::string changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            CHECK(!passes_.open(kCookie, changed, kNow).has_value());
        }
        for (const char* text : {"", "A", "AAAA", "no es un pase", "../../x"})
            CHECK(!passes_.open(kCookie, text, kNow).has_value());
    }

    // Both are sealed with the same key.
    void a_security_code_is_no_pass() {
        const guard::Captcha captcha(kKey);
        CHECK(!passes_.open(kCookie, captcha.issue(random_, kNow), kNow).has_value());
        CHECK(!captcha.open(passes_.issue(kCookie, random_, kNow), kNow).has_value());
    }

  private:
    Passes passes_{kKey};
    base::SystemRandom random_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(PassTest);

}  // namespace valija::contact_us
