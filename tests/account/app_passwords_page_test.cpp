// SPDX-License-Identifier: AGPL-3.0-or-later
// App passwords at the outside: made at the portal, used by real mail programs over IMAP and SMTP, and good for
// nothing else.
#include <algorithm>
#include <future>
#include <memory>
#include <regex>

#include "support/account_owners.h"
#include "support/browser.h"
#include "support/open_imap.h"
#include "support/second_factor.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kReady = "está lista";
constexpr const char* kNotMade = "No se ha creado ninguna contraseña todavía";
constexpr const char* kCookie = "__Host-valija_shown_once";
constexpr int kRefused = -1;
constexpr int kWebmailPort = 7;

std::string url() { return portal() + "/account/app-passwords"; }
bool is_sent_to_sign_in(const Answer& answer) {
    return answer.status == 303 && answer.header("location") == portal() + "/login?to=account";
}

// The one that the page shows; empty: none.
std::string secret_in(const Answer& page) {
    std::smatch found;
    return std::regex_search(page.body, found, std::regex("<code>([0-9a-z]{4}(-[0-9a-z]{4}){3})</code>"))
               ? found[1].str()
               : std::string();
}

class Owners : public AccountOwners {
  public:
    // Live ones, movements about them and messages, of one mailbox.
    std::string state(const DemoPerson& owner) {
        return about(owner, "state_of_owner",
                     "SELECT CONCAT_WS(' ', (SELECT COUNT(*) FROM app_password p WHERE p.mailbox_id = a.mailbox_id), "
                     "'live',"
                     " (SELECT GROUP_CONCAT(action ORDER BY id) FROM movement m WHERE m.mailbox_id = a.mailbox_id"
                     " AND action LIKE 'app%'),"
                     " (SELECT GROUP_CONCAT(IFNULL(name, kind) ORDER BY id) FROM outbox o"
                     " WHERE o.mailbox_id = a.mailbox_id))"
                     " FROM address a WHERE a.address = ?");
    }
    std::string last_id(const DemoPerson& owner) {
        return about(owner, "last_app_password",
                     "SELECT CAST(MAX(p.id) AS CHAR) FROM app_password p JOIN address a ON a.mailbox_id = p.mailbox_id"
                     " WHERE a.address = ?");
    }
};

Answer post(Browser& browser, const std::string& device, const std::string& password = kOwnersPassword,
            const std::string& code = "") {
    const std::string csrf = browser.get(url()).input("csrf");
    return browser.post(url(), {{"csrf", csrf}, {"device", device}, {"present_password", password}, {"code", code}});
}

Answer revoke(Browser& browser, const std::string& id) {
    const std::string csrf = browser.get(url()).input("csrf");
    return browser.post(url() + "/revoke", {{"csrf", csrf}, {"id", id}});
}

// As far as the page that shows it.
std::string make_one(Browser& browser, const std::string& device) {
    const Answer answer = post(browser, device);
    if (answer.status != 303 || answer.header("location") != url()) CPPUNIT_FAIL("not made: " + answer.body);
    const std::string secret = secret_in(browser.get(url()));
    if (secret.empty()) CPPUNIT_FAIL("not shown");
    return secret;
}

}  // namespace

class AppPasswordsPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(AppPasswordsPageTest);
    CPPUNIT_TEST(one_is_shown_once_and_listed_by_its_name);
    CPPUNIT_TEST(it_opens_imap_and_smtp_and_nothing_else);
    CPPUNIT_TEST(it_is_typed_as_it_was_shown);
    CPPUNIT_TEST(a_revoked_one_is_dead_at_the_next_command);
    CPPUNIT_TEST(any_new_password_ends_them_all);
    CPPUNIT_TEST(a_block_keeps_them_shut);
    CPPUNIT_TEST(making_one_asks_the_present_password);
    CPPUNIT_TEST(with_a_second_factor_its_code_is_asked);
    CPPUNIT_TEST(guessing_at_its_code_closes_the_page);
    CPPUNIT_TEST(a_name_is_asked_for);
    CPPUNIT_TEST(wrong_ones_are_counted_like_wrong_passwords);
    CPPUNIT_TEST(ten_at_most);
    CPPUNIT_TEST(anothers_and_nobodys_are_not_found_alike);
    CPPUNIT_TEST(a_secret_opens_beside_its_session_alone);
    CPPUNIT_TEST(a_stranger_is_sent_to_sign_in);
    CPPUNIT_TEST(only_our_own_form_is_heard);
    CPPUNIT_TEST(the_other_methods_are_refused);
    CPPUNIT_TEST(without_a_database_the_page_says_so);
    CPPUNIT_TEST(nothing_of_it_is_kept_in_the_clear);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        owners_ = std::make_unique<Owners>();
        owner_ = owners_->make();
        sign_in(browser_, owner_);
    }
    void tearDown() override {
        forget_failures();
        owners_.reset();
        browser_ = Browser();
    }

    void one_is_shown_once_and_listed_by_its_name() {
        CHECK_CONTAINS("Ninguna todavía", browser_.get(url()).body);
        const Answer posted = post(browser_, "Teléfono de <Yolanda>");
        CHECK_EQUAL(303, posted.status);
        CHECK_EQUAL("", posted.body);
        CHECK_CONTAINS("HttpOnly", posted.header("set-cookie"));
        const Answer shown = browser_.get(url());
        CHECK_EQUAL(200, shown.status);
        CHECK_EQUAL("no-store", shown.header("cache-control"));
        CHECK_CONTAINS("La contraseña para «Teléfono de &lt;Yolanda&gt;» está lista", shown.body);
        const std::string secret = secret_in(shown);
        CHECK_EQUAL(19U, secret.size());
        const Answer again = browser_.get(url());
        CHECK_EQUAL("", secret_in(again));
        CHECK_LACKS(secret, again.body);
        CHECK_CONTAINS("<h3>Teléfono de &lt;Yolanda&gt;</h3>", again.body);
        CHECK_EQUAL("1 live app_password_created app_password_created", owners_->state(owner_));
    }

    void it_opens_imap_and_smtp_and_nothing_else() {
        const std::string secret = make_one(browser_, "Teléfono");
        CHECK_EQUAL(0, count_messages(owner_.address, secret));
        CHECK_EQUAL(235, smtp_auth(owner_.address, secret));
        CHECK_EQUAL(0, count_messages(owner_.address, kOwnersPassword));
        CHECK_EQUAL(535, smtp_auth(owner_.address, secret, "127.0.0.1", kWebmailPort));
        CHECK_EQUAL(kRefused, count_messages(person("beto.").address, secret));
        CHECK_EQUAL(kRefused, count_messages(std::string(32, 'a') + "*" + owner_.address, secret));
        Browser other;
        const Answer login = other.post(portal() + "/login", fill_sign_in(other, {owner_.address, secret}));
        CHECK_EQUAL(422, login.status);
        CHECK_EQUAL(422, post(browser_, "Tableta", secret).status);
    }

    void it_is_typed_as_it_was_shown() {
        const std::string secret = make_one(browser_, "Teléfono");
        std::string bare = secret;
        std::erase(bare, '-');
        std::string large = secret;
        std::transform(large.begin(), large.end(), large.begin(),
                       [](char c) { return static_cast<char>(std::toupper(c)); });
        std::vector<std::future<int>> tries;
        for (const std::string& wrong : {bare, large, secret + " ", secret.substr(1), std::string()})
            tries.push_back(
                std::async(std::launch::async, [&, wrong] { return count_messages(owner_.address, wrong); }));
        for (auto& attempt : tries) CHECK_EQUAL(kRefused, attempt.get());
    }

    void a_revoked_one_is_dead_at_the_next_command() {
        const std::string secret = make_one(browser_, "Teléfono");
        const std::string kept = make_one(browser_, "Tableta");
        OpenImap phone(owner_.address, secret);
        // The newest comes first; the phone's is the one before.
        const std::string id = std::to_string(std::stoull(owners_->last_id(owner_)) - 1);
        const Answer answer = revoke(browser_, id);
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(url() + "?revoked", answer.header("location"));
        CHECK_CONTAINS("está revocada", browser_.get(url() + "?revoked").body);
        CHECK(phone.ends());
        CHECK_EQUAL(kRefused, count_messages(owner_.address, secret));
        CHECK_EQUAL(535, smtp_auth(owner_.address, secret));
        CHECK_EQUAL(0, count_messages(owner_.address, kept));
        CHECK_EQUAL(
            "1 live app_password_created,app_password_created,app_password_revoked"
            " app_password_created,app_password_created,kick,app_password_revoked",
            owners_->state(owner_));
    }

    void any_new_password_ends_them_all() {
        const std::string secret = make_one(browser_, "Teléfono");
        OpenImap phone(owner_.address, secret);
        CHECK_EQUAL(0, ctl({"account", "reset", "--letter", owner_.address}).status);
        CHECK(phone.ends());
        CHECK_EQUAL(kRefused, count_messages(owner_.address, secret));
        CHECK_CONTAINS("0 live", owners_->state(owner_));
    }

    void a_block_keeps_them_shut() {
        const std::string secret = make_one(browser_, "Teléfono");
        CHECK_EQUAL(0, ctl({"account", "block", owner_.address}).status);
        CHECK_EQUAL(kRefused, count_messages(owner_.address, secret));
        CHECK_EQUAL(535, smtp_auth(owner_.address, secret));
        CHECK_EQUAL(0, ctl({"account", "unblock", owner_.address}).status);
        CHECK_EQUAL(0, count_messages(owner_.address, secret));
    }

    void making_one_asks_the_present_password() {
        const std::string wrong = "mala <secreta>";
        const Answer answer = post(browser_, "Teléfono \"de\" Yolanda", wrong);
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS(kNotMade, answer.body);
        CHECK_CONTAINS("La contraseña actual no es correcta", answer.body);
        CHECK_EQUAL("Teléfono &quot;de&quot; Yolanda", answer.input("device"));
        CHECK_LACKS("secreta", answer.body);
        CHECK_EQUAL(422, post(browser_, "Teléfono", "").status);
        for (int i = 0; i < 3; ++i) post(browser_, "Teléfono", "mala " + std::to_string(i));
        const Answer locked = post(browser_, "Teléfono");
        CHECK_EQUAL(429, locked.status);
        CHECK(!locked.header("retry-after").empty());
        CHECK_CONTAINS("demasiados intentos", locked.body);
        CHECK_EQUAL("0 live", owners_->state(owner_));
    }

    // What was made with the password alone went round the second factor for good.
    void with_a_second_factor_its_code_is_asked() {
        CHECK_LACKS("one-time-code", browser_.get(url()).body);
        const SecondFactor factor(owner_.address);
        CHECK_CONTAINS("one-time-code", browser_.get(url()).body);
        const Answer without = post(browser_, "telefono");
        CHECK_EQUAL(422, without.status);
        CHECK_CONTAINS("Escriba el código.", without.body);
        CHECK_CONTAINS("value=\"telefono\"", without.body);
        CHECK_EQUAL(422, post(browser_, "telefono", kOwnersPassword, factor.wrong_code()).status);
        CHECK_EQUAL("0 live", owners_->state(owner_));
        // With a wrong password the code is not looked at, and stays good.
        CHECK_EQUAL(422, post(browser_, "telefono", "mala", factor.code()).status);
        const std::string code = factor.code();  // half a minute may end before it is sent again
        CHECK_EQUAL(303, post(browser_, "telefono", kOwnersPassword, code).status);
        CHECK_EQUAL(422, post(browser_, "otro", kOwnersPassword, code).status);
        CHECK_EQUAL("1 live app_password_created app_password_created", owners_->state(owner_));
    }

    void guessing_at_its_code_closes_the_page() {
        const SecondFactor factor(owner_.address);
        Answer last;
        for (int i = 0; i < 4; ++i) last = post(browser_, "telefono", kOwnersPassword, factor.wrong_code());
        CHECK_EQUAL(429, last.status);
        CHECK(!last.header("retry-after").empty());
        CHECK_EQUAL(429, post(browser_, "telefono", kOwnersPassword, factor.code()).status);
    }

    void a_name_is_asked_for() {
        const std::vector<std::pair<std::string, std::string>> wrong{{"  ", "Escriba un nombre"},
                                                                     {std::string(41, 'x'), "pasa de 40 caracteres"},
                                                                     {"a\x07"
                                                                      "b",
                                                                      "signos que no se ven"}};
        for (const auto& [device, why] : wrong) {
            const Answer answer = post(browser_, device);
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS(why, answer.body);
            CHECK_CONTAINS(kNotMade, answer.body);
            CHECK_LACKS(kOwnersPassword, answer.body);
        }
        CHECK_EQUAL("0 live", owners_->state(owner_));
        std::string longest;
        for (int i = 0; i < 40; ++i) longest += "ñ";
        make_one(browser_, longest);
    }

    // The same lock for both, and a wrong one counts once although two are asked for it.
    void wrong_ones_are_counted_like_wrong_passwords() {
        const std::string secret = make_one(browser_, "Teléfono");
        const std::string source = "127.60.0.1";
        CHECK_EQUAL(kRefused, count_messages(owner_.address, "aaaa-aaaa-aaaa-aaaa", source));
        CHECK_EQUAL("1", db::Connection(database())
                             .find({"counted", "SELECT CAST(MAX(failures) AS CHAR) FROM lockout WHERE tolerated = 3"})
                             ->text(0));
        std::vector<std::future<int>> tries;
        for (const char* wrong : {"bbbb-bbbb-bbbb-bbbb", "cccc-cccc-cccc-cccc", "dddd-dddd-dddd-dddd"})
            tries.push_back(
                std::async(std::launch::async, [&, wrong] { return count_messages(owner_.address, wrong, source); }));
        for (auto& attempt : tries) CHECK_EQUAL(kRefused, attempt.get());
        CHECK_EQUAL(kRefused, count_messages(owner_.address, secret, source));
        CHECK_EQUAL(0, count_messages(owner_.address, secret, "127.61.0.1"));
    }

    void ten_at_most() {
        for (int i = 0; i < 10; ++i) CHECK_EQUAL(303, post(browser_, "Equipo " + std::to_string(i)).status);
        const Answer page = browser_.get(url());
        CHECK_CONTAINS("Ya tiene 10", page.body);
        CHECK_EQUAL("", page.input("device"));
        const std::string csrf = page.input("csrf");
        const Answer answer =
            browser_.post(url(), {{"csrf", csrf}, {"device", "Otro"}, {"present_password", kOwnersPassword}});
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS("No se creó otra contraseña", answer.body);
        CHECK_CONTAINS("10 live", owners_->state(owner_));
    }

    void anothers_and_nobodys_are_not_found_alike() {
        make_one(browser_, "Teléfono");
        const DemoPerson other = owners_->make();
        Browser browser;
        sign_in(browser, other);
        for (const std::string& id : {owners_->last_id(owner_), std::string("999999999"), std::string("0"),
                                      std::string("-1"), std::string("x"), std::string()}) {
            const Answer answer = revoke(browser, id);
            CHECK_EQUAL(404, answer.status);
            CHECK_CONTAINS("ya no existe", answer.body);
        }
        CHECK_CONTAINS("1 live app_password_created", owners_->state(owner_));
        CHECK_EQUAL("0 live", owners_->state(other));
        CHECK_CONTAINS("Ninguna todavía", browser.get(url()).body);
    }

    void a_secret_opens_beside_its_session_alone() {
        CHECK_EQUAL(303, post(browser_, "Teléfono").status);
        Browser other;
        sign_in(other, owner_);
        other.cookies["localhost"][kCookie] = browser_.cookies["localhost"][kCookie];
        CHECK_LACKS(kReady, other.get(url()).body);
        {
            const ClockOffset later(150);
            CHECK_LACKS(kReady, browser_.get(url()).body);
        }
    }

    void a_stranger_is_sent_to_sign_in() {
        Browser stranger;
        CHECK(is_sent_to_sign_in(stranger.get(url())));
        const std::string csrf = stranger.get(portal() + "/login").input("csrf");
        for (const char* path : {"", "/revoke"})
            CHECK(is_sent_to_sign_in(stranger.post(url() + path, {{"csrf", csrf}, {"id", "1"}})));
    }

    void only_our_own_form_is_heard() {
        for (const char* path : {"", "/revoke"}) {
            CHECK_EQUAL(403,
                        browser_.post(url() + path, {{"device", "x"}, {"present_password", kOwnersPassword}}).status);
            CHECK_EQUAL(403, browser_.post(url() + path, {{"csrf", "x"}, {"id", "1"}}).status);
        }
        const std::string csrf = browser_.get(url()).input("csrf");
        CHECK_EQUAL(400, browser_.post(url(), {{"csrf", csrf}, {"device", "a"}, {"device", "b"}}).status);
        CHECK_EQUAL("0 live", owners_->state(owner_));
    }

    void the_other_methods_are_refused() {
        for (const char* method : {"PUT", "DELETE", "PATCH"})
            CHECK_EQUAL(405, browser_.send(method, url(), "", {}).status);
        CHECK_EQUAL(405, browser_.get(url() + "/revoke").status);
    }

    void without_a_database_the_page_says_so() {
        const std::string csrf = browser_.get(url()).input("csrf");
        {
            const StoppedPart away("mariadb");
            for (const Answer& answer :
                 {browser_.get(url()),
                  browser_.post(url(), {{"csrf", csrf}, {"device", "Teléfono"}, {"present_password", kOwnersPassword}}),
                  browser_.post(url() + "/revoke", {{"csrf", csrf}, {"id", "1"}})}) {
                CHECK_EQUAL(503, answer.status);
                CHECK_CONTAINS(answer.header("x-request-id"), answer.body);
                CHECK_LACKS(kOwnersPassword, answer.body);
            }
        }
        owners_ = std::make_unique<Owners>();
        CHECK_EQUAL("0 live", owners_->state(owner_));
        make_one(browser_, "Teléfono");
    }

    void nothing_of_it_is_kept_in_the_clear() {
        const std::string secret = make_one(browser_, "Teléfono");
        CHECK_EQUAL(0, count_messages(owner_.address, secret));
        const std::string dump = run({"mariadb-dump", "--no-defaults", "--socket=" + folder() + "/run/mysql.sock",
                                      "--user=root", "--hex-blob", "valija", "app_password", "movement", "outbox"})
                                     .out;
        CHECK_LACKS(secret, dump);
        CHECK_EQUAL(1, run({"grep", "-rqF", "--", secret, folder() + "/log"}).status);
    }

  private:
    std::unique_ptr<Owners> owners_;
    DemoPerson owner_;
    Browser browser_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(AppPasswordsPageTest);

}  // namespace valija::tests
