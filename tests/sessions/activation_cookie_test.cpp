// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/activation_cookie.h"

#include "crypto/digest.h"
#include "support/request.h"
#include "support/suite.h"

namespace valija::sessions {

class ActivationCookieTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ActivationCookieTest);
    CPPUNIT_TEST(what_was_made_is_read);
    CPPUNIT_TEST(what_has_another_form_is_not_read);
    CPPUNIT_TEST_SUITE_END();

  public:
    void what_was_made_is_read() {
        base::SystemRandom random;
        const std::string value = make_activation_value(random);
        CHECK(value != make_activation_value(random));
        CHECK_EQUAL(crypto::sha256(value), read(value).value());
        CHECK_EQUAL(activation_hash(value), read(value).value());
    }

    void what_has_another_form_is_not_read() {
        for (const std::string& value : {std::string(), std::string(42, 'A'), std::string(44, 'A'),
                                         std::string(43, '*'), "a." + std::string(43, 'A'), std::string(42, 'A') + "B"})
            CHECK(!read(value));
        CHECK(!activation_hash(tests::make_get("/account/activation", "")));
    }

  private:
    static std::optional<std::string> read(const std::string& value) {
        return activation_hash(tests::make_get("/account/activation", std::string(kActivationCookie) + "=" + value));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ActivationCookieTest);

}  // namespace valija::sessions
