// SPDX-License-Identifier: AGPL-3.0-or-later
// /login/second-factor at the outside: what a right password opens where there is a second factor, and what opens it.
#include <algorithm>
#include <thread>

#include "support/browser.h"
#include "support/second_factor.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kPass = "__Host-valija_sign_in";
constexpr const char* kSession = "__Host-valija_session";
constexpr const char* kOver = "Este paso no está abierto en este navegador";

std::string login_url() { return portal() + "/login"; }
std::string url() { return portal() + "/login/second-factor"; }

std::string sql(const std::string& statements) {
    return run({"mariadb", "--no-defaults", "--socket=" + folder() + "/run/mysql.sock", "--user=root", "--batch",
                "--skip-column-names", "valija", "--execute=" + statements})
        .out;
}

bool is_signed_in(Browser& browser) { return browser.cookies["localhost"][kSession].starts_with("s."); }

bool entered(const Answer& answer) {
    return answer.status == 303 && answer.header("set-cookie").find("=s.") != std::string::npos;
}

}  // namespace

class SecondFactorPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(SecondFactorPageTest);
    CPPUNIT_TEST(a_right_password_opens_nothing_yet);
    CPPUNIT_TEST(the_code_leads_to_the_inbox);
    CPPUNIT_TEST(a_code_is_used_once);
    CPPUNIT_TEST(a_recovery_code_enters_once);
    CPPUNIT_TEST(three_wrong_codes_end_the_pass);
    CPPUNIT_TEST(wrong_codes_are_counted_over_all_passes);
    CPPUNIT_TEST(a_lock_here_locks_nobody_out_of_the_password);
    CPPUNIT_TEST(an_empty_code_costs_no_try);
    CPPUNIT_TEST(without_a_pass_there_is_no_step);
    CPPUNIT_TEST(a_pass_is_for_its_site_and_five_minutes);
    CPPUNIT_TEST(a_new_password_or_a_block_ends_the_pass);
    CPPUNIT_TEST(a_pass_and_a_code_enter_once_of_many_at_once);
    CPPUNIT_TEST(the_code_of_another_person_does_not_enter);
    CPPUNIT_TEST(a_form_of_ours_alone_is_taken);
    CPPUNIT_TEST(other_methods_are_refused);
    CPPUNIT_TEST(a_wrong_password_sees_nothing_of_it);
    CPPUNIT_TEST(who_is_suspended_hears_that_first);
    CPPUNIT_TEST(it_leads_where_the_person_wanted_to_go);
    CPPUNIT_TEST(the_operator_takes_it_away);
    CPPUNIT_TEST(the_password_opens_no_mail_program);
    CPPUNIT_TEST(with_the_database_away_it_says_so);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        who_ = person("lorena.");
        factor_ = std::make_unique<SecondFactor>(who_.address);
    }
    void tearDown() override {
        factor_.reset();
        forget_failures();
    }

    void a_right_password_opens_nothing_yet() {
        Browser browser;
        const Answer answer = browser.post(login_url(), fill_sign_in(browser, who_));
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(url(), answer.header("location"));
        const std::string cookie = answer.header("set-cookie");
        CHECK(cookie.starts_with(std::string(kPass) + "="));
        for (const char* attribute : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"})
            CHECK_CONTAINS(attribute, cookie);
        CHECK_LACKS("Max-Age", cookie);
        CHECK_LACKS("\n", cookie);
        CHECK(!is_signed_in(browser));
        CHECK_EQUAL(login_url() + "?to=account", browser.get(portal() + "/account").header("location"));
        const Answer page = browser.get(url());
        CHECK_EQUAL(200, page.status);
        CHECK_CONTAINS(who_.address, page.body);
        CHECK_LACKS("Ha ingresado como", page.body);
        // Neither the pass nor the code stands in the database.
        const std::string pass = browser.cookies["localhost"][kPass];
        CHECK_EQUAL("1\n", sql("SELECT COUNT(*) FROM sign_in_pass WHERE id_hash = UNHEX(SHA2('" + pass + "', 256))"));
        CHECK_EQUAL("0\n", sql("SELECT COUNT(*) FROM sign_in_pass WHERE id_hash LIKE '%" + pass.substr(0, 20) + "%'"));
    }

    void the_code_leads_to_the_inbox() {
        Browser browser = with_pass();
        const Answer answer = send(browser, factor_->code());
        CHECK(entered(answer));
        CHECK_EQUAL(webmail() + "/sign-on", answer.header("location"));
        CHECK_CONTAINS(std::string(kPass) + "=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0",
                       answer.header("set-cookie"));
        CHECK_CONTAINS("__Host-valija_device=", answer.header("set-cookie"));
        CHECK_CONTAINS("rcmail", browser.follow(webmail() + "/sign-on").body);
        CHECK_EQUAL("signed_in\n", newest_movement());
        CHECK_EQUAL(403, browser.get(url()).status);
    }

    void a_code_is_used_once() {
        const std::string code = factor_->code();
        Browser first = with_pass();
        CHECK(entered(send(first, code)));
        Browser second = with_pass();
        CHECK_EQUAL(422, send(second, code).status);
        CHECK(entered(send(second, factor_->code(1))));
    }

    void a_recovery_code_enters_once() {
        const std::string code = factor_->recovery_codes()[3];
        Browser first = with_pass();
        CHECK(entered(send(first, " " + code.substr(0, 5) + " " + code.substr(6) + " ")));
        CHECK_EQUAL("signed_in\nsecond_factor_code_used\n", newest_movements(2));
        Browser second = with_pass();
        CHECK_EQUAL(422, send(second, code).status);
        CHECK(entered(send(second, factor_->recovery_codes()[4])));
    }

    void three_wrong_codes_end_the_pass() {
        Browser browser = with_pass();
        for (int i = 0; i < 2; ++i) {
            const Answer answer = send(browser, factor_->wrong_code());
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS("no es correcto o ya se usó", answer.body);
            CHECK_LACKS(factor_->wrong_code(), answer.body);
        }
        const auto cookies = browser.cookies;
        const Answer third = send(browser, factor_->wrong_code());
        CHECK_EQUAL(403, third.status);
        CHECK_CONTAINS("no fue correcto tres veces", third.body);
        CHECK_EQUAL("second_factor_failed\n", newest_movement());
        browser.cookies = cookies;
        CHECK_EQUAL(403, send(browser, factor_->code(), browser.get(login_url()).input("csrf")).status);
        CHECK(!is_signed_in(browser));
    }

    void wrong_codes_are_counted_over_all_passes() {
        Browser first("127.0.0.41");
        ask(first);
        for (int i = 0; i < 3; ++i) send(first, factor_->wrong_code());
        Browser second("127.0.0.41");
        ask(second);
        const Answer locked = send(second, factor_->wrong_code());
        CHECK_EQUAL(429, locked.status);
        CHECK_CONTAINS("demasiados códigos equivocados", locked.body);
        CHECK(std::stol(locked.header("retry-after")) > 800);
        CHECK_EQUAL(429, send(second, factor_->code()).status);
        // Elsewhere, and later, it is open.
        Browser elsewhere("127.9.0.41");
        ask(elsewhere);
        CHECK(entered(send(elsewhere, factor_->code())));
        const ClockOffset later(15 * 60 + 1);
        Browser third("127.0.0.41");
        ask(third);
        CHECK(entered(send(third, factor_->code())));
    }

    void a_lock_here_locks_nobody_out_of_the_password() {
        Browser first = with_pass();
        for (int i = 0; i < 3; ++i) send(first, factor_->wrong_code());
        Browser second = with_pass();
        CHECK_EQUAL(429, send(second, factor_->wrong_code()).status);
        Browser third;
        CHECK_EQUAL(url(), browser_to_second_step(third).header("location"));
        factor_.reset();
        Browser fourth;
        CHECK(entered(fourth.post(login_url(), fill_sign_in(fourth, who_))));
    }

    void an_empty_code_costs_no_try() {
        Browser browser = with_pass();
        for (int i = 0; i < 5; ++i) {
            const Answer answer = send(browser, "");
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS("Escriba el código.", answer.body);
        }
        CHECK(entered(send(browser, factor_->code())));
    }

    void without_a_pass_there_is_no_step() {
        for (const std::string& cookie :
             {std::string(), std::string(43, 'A'), std::string("x"), std::string(5000, 'A')}) {
            Browser browser;
            const std::string csrf = browser.get(login_url()).input("csrf");
            if (!cookie.empty()) browser.cookies["localhost"][kPass] = cookie;
            const Answer page = browser.get(url());
            CHECK_EQUAL(403, page.status);
            CHECK_CONTAINS(kOver, page.body);
            const Answer sent = send(browser, factor_->code(), csrf);
            CHECK_EQUAL(403, sent.status);
            CHECK_CONTAINS(kOver, sent.body);
        }
    }

    void a_pass_is_for_its_site_and_five_minutes() {
        Browser browser = with_pass();
        Browser abroad;
        abroad.cookies["formacion.localhost"][kPass] = browser.cookies["localhost"][kPass];
        CHECK_EQUAL(403, abroad.get(other_portal() + "/login/second-factor").status);
        {
            const ClockOffset later(4 * 60 + 50);
            CHECK_EQUAL(200, browser.get(url()).status);
        }
        const std::string csrf = browser.get(url()).input("csrf");
        const ClockOffset later(5 * 60 + 1);
        CHECK_EQUAL(403, browser.get(url()).status);
        CHECK_EQUAL(403, send(browser, factor_->code(), csrf).status);
    }

    void a_new_password_or_a_block_ends_the_pass() {
        Browser browser = with_pass();
        const std::string csrf = browser.get(url()).input("csrf");
        const std::string mailbox =
            " WHERE id = (SELECT mailbox_id FROM address WHERE address = '" + who_.address + "')";
        sql("UPDATE mailbox SET password_hash = CONCAT(password_hash, 'A')" + mailbox);
        CHECK_EQUAL(403, send(browser, factor_->code(), csrf).status);
        sql("UPDATE mailbox SET password_hash = LEFT(password_hash, LENGTH(password_hash) - 1)" + mailbox);
        CHECK_EQUAL(200, browser.get(url()).status);
        CHECK_EQUAL(0, ctl({"account", "block", who_.address}).status);
        CHECK_EQUAL(403, send(browser, factor_->code(), csrf).status);
        CHECK_EQUAL(0, ctl({"account", "unblock", who_.address}).status);
    }

    void a_pass_and_a_code_enter_once_of_many_at_once() {
        Browser browser = with_pass();
        const std::string csrf = browser.get(url()).input("csrf");
        const std::string code = factor_->code();
        std::vector<Answer> answers(8);
        std::vector<std::thread> threads;
        for (auto& answer : answers) {
            threads.emplace_back([&answer, browser, &csrf, &code]() mutable {
                answer = browser.post(url(), {{"csrf", csrf}, {"code", code}});
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK_EQUAL(1, std::count_if(answers.begin(), answers.end(), entered));
    }

    void the_code_of_another_person_does_not_enter() {
        const SecondFactor other(person("oscar.diaz").address);
        Browser browser = with_pass();
        CHECK_EQUAL(422, send(browser, other.code()).status);
        CHECK_EQUAL(422, send(browser, other.recovery_codes()[0]).status);
    }

    void a_form_of_ours_alone_is_taken() {
        Browser browser = with_pass();
        const std::string csrf = browser.get(url()).input("csrf");
        CHECK_EQUAL(403, browser.post(url(), {{"code", factor_->code()}}).status);
        CHECK_EQUAL(403, browser.post(url(), {{"csrf", std::string(43, 'A')}, {"code", factor_->code()}}).status);
        CHECK_EQUAL(400, browser.post(url(), {{"csrf", csrf}, {"code", factor_->code()}, {"code", "1"}}).status);
        CHECK_EQUAL(403, browser
                             .send("POST", url(), encode({{"csrf", csrf}, {"code", factor_->code()}}),
                                   {"Content-Type: application/x-www-form-urlencoded", "Origin: http://evil.example"})
                             .status);
        CHECK(entered(browser.post(url(), {{"csrf", csrf}, {"code", factor_->code()}})));
    }

    void other_methods_are_refused() {
        Browser browser;
        for (const char* method : {"PUT", "DELETE", "PATCH"}) {
            const Answer answer = browser.send(method, url(), "", {});
            CHECK_EQUAL(405, answer.status);
            CHECK_CONTAINS("GET", answer.header("allow"));
        }
        CHECK_EQUAL(404, browser.get(url() + "/x").status);
    }

    void a_wrong_password_sees_nothing_of_it() {
        Browser browser;
        const Answer with = browser.post(login_url(), fill_sign_in(browser, {who_.address, "equivocada"}));
        factor_.reset();
        Browser other;
        const Answer without = other.post(login_url(), fill_sign_in(other, {who_.address, "equivocada dos"}));
        CHECK_EQUAL(422, with.status);
        CHECK_EQUAL(without.status, with.status);
        CHECK_EQUAL(without.body.size(), with.body.size());
        CHECK_EQUAL("", with.header("set-cookie"));
    }

    void who_is_suspended_hears_that_first() {
        CHECK_EQUAL(0, ctl({"account", "suspend", who_.address}).status);
        Browser browser;
        const Answer answer = browser.post(login_url(), fill_sign_in(browser, who_));
        CHECK_EQUAL(0, ctl({"account", "resume", who_.address}).status);
        CHECK_EQUAL(403, answer.status);
        CHECK_CONTAINS("Su cuenta está suspendida", answer.body);
        CHECK_EQUAL("", answer.header("set-cookie"));
    }

    void it_leads_where_the_person_wanted_to_go() {
        Browser browser;
        Fields form = fill_sign_in(browser, who_);
        form.emplace_back("to", "account");
        CHECK_EQUAL(url(), browser.post(login_url(), form).header("location"));
        const Answer answer = send(browser, factor_->code());
        CHECK(entered(answer));
        CHECK_EQUAL(portal() + "/account", answer.header("location"));
    }

    void the_operator_takes_it_away() {
        Browser browser = with_pass();
        CHECK_EQUAL(0, ctl({"account", "reset-second-factor", who_.address}).status);
        CHECK_EQUAL(403, browser.get(url()).status);
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, who_))));
        CHECK_EQUAL("signed_in\nsecond_factor_reset\n", newest_movements(2));
        CHECK_EQUAL(1, ctl({"account", "reset-second-factor", who_.address}).status);
        CHECK_EQUAL(1, ctl({"account", "reset-second-factor", "nadie@educacion.example"}).status);
        CHECK_EQUAL(2, ctl({"account", "reset-second-factor"}).status);
    }

    // The webmail comes in by its token: the_code_leads_to_the_inbox.
    void the_password_opens_no_mail_program() {
        CHECK_EQUAL(-1, count_messages(who_.address, who_.password));
        CHECK_EQUAL(535, smtp_auth(who_.address, who_.password));
        forget_failures();
        factor_.reset();
        CHECK(count_messages(who_.address, who_.password) >= 0);
        CHECK_EQUAL(235, smtp_auth(who_.address, who_.password));
    }

    void with_the_database_away_it_says_so() {
        Browser browser = with_pass();
        const std::string csrf = browser.get(url()).input("csrf");
        {
            const StoppedPart stopped("mariadb");
            CHECK_EQUAL(503, browser.get(url()).status);
            const Answer answer = send(browser, factor_->code(), csrf);
            CHECK_EQUAL(503, answer.status);
            CHECK(!answer.header("retry-after").empty());
        }
        wait_until("the page answers again", [&] { return browser.get(url()).status == 200; });
        CHECK(entered(send(browser, factor_->code(), csrf)));
    }

  private:
    Answer browser_to_second_step(Browser& browser) const {
        return browser.post(login_url(), fill_sign_in(browser, who_));
    }
    void ask(Browser& browser) const { CHECK_EQUAL(url(), browser_to_second_step(browser).header("location")); }
    // A browser that typed the right password.
    Browser with_pass() const {
        Browser browser;
        ask(browser);
        return browser;
    }

    static Answer send(Browser& browser, const std::string& code, std::string csrf = {}) {
        if (csrf.empty()) csrf = browser.get(url()).input("csrf");
        return browser.post(url(), {{"csrf", csrf}, {"code", code}});
    }

    std::string newest_movement() const { return newest_movements(1); }
    // The newest first.
    std::string newest_movements(int count) const {
        return sql("SELECT action FROM movement WHERE mailbox_id = (SELECT mailbox_id FROM address WHERE address = '" +
                   who_.address + "') ORDER BY id DESC LIMIT " + std::to_string(count));
    }

    DemoPerson who_;
    std::unique_ptr<SecondFactor> factor_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(SecondFactorPageTest);

}  // namespace valija::tests
