// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sessions/device_cookie.h"

#include "support/request.h"
#include "support/suite.h"

namespace valija::sessions {

class DeviceCookieTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(DeviceCookieTest);
    CPPUNIT_TEST(what_was_made_is_read);
    CPPUNIT_TEST(no_two_are_alike);
    CPPUNIT_TEST(what_was_not_signed_is_not_read);
    CPPUNIT_TEST_SUITE_END();

  public:
    void what_was_made_is_read() {
        const std::string value = cookie_.make(random_);
        CHECK(read(value) == value);
    }

    void no_two_are_alike() { CHECK(cookie_.make(random_) != cookie_.make(random_)); }

    void what_was_not_signed_is_not_read() {
        const std::string value = cookie_.make(random_);
        CHECK(!read(DeviceCookie(std::string(32, 'x')).make(random_)));
        for (const std::string& changed : {std::string("A") + value, value + "A", value.substr(1), value.substr(0, 43),
                                           value.substr(0, 44), std::string("."), std::string()})
            CHECK(!read(changed));
    }

  private:
    std::optional<std::string> read(const std::string& value) const {
        return cookie_.read(tests::make_get("/login", std::string(kDeviceCookie) + "=" + value));
    }

    base::SystemRandom random_;
    DeviceCookie cookie_{std::string(32, 'k')};
};

CPPUNIT_TEST_SUITE_REGISTRATION(DeviceCookieTest);

}  // namespace valija::sessions
