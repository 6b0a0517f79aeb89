// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/captcha_challenge.h"

#include <atomic>
#include <latch>
#include <set>
#include <thread>
#include <vector>

#include "base/bytes.h"
#include "crypto/sealed.h"
#include "guard/captcha_nonce_store.h"
#include "support/database.h"
#include "support/suite.h"

namespace valija::guard {

using namespace std::chrono_literals;

class CaptchaChallengeTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CaptchaChallengeTest);
    CPPUNIT_TEST(a_challenge_opens_the_same_each_time);
    CPPUNIT_TEST(a_challenge_tells_nothing);
    CPPUNIT_TEST(every_letter_of_the_alphabet_occurs_everywhere);
    CPPUNIT_TEST(it_expires_at_its_ten_minutes);
    CPPUNIT_TEST(the_setting_says_how_long_it_lives);
    CPPUNIT_TEST(another_key_does_not_open_it);
    CPPUNIT_TEST(a_changed_or_cut_challenge_does_not_open);
    CPPUNIT_TEST(a_foreign_box_does_not_open);
    CPPUNIT_TEST(the_right_answer_is_right_once);
    CPPUNIT_TEST(a_wrong_answer_burns_it_too);
    CPPUNIT_TEST(case_and_space_do_not_matter);
    CPPUNIT_TEST(a_wrong_answer_of_any_shape_is_wrong);
    CPPUNIT_TEST(expired_and_forged_are_invalid_and_write_nothing);
    CPPUNIT_TEST(two_challenges_do_not_burn_each_other);
    CPPUNIT_TEST(checked_by_many_at_once_it_is_right_for_one);
    CPPUNIT_TEST(burnt_later_it_is_told_at_the_next_statement);
    CPPUNIT_TEST(burnt_ones_are_kept_until_they_expire);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        tests::Database::shared().lay_backbone();
        connection_ = std::make_unique<db::Connection>(tests::Database::shared().settings());
    }
    void tearDown() override { connection_.reset(); }

    void a_challenge_opens_the_same_each_time() {
        const std::string token = issue();
        const auto first = captcha_.open(token, now_).value();
        const auto second = captcha_.open(token, now_ + 9min).value();
        CHECK_EQUAL(kCaptchaLength, first.answer.size());
        CHECK_EQUAL(first.answer, second.answer);
        CHECK_EQUAL(first.seed, second.seed);
        CHECK_EQUAL(first.nonce, second.nonce);
        CHECK(first.expires_at == now_ + kCaptchaLife);
    }

    void a_challenge_tells_nothing() {
        std::set<std::string> tokens;
        std::set<std::string> nonces;
        std::set<std::uint64_t> seeds;
        for (int i = 0; i < 200; ++i) {
            const std::string token = issue();
            const auto challenge = captcha_.open(token, now_).value();
            CHECK(tokens.insert(token).second && nonces.insert(challenge.nonce).second &&
                  seeds.insert(challenge.seed).second);
            CHECK(token.size() <= 152);
            CHECK(base::from_base64url(token).value().find(challenge.answer) == std::string::npos);
        }
    }

    void every_letter_of_the_alphabet_occurs_everywhere() {
        CHECK_EQUAL(14, std::set<char>(kCaptchaAlphabet.begin(), kCaptchaAlphabet.end()).size());
        std::vector<std::set<char>> seen(kCaptchaLength);
        for (int i = 0; i < 1000; ++i) {
            const std::string answer = captcha_.open(issue(), now_).value().answer;
            for (std::size_t place = 0; place < answer.size(); ++place) seen[place].insert(answer[place]);
        }
        for (const auto& letters : seen) CHECK_EQUAL(kCaptchaAlphabet, std::string(letters.begin(), letters.end()));
    }

    void it_expires_at_its_ten_minutes() {
        const std::string token = issue();
        CHECK(captcha_.open(token, now_ + 10min - 1ms));
        CHECK(!captcha_.open(token, now_ + 10min));
        CHECK(!captcha_.open(token, now_ + 24h));
    }

    void the_setting_says_how_long_it_lives() {
        const tests::TemporaryFolder folder;
        const std::string key = "[keys]\ncaptcha = '" + base::to_hex(kKey) + "'\n";
        base::Config config;
        config.add_file(folder.write("a.toml", key + "[captcha]\nminutes = 2\n"));
        const std::string token = Captcha::from_config(config).issue(random_, now_);
        CHECK(captcha_.open(token, now_ + 2min - 1ms));
        CHECK(!captcha_.open(token, now_ + 2min));
        config.add_file(folder.write("b.toml", "[captcha]\nminutes = 0\n"));
        CHECK_BROKEN("captcha.minutes", Captcha::from_config(config));
    }

    void another_key_does_not_open_it() { CHECK(!Captcha(std::string(32, 'x')).open(issue(), now_)); }

    void a_changed_or_cut_challenge_does_not_open() {
        const std::string token = issue();
        for (std::size_t i = 0; i < token.size(); ++i) {
            std::string changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            CHECK(!captcha_.open(changed, now_));
            CHECK(!captcha_.open(token.substr(0, i), now_));
        }
        CHECK(!captcha_.open(token + "A", now_));
        CHECK(!captcha_.open(token + token, now_));
        CHECK(!captcha_.open(" " + token, now_));
    }

    // Sealed with the same key, but for something else or of another length.
    void a_foreign_box_does_not_open() {
        base::SystemRandom random;
        const std::string plain(37, 'a');
        CHECK(!captcha_.open(base::to_base64url(crypto::seal(kKey, "outbox", plain, random)), now_));
        CHECK(!captcha_.open(base::to_base64url(crypto::seal(kKey, "captcha", plain + "a", random)), now_));
        CHECK(!captcha_.open(base::to_base64url(crypto::seal(kKey, "captcha", "", random)), now_));
    }

    void the_right_answer_is_right_once() {
        const std::string token = issue();
        CHECK_EQUAL(Captcha::Outcome::Right, check(token, answer_of(token)));
        CHECK_EQUAL(Captcha::Outcome::Burnt, check(token, answer_of(token)));
    }

    void a_wrong_answer_burns_it_too() {
        const std::string token = issue();
        CHECK_EQUAL(Captcha::Outcome::Wrong, check(token, "aaaaa" == answer_of(token) ? "bbbbb" : "aaaaa"));
        CHECK_EQUAL(Captcha::Outcome::Burnt, check(token, answer_of(token)));
    }

    void case_and_space_do_not_matter() {
        const std::string token = issue();
        std::string loud = answer_of(token);
        for (char& letter : loud) letter = static_cast<char>(letter - 'a' + 'A');
        CHECK_EQUAL(Captcha::Outcome::Right, check(token, " " + loud + "\t"));
    }

    void a_wrong_answer_of_any_shape_is_wrong() {
        for (const char* prefix : {"", " ", "x"}) {
            const std::string token = issue();
            const std::string cut = prefix + answer_of(token).substr(1);
            CHECK_EQUAL(Captcha::Outcome::Wrong, check(token, cut == answer_of(token) ? "" : cut));
        }
        const std::string token = issue();
        CHECK_EQUAL(Captcha::Outcome::Wrong, check(token, answer_of(token) + answer_of(token)));
    }

    void expired_and_forged_are_invalid_and_write_nothing() {
        const std::string token = issue();
        CHECK_EQUAL(Captcha::Outcome::Invalid, captcha_.check(*connection_, token, answer_of(token), now_ + 10min));
        CHECK_EQUAL(Captcha::Outcome::Invalid, check("", ""));
        CHECK_EQUAL(Captcha::Outcome::Invalid, check(std::string(token.size(), 'A'), "aaaaa"));
        CHECK_EQUAL(0, count_burnt());
    }

    void two_challenges_do_not_burn_each_other() {
        const std::string one = issue();
        const std::string two = issue();
        CHECK_EQUAL(Captcha::Outcome::Right, check(one, answer_of(one)));
        CHECK_EQUAL(Captcha::Outcome::Right, check(two, answer_of(two)));
    }

    // Eight threads, as good as two machines: the database's primary key decides.
    void checked_by_many_at_once_it_is_right_for_one() {
        constexpr int kThreads = 8;
        const std::string token = issue();
        std::latch all_there(kThreads);
        std::atomic<int> right = 0;
        std::atomic<int> burnt = 0;
        std::vector<std::thread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&] {
                db::Connection connection(tests::Database::shared().settings());
                all_there.arrive_and_wait();
                const auto outcome = captcha_.check(connection, token, answer_of(token), now_);
                right += outcome == Captcha::Outcome::Right ? 1 : 0;
                burnt += outcome == Captcha::Outcome::Burnt ? 1 : 0;
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK_EQUAL(1, right.load());
        CHECK_EQUAL(kThreads - 1, burnt.load());
    }

    void burnt_later_it_is_told_at_the_next_statement() {
        const std::string token = issue();
        const auto check_later = [&](const std::string& answer) {
            connection_->begin();
            const auto outcome = captcha_.check_later(*connection_, token, answer, now_);
            connection_->commit();
            return outcome;
        };
        CHECK_EQUAL(Captcha::Outcome::Wrong, check_later(""));
        CPPUNIT_ASSERT_THROW(check_later(answer_of(token)), db::DuplicateKey);
        connection_->rollback();
        CPPUNIT_ASSERT_THROW(check_later(""), db::DuplicateKey);
        connection_->rollback();
        CHECK_EQUAL(1, count_burnt());
        CHECK_EQUAL(Captcha::Outcome::Invalid, captcha_.check_later(*connection_, "forged", "", now_));
    }

    void burnt_ones_are_kept_until_they_expire() {
        for (int i = 0; i < 3; ++i) CHECK_EQUAL(Captcha::Outcome::Wrong, check(issue(), ""));
        CHECK_EQUAL(0, expire_nonces(*connection_, now_ + 10min - 1ms, 100));
        CHECK_EQUAL(2, expire_nonces(*connection_, now_ + 10min, 2));
        CHECK_EQUAL(1, count_burnt());
    }

  private:
    static inline const std::string kKey = std::string(32, 'c');

    std::string issue() { return captcha_.issue(random_, now_); }
    std::string answer_of(const std::string& token) const { return captcha_.open(token, now_).value().answer; }
    Captcha::Outcome check(const std::string& token, const std::string& answer) {
        return captcha_.check(*connection_, token, answer, now_);
    }
    std::int64_t count_burnt() { return connection_->find({"count", "SELECT COUNT(*) FROM captcha_nonce"})->number(0); }

    base::SystemRandom random_;
    base::Time now_ = base::from_sql("2026-11-21 20:15:00");
    Captcha captcha_{kKey};
    std::unique_ptr<db::Connection> connection_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(CaptchaChallengeTest);

}  // namespace valija::guard
