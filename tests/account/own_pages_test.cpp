// SPDX-License-Identifier: AGPL-3.0-or-later
// A person's own password, sessions, data and reports, at the outside.
#include <nlohmann/json.hpp>

#include <array>
#include <memory>
#include <regex>

#include "support/account_owners.h"
#include "support/browser.h"
#include "support/open_imap.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kNewPassword = "cuchara lluvia treinta faro miel";
constexpr const char* kSession = "__Host-valija_session";
constexpr const char* kHost = "localhost";
constexpr int kRefused = -1;

std::string account() { return portal() + "/account"; }
std::string url(const std::string& page) { return account() + page; }
bool is_sent_to_sign_in(const Answer& answer) { return answer.leads_to(portal() + "/login?to=account"); }

Fields fields(Browser& browser, const std::string& page, Fields more) {
    more.emplace_back("csrf", browser.get(url(page)).input("csrf"));
    return more;
}
Answer change(Browser& browser, const std::string& present, const std::string& chosen, const std::string& again) {
    return browser.post(
        url("/password"),
        fields(browser, "/password",
               {{"present_password", present}, {"new_password", chosen}, {"new_password_again", again}}));
}
Answer act(Browser& browser, const std::string& action, const std::string& id = {}) {
    return browser.post(url("/sessions/" + action), fields(browser, "/sessions", {{"id", id}}));
}
Answer report(Browser& browser, const std::string& kind, const std::string& message) {
    return browser.post(url("/report"), fields(browser, "/report", {{"kind", kind}, {"message", message}}));
}
// The names in the forms of one action, in the page's order.
std::vector<std::string> names(const std::string& page, const std::string& action) {
    std::vector<std::string> found;
    const std::regex form("sessions/" + action + "\"[^]*?name=\"id\" value=\"([^\"]*)\"");
    for (auto it = std::sregex_iterator(page.begin(), page.end(), form); it != std::sregex_iterator(); ++it)
        found.push_back((*it)[1]);
    return found;
}

}  // namespace

class OwnPagesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(OwnPagesTest);
    CPPUNIT_TEST(the_overview_says_whose_it_is_and_how_full);
    CPPUNIT_TEST(a_new_password_ends_everything_else);
    CPPUNIT_TEST(the_old_cookie_opens_nothing_after_it);
    CPPUNIT_TEST(a_password_is_judged_before_the_present_one);
    CPPUNIT_TEST(a_wrong_present_password_changes_nothing_and_is_counted);
    CPPUNIT_TEST(one_session_can_be_ended);
    CPPUNIT_TEST(anothers_session_and_nobodys_are_not_found_alike);
    CPPUNIT_TEST(all_the_others_end_at_once);
    CPPUNIT_TEST(a_browser_can_be_forgotten);
    CPPUNIT_TEST(lock_down_leads_to_a_new_password);
    CPPUNIT_TEST(no_hash_of_a_session_is_shown);
    CPPUNIT_TEST(a_new_holder_sees_nothing_of_the_one_before);
    CPPUNIT_TEST(ones_data_come_as_a_file_without_secrets);
    CPPUNIT_TEST(an_account_that_is_not_personal_says_nothing_of_its_holder);
    CPPUNIT_TEST(a_report_reaches_the_help_desk);
    CPPUNIT_TEST(a_report_that_will_not_do_keeps_what_was_typed);
    CPPUNIT_TEST(ten_reports_a_day);
    CPPUNIT_TEST(a_stranger_is_sent_to_sign_in);
    CPPUNIT_TEST(only_our_own_form_is_heard);
    CPPUNIT_TEST(the_other_methods_are_refused);
    CPPUNIT_TEST(without_a_database_the_pages_say_so);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        owners_ = std::make_unique<AccountOwners>();
        owner_ = owners_->make();
        sign_in(browser_, owner_);
    }
    void tearDown() override {
        forget_failures();
        owners_.reset();
        browser_ = Browser();
    }

    void the_overview_says_whose_it_is_and_how_full() {
        const Answer page = browser_.get(account());
        CHECK_EQUAL(200, page.status);
        CHECK_CONTAINS("<dd>Yolanda Quijano</dd>", page.body);
        CHECK_CONTAINS("<dd>Personal</dd>", page.body);
        CHECK_CONTAINS("Usa 0&nbsp;KB de 15&nbsp;GB (0&nbsp;%). Mensajes: 0.", page.body);
        CHECK_CONTAINS("abierta solo en este navegador", page.body);
        CHECK_CONTAINS("Ingreso al portal", page.body);
        owners_->connection().change({"fill_mailbox",
                                      "REPLACE INTO mailbox_usage (address, bytes, messages)"
                                      " SELECT ?, 16106127360, 7"},
                                     owner_.address);
        const Answer full = browser_.get(account());
        CHECK_CONTAINS("Usa 15&nbsp;GB de 15&nbsp;GB (100&nbsp;%). Mensajes: 7.", full.body);
        CHECK_CONTAINS("está lleno", full.body);
    }

    void a_new_password_ends_everything_else() {
        Browser other;
        sign_in(other, owner_);
        OpenImap phone(owner_.address, owner_.password);
        const Answer answer = change(browser_, owner_.password, kNewPassword, kNewPassword);
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(url("/password?changed"), answer.header("location"));
        CHECK_CONTAINS("Su contraseña está cambiada", browser_.get(url("/password?changed")).body);
        CHECK(is_sent_to_sign_in(other.get(account())));
        CHECK(phone.ends());
        CHECK_EQUAL(kRefused, count_messages(owner_.address, owner_.password));
        CHECK_EQUAL(0, count_messages(owner_.address, kNewPassword));
        CHECK_CONTAINS("signed_in,signed_in,password_changed", owners_->movements(owner_));
        CHECK_CONTAINS("kick,account_password_changed", owners_->messages(owner_));
    }

    void the_old_cookie_opens_nothing_after_it() {
        Browser thief;
        thief.cookies = browser_.cookies;
        CHECK_EQUAL(200, thief.get(account()).status);
        CHECK_EQUAL(303, change(browser_, owner_.password, kNewPassword, kNewPassword).status);
        CHECK(browser_.cookies[kHost][kSession] != thief.cookies[kHost][kSession]);
        CHECK(is_sent_to_sign_in(thief.get(account())));
        CHECK_EQUAL(200, browser_.get(account()).status);
        CHECK_EQUAL("1", owners_->sessions(owner_));
    }

    void a_password_is_judged_before_the_present_one() {
        const std::vector<std::array<std::string, 3>> refused{
            {kNewPassword, "otra cosa larga", "no son iguales"},
            {"corta", "corta", "debe tener al menos"},
            {"contraseña123", "contraseña123", "contraseña conocida"},
            {"yolanda quijano yolanda", "yolanda quijano yolanda", "contiene su nombre"},
            {owner_.password, owner_.password, "la contraseña que ya tiene"},
            {"", "", "Escriba la contraseña que quiere usar"}};
        for (const auto& [chosen, again, why] : refused) {
            const Answer answer = change(browser_, owner_.password, chosen, again);
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS(why, answer.body);
            CHECK_CONTAINS("no ha cambiado todavía", answer.body);
            CHECK_LACKS("value=\"" + owner_.password, answer.body);
        }
        // The meter is there without JavaScript too.
        CHECK_CONTAINS("La que envió:", change(browser_, owner_.password, "corta", "corta").body);
        CHECK_EQUAL(0, count_messages(owner_.address, owner_.password));
        CHECK_EQUAL("signed_in", owners_->movements(owner_));
    }

    void a_wrong_present_password_changes_nothing_and_is_counted() {
        const Answer answer = change(browser_, "mala <secreta>", kNewPassword, kNewPassword);
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS("La contraseña actual no es correcta", answer.body);
        CHECK_LACKS("secreta", answer.body);
        CHECK_LACKS(kNewPassword, answer.body);
        for (int i = 0; i < 3; ++i) change(browser_, "mala " + std::to_string(i), kNewPassword, kNewPassword);
        const Answer locked = change(browser_, owner_.password, kNewPassword, kNewPassword);
        CHECK_EQUAL(429, locked.status);
        CHECK(!locked.header("retry-after").empty());
        CHECK_EQUAL("signed_in", owners_->movements(owner_));
    }

    void one_session_can_be_ended() {
        Browser other;
        sign_in(other, owner_);
        const Answer page = browser_.get(url("/sessions"));
        CHECK_CONTAINS("Este navegador", page.body);
        CHECK_CONTAINS("127.0.0.1", page.body);
        const auto others = names(page.body, "end");
        CHECK_EQUAL(1U, others.size());
        const Answer answer = act(browser_, "end", others.front());
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(url("/sessions?ended"), answer.header("location"));
        CHECK_CONTAINS("La sesión está cerrada", browser_.get(url("/sessions?ended")).body);
        CHECK(is_sent_to_sign_in(other.get(account())));
        CHECK_EQUAL(404, act(browser_, "end", others.front()).status);
        CHECK_CONTAINS("session_ended", owners_->movements(owner_));
    }

    void anothers_session_and_nobodys_are_not_found_alike() {
        Browser second;
        sign_in(second, owner_);
        const std::string name = names(browser_.get(url("/sessions")).body, "end").front();
        const std::string known = names(browser_.get(url("/sessions")).body, "forget").front();
        const DemoPerson stranger = owners_->make();
        Browser browser;
        sign_in(browser, stranger);
        for (const char* action : {"end", "forget"}) {
            for (const std::string& id : {name, known, std::string(43, 'A'), std::string("x"), std::string()}) {
                const Answer answer = act(browser, action, id);
                CHECK_EQUAL(404, answer.status);
                CHECK_CONTAINS("ya no está en la lista", answer.body);
            }
        }
        CHECK_EQUAL("2", owners_->sessions(owner_));
        CHECK_EQUAL("signed_in", owners_->movements(stranger));
        // Nor does a name hold for the same person's other session.
        CHECK_EQUAL(404, act(second, "end", name).status);
    }

    void all_the_others_end_at_once() {
        Browser other;
        sign_in(other, owner_);
        OpenImap phone(owner_.address, owner_.password);
        // Whoever copied this browser's own cookie is another one too.
        Browser thief;
        thief.cookies = browser_.cookies;
        const Answer answer = act(browser_, "end-others");
        CHECK_EQUAL(303, answer.status);
        CHECK_CONTAINS("Sus otras sesiones están cerradas", browser_.get(answer.header("location")).body);
        CHECK(is_sent_to_sign_in(thief.get(account())));
        CHECK(is_sent_to_sign_in(other.get(account())));
        CHECK(phone.ends());
        CHECK_EQUAL("1", owners_->sessions(owner_));
        CHECK_EQUAL(0, count_messages(owner_.address, owner_.password));
        CHECK_EQUAL(1U, names(browser_.get(url("/sessions")).body, "forget").size());
    }

    void a_browser_can_be_forgotten() {
        Browser other;
        sign_in(other, owner_);
        const auto known = names(browser_.get(url("/sessions")).body, "forget");
        CHECK_EQUAL(2U, known.size());
        // The last seen first: the other's.
        const Answer answer = act(browser_, "forget", known.front());
        CHECK_EQUAL(303, answer.status);
        CHECK_CONTAINS("ya no es conocido", browser_.get(answer.header("location")).body);
        CHECK(is_sent_to_sign_in(other.get(account())));
        CHECK_EQUAL(200, browser_.get(account()).status);
    }

    void lock_down_leads_to_a_new_password() {
        Browser other;
        sign_in(other, owner_);
        Browser thief;
        thief.cookies = browser_.cookies;
        const Answer answer = act(browser_, "lock-down");
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(url("/password?lock-down"), answer.header("location"));
        CHECK_CONTAINS("Todo lo demás está cerrado", browser_.get(url("/password?lock-down")).body);
        CHECK(is_sent_to_sign_in(other.get(account())));
        CHECK(is_sent_to_sign_in(thief.get(account())));
        CHECK_EQUAL(303, change(browser_, owner_.password, kNewPassword, kNewPassword).status);
    }

    void no_hash_of_a_session_is_shown() {
        Browser other;
        sign_in(other, owner_);
        const std::string page = browser_.get(url("/sessions")).body + download().body;
        for (const char* column : {"LOWER(HEX(s.id_hash))", "HEX(s.id_hash)", "TO_BASE64(s.id_hash)"}) {
            const std::string sql = std::string("SELECT ") + column +
                                    " FROM session s JOIN address a ON a.mailbox_id = s.mailbox_id"
                                    " WHERE a.address = ? LIMIT 1";
            CHECK_LACKS(owners_->about(owner_, "hash_of_session", sql.c_str()), page);
        }
    }

    void a_new_holder_sees_nothing_of_the_one_before() {
        owners_->connection().change({"hand_over",
                                      "UPDATE holding h JOIN address a ON a.mailbox_id = h.mailbox_id"
                                      " SET h.valid_from = h.valid_from + INTERVAL 1 DAY WHERE a.address = ?"},
                                     owner_.address);
        CHECK_LACKS("Ingreso al portal", browser_.get(url("/sessions")).body);
        CHECK_LACKS("signed_in", download().body);
    }

    void ones_data_come_as_a_file_without_secrets() {
        CHECK_CONTAINS("/account/data/download", browser_.get(url("/data")).body);
        const Answer refused = download("mala");
        CHECK_EQUAL(422, refused.status);
        CHECK_CONTAINS("El archivo no se descargó", refused.body);
        const Answer file = download();
        CHECK_EQUAL(200, file.status);
        CHECK_EQUAL("application/json; charset=utf-8", file.header("content-type"));
        CHECK_EQUAL("attachment; filename=\"mis-datos.json\"", file.header("content-disposition"));
        CHECK_EQUAL("no-store", file.header("cache-control"));
        const auto data = nlohmann::json::parse(file.body);
        CHECK_EQUAL(owner_.address, data["account"]["address"].get<std::string>());
        CHECK_EQUAL("personal", data["account"]["type"].get<std::string>());
        CHECK_EQUAL("Yolanda", data["person"]["given_names"].get<std::string>());
        CHECK_EQUAL("register", data["person"]["alternate_address"]["confirmed_by"].get<std::string>());
        CHECK(data["person"]["mobile"].is_null());
        CHECK_EQUAL(1U, data["open_sessions"].size());
        CHECK(data["conditions_accepted"].is_array());
        CHECK(data["mail_rules"]["forwarded_to"].is_null());
        CHECK_EQUAL(false, data["mail_rules"]["answers"].get<bool>());
        CHECK_EQUAL(1U, data["known_browsers"].size());
        CHECK_EQUAL("signed_in", data["movements"][0]["action"].get<std::string>());
        for (const char* secret : {"hash", "ARGON2ID", "argon2", "secret"}) CHECK_LACKS(secret, file.body);
        const DemoPerson ana = person("ana.");
        CHECK_LACKS(ana.address, file.body);
    }

    // Whoever else sits at an office's account found its holder's two keys there.
    void an_account_that_is_not_personal_says_nothing_of_its_holder() {
        owners_->connection().change({"make_official",
                                      "UPDATE holding h JOIN address a ON a.mailbox_id = h.mailbox_id"
                                      " SET h.account_type = 'function' WHERE a.address = ?"},
                                     owner_.address);
        const auto data = nlohmann::json::parse(download().body);
        CHECK_EQUAL("function", data["account"]["type"].get<std::string>());
        CHECK(data["person"].is_null());
    }

    void a_report_reaches_the_help_desk() {
        const Answer answer = report(browser_, "anomaly", "Vi una entrada\nque no es mía");
        CHECK_EQUAL(303, answer.status);
        CHECK_CONTAINS("va en camino a la mesa de ayuda", browser_.get(answer.header("location")).body);
        CHECK_CONTAINS("problem_reported", owners_->movements(owner_));
        CHECK_EQUAL("mail", owners_->messages(owner_));
    }

    void a_report_that_will_not_do_keeps_what_was_typed() {
        const Answer none = report(browser_, "", "Texto con <b>signos</b>");
        CHECK_EQUAL(422, none.status);
        CHECK_CONTAINS("Elija una de las tres", none.body);
        CHECK_CONTAINS("Texto con &lt;b&gt;signos&lt;/b&gt;", none.body);
        const Answer other = report(browser_, "gossip", "Texto");
        CHECK_EQUAL(422, other.status);
        const Answer empty = report(browser_, "abuse", " ");
        CHECK_EQUAL(422, empty.status);
        CHECK_CONTAINS("Cuente qué pasó", empty.body);
        CHECK_CONTAINS("value=\"abuse\" required checked", empty.body);
        CHECK_CONTAINS("Pasa de 5000", report(browser_, "abuse", std::string(5001, 'x')).body);
        CHECK_CONTAINS("signos que no se ven", report(browser_, "abuse",
                                                      "a\x07"
                                                      "b")
                                                   .body);
        CHECK_EQUAL("", owners_->messages(owner_));
    }

    void ten_reports_a_day() {
        for (int i = 0; i < 10; ++i) CHECK_EQUAL(303, report(browser_, "problem", "Aviso").status);
        const Answer more = report(browser_, "problem", "Uno más");
        CHECK_EQUAL(429, more.status);
        CHECK(!more.header("retry-after").empty());
        CHECK_CONTAINS("Uno más", more.body);
        CHECK_CONTAINS("en un día", more.body);
    }

    void a_stranger_is_sent_to_sign_in() {
        Browser stranger;
        const std::string csrf = stranger.get(portal() + "/login").input("csrf");
        for (const char* page : {"/password", "/sessions", "/data", "/report"})
            CHECK(is_sent_to_sign_in(stranger.get(url(page))));
        for (const char* page : {"/password", "/sessions/end", "/sessions/forget", "/sessions/end-others",
                                 "/sessions/lock-down", "/report"})
            CHECK(is_sent_to_sign_in(stranger.post(url(page), {{"csrf", csrf}})));
    }

    void only_our_own_form_is_heard() {
        Browser other;
        sign_in(other, owner_);
        for (const char* page : {"/password", "/sessions/end", "/sessions/forget", "/sessions/end-others",
                                 "/sessions/lock-down", "/report"}) {
            CHECK_EQUAL(403, browser_.post(url(page), {{"kind", "abuse"}, {"message", "x"}}).status);
            CHECK_EQUAL(403, browser_.post(url(page), {{"csrf", "x"}, {"id", "1"}}).status);
        }
        CHECK_EQUAL("2", owners_->sessions(owner_));
        CHECK_EQUAL("", owners_->messages(owner_));
    }

    void the_other_methods_are_refused() {
        for (const char* page : {"/password", "/sessions", "/data", "/report"})
            CHECK_EQUAL(405, browser_.send("PUT", url(page), "", {}).status);
        for (const char* page : {"/sessions/end", "/sessions/forget", "/sessions/end-others", "/sessions/lock-down"})
            CHECK_EQUAL(405, browser_.get(url(page)).status);
        CHECK_EQUAL(405, browser_.get(url("/data/download")).status);
        CHECK_EQUAL(403, browser_.post(url("/data/download"), {}).status);
    }

    void without_a_database_the_pages_say_so() {
        const std::string csrf = browser_.get(url("/password")).input("csrf");
        {
            const StoppedPart away("mariadb");
            for (const Answer& answer :
                 {browser_.get(account()), browser_.get(url("/sessions")),
                  browser_.post(url("/data/download"), {{"csrf", csrf}, {"present_password", owner_.password}}),
                  browser_.post(url("/password"), {{"csrf", csrf},
                                                   {"present_password", owner_.password},
                                                   {"new_password", kNewPassword},
                                                   {"new_password_again", kNewPassword}}),
                  browser_.post(url("/sessions/end-others"), {{"csrf", csrf}}),
                  browser_.post(url("/report"), {{"csrf", csrf}, {"kind", "abuse"}, {"message", "x"}})}) {
                CHECK_EQUAL(503, answer.status);
                CHECK_CONTAINS(answer.header("x-request-id"), answer.body);
                CHECK_LACKS(kNewPassword, answer.body);
            }
        }
        owners_ = std::make_unique<AccountOwners>();
        CHECK_EQUAL("signed_in", owners_->movements(owner_));
        CHECK_EQUAL(200, browser_.get(account()).status);
    }

  private:
    Answer download(const std::string& password = kOwnersPassword) {
        const std::string csrf = browser_.get(url("/data")).input("csrf");
        return browser_.post(url("/data/download"), {{"csrf", csrf}, {"present_password", password}});
    }

    std::unique_ptr<AccountOwners> owners_;
    DemoPerson owner_;
    Browser browser_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(OwnPagesTest);

}  // namespace valija::tests
