// SPDX-License-Identifier: AGPL-3.0-or-later
// What pages say in plain words: browsers, storage, movements.
#include "account/device_words.h"
#include "account/movement_words.h"
#include "account/storage_words.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr std::uint64_t kKiB = 1024;
constexpr std::uint64_t kMiB = kKiB * 1024;
constexpr std::uint64_t kGiB = kMiB * 1024;

std::string device(std::string_view user_agent) {
    const auto words = account::device_words(user_agent);
    return std::string(words.browser) + ' ' + words.system;
}
std::string storage(std::uint64_t bytes) {
    const auto words = account::storage_words(bytes);
    return words.number + ' ' + std::string(words.unit);
}

}  // namespace

class AccountWordsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AccountWordsTest);
    CPPUNIT_TEST(a_browser_is_called_by_its_name);
    CPPUNIT_TEST(bytes_are_told_with_a_unit_one_knows);
    CPPUNIT_TEST(a_mailbox_is_full_only_when_it_is);
    CPPUNIT_TEST(a_movement_opens_its_section_or_the_one_for_all_others);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_browser_is_called_by_its_name() {
        CHECK_EQUAL("IN_CHROME ON_WINDOWS",
                    device("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/130.0.0.0 Safari/537.36"));
        CHECK_EQUAL("IN_EDGE ON_WINDOWS", device("Mozilla/5.0 (Windows NT 10.0) Chrome/130.0 Safari/537.36 Edg/130.0"));
        CHECK_EQUAL("IN_EDGE ON_ANDROID", device("Mozilla/5.0 (Linux; Android 14) Chrome/130.0 EdgA/130.0"));
        CHECK_EQUAL("IN_SAMSUNG ON_ANDROID",
                    device("Mozilla/5.0 (Linux; Android 14) SamsungBrowser/26.0 Chrome/122.0 Mobile Safari/537.36"));
        CHECK_EQUAL("IN_SAFARI ON_IPHONE",
                    device("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Safari/604.1"));
        CHECK_EQUAL("IN_CHROME ON_IPHONE", device("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) CriOS/130.0 Safari/604.1"));
        CHECK_EQUAL("IN_FIREFOX ON_LINUX", device("Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Firefox/132.0"));
        CHECK_EQUAL("IN_SAFARI ON_MAC",
                    device("Mozilla/5.0 (Macintosh; Intel Mac OS X 14_0) Version/17.0 Safari/605.1"));
        CHECK_EQUAL("OTHER_BROWSER OTHER_SYSTEM", device("curl/8.0"));
        CHECK_EQUAL("OTHER_BROWSER OTHER_SYSTEM", device(""));
    }

    void bytes_are_told_with_a_unit_one_knows() {
        CHECK_EQUAL("0 KB", storage(0));
        CHECK_EQUAL("0.5 KB", storage(512));
        CHECK_EQUAL("1 KB", storage(kKiB));
        CHECK_EQUAL("1.5 MB", storage(kMiB + kMiB / 2));
        CHECK_EQUAL("1 MB", storage(kMiB - 1));
        CHECK_EQUAL("123 MB", storage(123 * kMiB + kMiB / 2));
        CHECK_EQUAL("15 GB", storage(15 * kGiB));
        CHECK_EQUAL("1024 GB", storage(1024 * kGiB));
    }

    void a_mailbox_is_full_only_when_it_is() {
        CHECK_EQUAL(0U, account::percent_used(0, kGiB));
        CHECK_EQUAL(1U, account::percent_used(1, kGiB));
        CHECK_EQUAL(50U, account::percent_used(kGiB / 2, kGiB));
        CHECK_EQUAL(99U, account::percent_used(kGiB - 1, kGiB));
        CHECK_EQUAL(100U, account::percent_used(kGiB, kGiB));
        CHECK_EQUAL(100U, account::percent_used(2 * kGiB, kGiB));
        CHECK_EQUAL(0U, account::percent_used(kGiB, 0));
    }

    void a_movement_opens_its_section_or_the_one_for_all_others() {
        CHECK_EQUAL("SIGNED_IN", account::movement_section("signed_in"));
        CHECK_EQUAL("PASSWORD_CHANGED", account::movement_section("password_changed"));
        CHECK_EQUAL("OTHER_MOVEMENT", account::movement_section("something_new"));
        CHECK_EQUAL("OTHER_MOVEMENT", account::movement_section(""));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(AccountWordsTest);

}  // namespace valija::tests
