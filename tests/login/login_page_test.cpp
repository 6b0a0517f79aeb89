// SPDX-License-Identifier: AGPL-3.0-or-later
// /login at the outside, through nginx and FastCGI: who enters, who does not, and what hostile input gets.
#include <algorithm>
#include <regex>
#include <thread>

#include "crypto/digest.h"
#include "crypto/password.h"
#include "db/connection.h"
#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kWrongCode = "El código de seguridad no coincide";
constexpr const char* kRefused = "El usuario o la contraseña no son correctos";
constexpr const char* kForm = "Content-Type: application/x-www-form-urlencoded";

std::string login_url() { return portal() + "/login"; }

Fields with(Fields fields, const std::string& name, const std::string& value) {
    for (auto& [field, content] : fields) {
        if (field == name) content = value;
    }
    return fields;
}

Fields without(Fields fields, const std::string& name) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
    return fields;
}

// A page without what differs each time by design: the token, the challenge and what was typed.
std::string comparable(const Answer& answer, const std::string& user) {
    std::string body = std::regex_replace(answer.body, std::regex(answer.input("csrf")), "");
    body = std::regex_replace(body, std::regex(answer.input("challenge")), "");
    return std::regex_replace(body, std::regex(user), "");
}

bool entered(const Answer& answer) {
    return answer.status == 303 && answer.header("set-cookie").find("=s.") != std::string::npos;
}

// As the database's root.
std::string sql(const std::string& statements) {
    return run({"mariadb", "--no-defaults", "--socket=" + folder() + "/run/mysql.sock", "--user=root", "--batch",
                "--skip-column-names", "valija", "--execute=" + statements})
        .out;
}

Headers own_form() { return {kForm, "Origin: " + portal()}; }

}  // namespace

class LoginPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(LoginPageTest);
    CPPUNIT_TEST(the_right_three_enter);
    CPPUNIT_TEST(case_and_space_around_the_address_do_not_matter);
    CPPUNIT_TEST(a_wrong_code_does_not_enter_and_asks_again);
    CPPUNIT_TEST(unknown_wrong_blocked_and_pending_get_the_same_answer);
    CPPUNIT_TEST(the_same_answer_has_the_same_headers);
    CPPUNIT_TEST(who_is_suspended_is_told_so_for_the_right_password);
    CPPUNIT_TEST(a_suspension_is_no_failure);
    CPPUNIT_TEST(a_suspension_is_told_at_its_own_site_alone);
    CPPUNIT_TEST(who_came_from_their_account_is_led_back_there);
    CPPUNIT_TEST(an_account_of_another_site_does_not_enter_here);
    CPPUNIT_TEST(a_block_during_the_check_wins);
    CPPUNIT_TEST(a_challenge_is_checked_once);
    CPPUNIT_TEST(a_wrong_try_burns_the_challenge);
    CPPUNIT_TEST(a_challenge_expires);
    CPPUNIT_TEST(fifty_at_once_with_one_challenge_one_enters);
    CPPUNIT_TEST(a_form_sent_twice_is_refused_the_second_time);
    CPPUNIT_TEST(another_picture_checks_nothing_and_keeps_the_address);
    CPPUNIT_TEST(without_token_or_with_a_foreign_one_nothing_happens);
    CPPUNIT_TEST(another_origin_is_refused);
    CPPUNIT_TEST(a_field_given_twice_or_as_an_array_is_refused);
    CPPUNIT_TEST(broken_input_is_refused);
    CPPUNIT_TEST(a_field_of_one_megabyte_is_refused);
    CPPUNIT_TEST(a_password_of_129_characters_is_refused_before_hashing);
    CPPUNIT_TEST(other_methods_are_refused);
    CPPUNIT_TEST(unknown_hosts_are_refused);
    CPPUNIT_TEST(what_was_typed_comes_back_escaped_and_no_secret_comes_back);
    CPPUNIT_TEST(signing_in_renews_the_session);
    CPPUNIT_TEST(signing_out_ends_the_session_and_takes_a_post);
    CPPUNIT_TEST(the_cookie_is_as_it_should_be);
    CPPUNIT_TEST(the_session_ends_at_its_absolute_limit);
    CPPUNIT_TEST(the_session_ends_when_it_lies_idle);
    CPPUNIT_TEST(two_cookies_of_our_name_are_none);
    CPPUNIT_TEST(an_older_hash_is_renewed);
    CPPUNIT_TEST(more_than_can_be_hashed_are_told_to_come_back);
    CPPUNIT_TEST(who_is_signed_in_is_shown_the_way);
    CPPUNIT_TEST(entering_leaves_a_movement_and_a_session_of_hashes);
    CPPUNIT_TEST(a_block_ends_the_session);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { forget_failures(); }

    void the_right_three_enter() {
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
    }

    void case_and_space_around_the_address_do_not_matter() {
        Browser browser;
        Fields form = fill_sign_in(browser, person("ana."));
        CHECK(entered(browser.post(login_url(), with(form, "user", "  ANA.Lopez@EDUCACION.example\t"))));
    }

    void a_wrong_code_does_not_enter_and_asks_again() {
        Browser browser;
        const DemoPerson ana = person("ana.");
        const Answer answer = browser.post(login_url(), with(fill_sign_in(browser, ana), "captcha", "zzzzz"));
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS(kWrongCode, answer.body);
        CHECK_EQUAL(ana.address, answer.input("user"));
        CHECK_LACKS(ana.password, answer.body);
        CHECK(!answer.input("challenge").empty());
    }

    void unknown_wrong_blocked_and_pending_get_the_same_answer() {
        const DemoPerson ana = person("ana.");
        const std::vector<DemoPerson> refused{{ana.address, "equivocada"},
                                              {"nadie@educacion.example", "equivocada"},
                                              {"nadie@en-otra-parte.example", "equivocada"},
                                              person("carla."),  // blocked, and the password is right
                                              person("diego."),  // pending: the activation credential has expired
                                              {person("elena.").address, "equivocada"}};  // suspended
        std::string first;
        for (const DemoPerson& who : refused) {
            Browser browser;
            const Answer answer = browser.post(login_url(), fill_sign_in(browser, who));
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS(kRefused, answer.body);
            const std::string page = comparable(answer, who.address);
            if (first.empty()) first = page;
            CHECK_EQUAL(first, page);
            CHECK_EQUAL("", answer.header("set-cookie"));
        }
    }

    // Not only the page: its length, its headers and their order.
    void the_same_answer_has_the_same_headers() {
        const DemoPerson ana = person("ana.");
        const auto headers_for = [](const DemoPerson& who) {
            Browser browser;
            std::string names;
            for (const auto& [name, value] : browser.post(login_url(), fill_sign_in(browser, who)).headers) {
                const bool differs = name == "date" || name == "x-request-id" || name == "content-length";
                names += name + (differs ? "" : ": " + value) + "\n";
            }
            return names;
        };
        const std::string known = headers_for({ana.address, "equivocada"});
        CHECK_EQUAL(known, headers_for({"nadie@educacion.example", "equivocada"}));
        CHECK_EQUAL(known, headers_for(person("carla.")));
        CHECK_EQUAL(known, headers_for(person("diego.")));
        CHECK_CONTAINS("cache-control: no-store", known);
    }

    void who_is_suspended_is_told_so_for_the_right_password() {
        const DemoPerson elena = person("elena.");
        Browser browser;
        const Answer answer = browser.post(login_url(), fill_sign_in(browser, elena));
        CHECK_EQUAL(403, answer.status);
        CHECK_CONTAINS("Su cuenta está suspendida", answer.body);
        CHECK_CONTAINS("condiciones de uso", answer.body);
        CHECK_CONTAINS("se siguen guardando en su buzón", answer.body);
        CHECK_CONTAINS("800 555 01 20", answer.body);
        CHECK_CONTAINS(elena.address, answer.body);
        CHECK_EQUAL("", answer.header("set-cookie"));
        CHECK_EQUAL("no-store", answer.header("cache-control"));
        CHECK_EQUAL(303, browser.get(portal() + "/account").status);
        CHECK_EQUAL("0\n", sql("SELECT COUNT(*) FROM session WHERE mailbox_id ="
                               " (SELECT mailbox_id FROM address WHERE address = '" +
                               elena.address + "')"));
    }

    // It counts as right: nobody is locked out for reading it often, and no row of a failure is left.
    void a_suspension_is_no_failure() {
        const DemoPerson elena = person("elena.");
        for (int i = 0; i < 6; ++i) {
            Browser browser;
            CHECK_EQUAL(403, browser.post(login_url(), fill_sign_in(browser, elena)).status);
        }
        CHECK_EQUAL("0\n", sql("SELECT COALESCE(SUM(failures), 0) FROM lockout"));
    }

    void a_suspension_is_told_at_its_own_site_alone() {
        Browser browser;
        const Answer answer =
            browser.post(other_portal() + "/login", fill_sign_in(browser, person("elena."), other_portal()));
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS(kRefused, answer.body);
    }

    void who_came_from_their_account_is_led_back_there() {
        Browser browser;
        const Answer page = browser.follow(portal() + "/account");
        CHECK_EQUAL("account", page.input("to"));
        CHECK_EQUAL("", browser.get(login_url()).input("to"));
        CHECK_EQUAL("", browser.get(login_url() + "?to=http://evil.example").input("to"));
        Fields form = fill_sign_in(browser, person("ana."));
        form.emplace_back("to", "account");
        CHECK_EQUAL("account", browser.post(login_url(), with(form, "captcha", "wrong")).input("to"));
        form = fill_sign_in(browser, person("ana."));
        form.emplace_back("to", "account");
        const Answer answer = browser.post(login_url(), form);
        CHECK(entered(answer));
        CHECK_EQUAL(portal() + "/account", answer.header("location"));
        for (const char* to : {"webmail", "http://evil.example", "//evil", "account/password", "ACCOUNT"}) {
            Browser other;
            form = fill_sign_in(other, person("ana."));
            form.emplace_back("to", to);
            CHECK_EQUAL(webmail() + "/sign-on", other.post(login_url(), form).header("location"));
        }
    }

    void an_account_of_another_site_does_not_enter_here() {
        Browser browser;
        CHECK_EQUAL(422, browser.post(login_url(), fill_sign_in(browser, person("1098765432@"))).status);
        const Answer at_home =
            browser.post(other_portal() + "/login", fill_sign_in(browser, person("1098765432@"), other_portal()));
        CHECK(entered(at_home));
    }

    // The session that opened in that moment would have come alive again with the account's unblocking.
    void a_block_during_the_check_wins() {
        const DemoPerson beto = person("beto.");
        Browser browser;
        const Fields form = fill_sign_in(browser, beto);
        const std::string mailbox =
            " WHERE id = (SELECT mailbox_id FROM address WHERE address = '" + beto.address + "')";
        std::thread block([&] {
            sql("START TRANSACTION; UPDATE mailbox SET state = 'blocked'" + mailbox + "; DO SLEEP(2); COMMIT");
        });
        wait_until("the block has begun", [] {
            return sql("SELECT COUNT(*) FROM information_schema.processlist WHERE info LIKE 'DO SLEEP%'") == "1\n";
        });
        const Answer answer = browser.post(login_url(), form);
        block.join();
        sql("UPDATE mailbox SET state = 'active'" + mailbox);
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS(kRefused, answer.body);
    }

    void a_challenge_is_checked_once() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        CHECK(entered(browser.post(login_url(), form)));
        Browser another;
        const Fields replayed = with(fill_sign_in(another, person("ana.")), "challenge", form[1].second);
        const Answer answer = another.post(login_url(), with(replayed, "captcha", form[2].second));
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS("ya no es válido", answer.body);
    }

    void a_wrong_try_burns_the_challenge() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        CHECK_EQUAL(422, browser.post(login_url(), with(form, "captcha", "wrong")).status);
        const Answer right = browser.post(login_url(), form);
        CHECK_EQUAL(422, right.status);
        const Answer wrong = browser.post(login_url(), with(form, "captcha", "wrong"));
        CHECK_EQUAL(422, wrong.status);
        CHECK_EQUAL(right.body.size(), wrong.body.size());
    }

    void a_challenge_expires() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        const ClockOffset later(10 * 60 + 1);
        CHECK_EQUAL(422, browser.post(login_url(), form).status);
        CHECK_EQUAL(404, browser.get(portal() + "/captcha/" + form[1].second + ".png").status);
    }

    void fifty_at_once_with_one_challenge_one_enters() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        std::vector<Answer> answers(50);
        std::vector<std::thread> threads;
        for (auto& answer : answers) {
            threads.emplace_back([&answer, browser, &form]() mutable { answer = browser.post(login_url(), form); });
        }
        for (auto& thread : threads) thread.join();
        CHECK_EQUAL(1, std::count_if(answers.begin(), answers.end(), entered));
        CHECK_EQUAL(49, std::count_if(answers.begin(), answers.end(),
                                      [](const Answer& answer) { return answer.status == 422; }));
    }

    void a_form_sent_twice_is_refused_the_second_time() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        CHECK(entered(browser.post(login_url(), form)));
        // The session is another now, so the old form's token is nobody's.
        CHECK_EQUAL(403, browser.post(login_url(), form).status);
    }

    void another_picture_checks_nothing_and_keeps_the_address() {
        Browser browser;
        Fields form = fill_sign_in(browser, person("ana."));
        form.emplace_back("another", "1");
        const Answer answer = browser.post(login_url(), form);
        CHECK_EQUAL(200, answer.status);
        CHECK_EQUAL(person("ana.").address, answer.input("user"));
        CHECK(answer.input("challenge") != form[1].second);
        form.pop_back();
        CHECK(entered(browser.post(login_url(), form)));  // the first picture was not burnt
    }

    void without_token_or_with_a_foreign_one_nothing_happens() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        Browser stranger;
        CHECK_EQUAL(403, browser.post(login_url(), without(form, "csrf")).status);
        CHECK_EQUAL(403, browser.post(login_url(), with(form, "csrf", stranger.get(login_url()).input("csrf"))).status);
        CHECK_EQUAL(403, stranger.post(login_url(), form).status);
        Browser no_cookie;
        CHECK_EQUAL(403, no_cookie.post(login_url(), form).status);
        CHECK(entered(browser.post(login_url(), form)));
    }

    void another_origin_is_refused() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        for (const std::string& origin :
             {std::string("http://evil.example"), std::string("null"), webmail(), portal() + ".evil.example"}) {
            CHECK_EQUAL(403, browser.send("POST", login_url(), encode(form), {kForm, "Origin: " + origin}).status);
        }
        CHECK_EQUAL(403, browser.send("POST", login_url(), encode(form), {kForm, "Sec-Fetch-Site: cross-site"}).status);
        CHECK(entered(browser.send("POST", login_url(), encode(form),
                                   {kForm})));  // an old browser says nothing: the token decides
    }

    void a_field_given_twice_or_as_an_array_is_refused() {
        Browser browser;
        const std::string form = encode(fill_sign_in(browser, person("ana.")));
        for (const char* more :
             {"&password=x", "&user=x", "&captcha=x", "&challenge=x", "&csrf=x", "&password%5B%5D=x", "&user[0]=x"}) {
            CHECK_EQUAL(400, browser.send("POST", login_url(), form + more, own_form()).status);
        }
        CHECK(entered(browser.send("POST", login_url(), form + "&role=admin", own_form())));  // undeclared: ignored
    }

    void broken_input_is_refused() {
        Browser browser;
        const std::string form = encode(without(fill_sign_in(browser, person("ana.")), "user"));
        for (const char* user :
             {"&user=%FF%FE", "&user=a%00b", "&user=%C0%AF", "&user=%ED%A0%80", "&user=%zz", "&user=%4"}) {
            CHECK_EQUAL(400, browser.send("POST", login_url(), form + user, own_form()).status);
        }
        CHECK_EQUAL(
            400,
            browser.send("POST", login_url(), form + "&user=a", {"Content-Type: text/plain", "Origin: " + portal()})
                .status);
        CHECK_EQUAL(
            400,
            browser.send("POST", login_url(), "{}", {"Content-Type: application/json", "Origin: " + portal()}).status);
        CHECK_EQUAL(422, browser.send("POST", login_url(), form + "&user=%E2%80%AEana", own_form()).status);
    }

    void a_field_of_one_megabyte_is_refused() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        CHECK_EQUAL(413, browser.post(login_url(), with(form, "user", std::string(1 << 20, 'a'))).status);
        const Answer long_user = browser.post(login_url(), with(form, "user", std::string(20000, 'a')));
        CHECK_EQUAL(422, long_user.status);
    }

    void a_password_of_129_characters_is_refused_before_hashing() {
        Browser browser;
        const Answer answer =
            browser.post(login_url(), with(fill_sign_in(browser, person("ana.")), "password", std::string(129, 'x')));
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS("demasiado larga", answer.body);
        // Characters, not bytes: 128 of two bytes each are looked at.
        std::string accents;
        for (int i = 0; i < 128; ++i) accents += "ñ";
        const Answer looked_at =
            browser.post(login_url(), with(fill_sign_in(browser, person("ana.")), "password", accents));
        CHECK_CONTAINS(kRefused, looked_at.body);
    }

    void other_methods_are_refused() {
        Browser browser;
        for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "CONNECT", "FOO"}) {
            const Answer answer = browser.send(method, login_url(), "", {});
            CHECK(answer.status == 405 || answer.status == 400);
            CHECK_EQUAL("", answer.header("set-cookie"));
        }
        CHECK_EQUAL(405, browser.send("PUT", login_url(), "", {}).status);
        CHECK_EQUAL(405, browser.send("TRACE", login_url(), "", {}).status);
    }

    void unknown_hosts_are_refused() {
        Browser browser;
        for (const char* host : {"evil.example", "localhost.evil.example", "webmail.localhost.evil.example"}) {
            const Answer answer = browser.get(login_url(), {std::string("Host: ") + host});
            CHECK_EQUAL(421, answer.status);
            CHECK_LACKS("evil.example", answer.body);
        }
        const Answer forwarded = browser.get(login_url(), {"X-Forwarded-Host: evil.example"});
        CHECK_LACKS("evil.example", forwarded.body);
    }

    void what_was_typed_comes_back_escaped_and_no_secret_comes_back() {
        Browser browser;
        const Fields form = with(fill_sign_in(browser, person("ana.")), "user", R"("><svg onload=alert(1)>'&{{CSRF}})");
        const Answer answer = browser.post(login_url(), with(form, "password", "secreto-que-no-vuelve"));
        CHECK_EQUAL(422, answer.status);
        CHECK_LACKS("<svg onload", answer.body);
        CHECK_CONTAINS("&lt;svg onload=alert(1)&gt;", answer.body);
        CHECK_CONTAINS("{{CSRF}}", answer.body);
        CHECK_LACKS("secreto-que-no-vuelve", answer.body);
        CHECK_LACKS(form[2].second + "\"", answer.body);
    }

    void signing_in_renews_the_session() {
        Browser browser;
        browser.get(login_url());
        const std::string anonymous = browser.cookies["localhost"]["__Host-valija_session"];
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        const std::string first = browser.cookies["localhost"]["__Host-valija_session"];
        CHECK(anonymous != first);
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        CHECK(first != browser.cookies["localhost"]["__Host-valija_session"]);
        Browser old;
        old.cookies["localhost"]["__Host-valija_session"] = first;
        CHECK_CONTAINS("no hay ninguna sesión abierta", old.get(portal() + "/logout").body);
        // A cookie that an attacker planted is not taken over as a session.
        Browser planted;
        planted.cookies["localhost"]["__Host-valija_session"] = "s." + std::string(43, 'A');
        CHECK(entered(planted.post(login_url(), fill_sign_in(planted, person("ana.")))));
        CHECK(planted.cookies["localhost"]["__Host-valija_session"] != "s." + std::string(43, 'A'));
    }

    void signing_out_ends_the_session_and_takes_a_post() {
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        const auto cookies = browser.cookies;
        const Answer page = browser.get(portal() + "/logout");
        CHECK_CONTAINS(person("ana.").address, page.body);
        CHECK_EQUAL(403, browser.post(portal() + "/logout", {}).status);
        CHECK_CONTAINS(person("ana.").address, browser.get(portal() + "/logout").body);
        CHECK_EQUAL(303, browser.post(portal() + "/logout", {{"csrf", page.input("csrf")}}).status);
        browser.cookies = cookies;
        CHECK_CONTAINS("no hay ninguna sesión abierta", browser.get(portal() + "/logout").body);
    }

    void the_cookie_is_as_it_should_be() {
        Browser browser;
        const std::string anonymous = browser.get(login_url()).header("set-cookie");
        const std::string both = browser.post(login_url(), fill_sign_in(browser, person("ana."))).header("set-cookie");
        const std::string signed_in = both.substr(0, both.find('\n'));
        const std::string device = both.substr(signed_in.size() + 1);
        CHECK(device.starts_with("__Host-valija_device="));
        CHECK_CONTAINS("; Max-Age=31536000", device);
        for (const std::string& cookie : {anonymous, signed_in}) {
            CHECK(cookie.starts_with("__Host-valija_session="));
            CHECK_LACKS("Max-Age", cookie);
        }
        for (const std::string& cookie : {anonymous, signed_in, device}) {
            for (const char* attribute : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"})
                CHECK_CONTAINS(attribute, cookie);
            CHECK_LACKS("Domain", cookie);
            CHECK_LACKS("\n", cookie);
        }
    }

    void the_session_ends_at_its_absolute_limit() {
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        const ClockOffset later(12 * 3600 + 1);
        CHECK_CONTAINS("no hay ninguna sesión abierta", browser.get(portal() + "/logout").body);
    }

    void the_session_ends_when_it_lies_idle() {
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        {
            const ClockOffset later(30 * 60 - 30);
            CHECK_CONTAINS(person("ana.").address, browser.get(portal() + "/logout").body);
        }
        const ClockOffset later(30 * 60 + 30);
        CHECK_CONTAINS("no hay ninguna sesión abierta", browser.get(portal() + "/logout").body);
    }

    // Somebody else's host, or somebody on the way, may plant a second one: neither is believed.
    void two_cookies_of_our_name_are_none() {
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        const std::string cookie = "__Host-valija_session=" + browser.cookies["localhost"]["__Host-valija_session"];
        Browser bare;
        CHECK_CONTAINS(person("ana.").address, bare.get(portal() + "/logout", {"Cookie: " + cookie}).body);
        for (const std::string& cookies : {cookie + "; " + cookie, cookie + "; __Host-valija_session=x"}) {
            CHECK_CONTAINS("no hay ninguna sesión abierta",
                           Browser().get(portal() + "/logout", {"Cookie: " + cookies}).body);
        }
    }

    void an_older_hash_is_renewed() {
        constexpr crypto::PasswordCost kOld{.memory_kib = 8192, .passes = 1};
        constexpr db::Query kRead{"read_hash",
                                  "SELECT m.password_hash, m.password_changed_at FROM mailbox m JOIN address a"
                                  " ON a.mailbox_id = m.id WHERE a.address = ?"};
        constexpr db::Query kWrite{"write_hash",
                                   "UPDATE mailbox m JOIN address a ON a.mailbox_id = m.id SET m.password_hash = ?"
                                   " WHERE a.address = ?"};
        const DemoPerson beto = person("beto.");
        db::Connection connection(database());
        const auto before = connection.find(kRead, beto.address).value();
        connection.change(kWrite, crypto::hash_password(beto.password, kOld), beto.address);
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, beto))));
        const auto after = connection.find(kRead, beto.address).value();
        CHECK(after.text(0).starts_with("{ARGON2ID}$argon2id$v=19$m=19456,t=2,p=1$"));
        CHECK(after.text(0) != before.text(0));
        CHECK_EQUAL(before.text(1), after.text(1));  // the person chose nothing new
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, beto))));
        CHECK_EQUAL(after.text(0), connection.find(kRead, beto.address)->text(0));
    }

    // Hashing is bounded: the rest get the form again, with a hint when to come back, and pages go on.
    void more_than_can_be_hashed_are_told_to_come_back() {
        constexpr std::size_t kPeople = 120;
        std::vector<Browser> browsers;
        std::vector<Fields> forms;
        for (std::size_t i = 0; i < kPeople; ++i) browsers.emplace_back("127.0.9." + std::to_string(1 + i % 40));
        for (Browser& browser : browsers) forms.push_back(fill_sign_in(browser, person("ana.")));
        std::vector<Answer> answers(kPeople);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < kPeople; ++i) {
            threads.emplace_back([&, i] { answers[i] = browsers[i].post(login_url(), forms[i]); });
        }
        for (auto& thread : threads) thread.join();
        std::size_t in = 0;
        std::size_t told = 0;
        for (const Answer& answer : answers) {
            if (entered(answer)) ++in;
            if (answer.status != 503) continue;
            ++told;
            CHECK_EQUAL("2", answer.header("retry-after"));
            CHECK_EQUAL(person("ana.").address, answer.input("user"));
            CHECK_CONTAINS("muchas personas a la vez", answer.body);
        }
        CHECK_EQUAL(kPeople, in + told);
        CHECK(in > 0 && told > 0);
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
    }

    void who_is_signed_in_is_shown_the_way() {
        Browser browser;
        CHECK_LACKS("Ir a mi correo", browser.get(login_url()).body);
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        const Answer page = browser.get(login_url());
        CHECK_CONTAINS(person("ana.").address, page.body);
        CHECK_CONTAINS(webmail() + "/sign-on", page.body);
    }

    // Who may read the database cannot enter with what is there.
    void entering_leaves_a_movement_and_a_session_of_hashes() {
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, person("ana.")))));
        const std::string cookie = browser.cookies["localhost"]["__Host-valija_session"];
        constexpr db::Query kLast{"last_session",
                                  "SELECT s.id_hash, s.remote_address, v.action, v.actor_kind FROM session s"
                                  " JOIN movement v ON v.mailbox_id = s.mailbox_id AND v.occurred_at = s.created_at"
                                  " WHERE s.id_hash = ?"};
        const auto row = db::Connection(database()).find(kLast, db::Bytes(crypto::sha256(cookie)));
        CHECK(row.has_value());
        CHECK_EQUAL("127.0.0.1", row->text(1));
        CHECK_EQUAL("signed_in", row->text(2));
        CHECK_EQUAL("person", row->text(3));
    }

    void a_block_ends_the_session() {
        const DemoPerson beto = person("beto.");
        Browser browser;
        CHECK(entered(browser.post(login_url(), fill_sign_in(browser, beto))));
        CHECK_EQUAL(0, ctl({"account", "block", beto.address}).status);
        CHECK_CONTAINS("no hay ninguna sesión abierta", browser.get(portal() + "/logout").body);
        Browser another;
        const Answer refused = another.post(login_url(), fill_sign_in(another, beto));
        CHECK_EQUAL(0, ctl({"account", "unblock", beto.address}).status);
        CHECK_CONTAINS(kRefused, refused.body);
        // What ended stays ended.
        CHECK_CONTAINS("no hay ninguna sesión abierta", browser.get(portal() + "/logout").body);
        CHECK(entered(another.post(login_url(), fill_sign_in(another, beto))));
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(LoginPageTest);

}  // namespace valija::tests
