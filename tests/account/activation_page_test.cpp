// SPDX-License-Identifier: AGPL-3.0-or-later
// From a temporary credential to a password of one's own, at the outside: /login hands over, /account/activation takes
// the password, and until then no door opens.
#include <algorithm>
#include <fstream>
#include <memory>
#include <regex>
#include <thread>

#include "accounts/activation_store.h"
#include "base/bytes.h"
#include "base/text.h"
#include "crypto/password.h"
#include "support/browser.h"
#include "support/holder.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kRefused = "El usuario o la contraseña no son correctos";
constexpr const char* kNotOpen = "Este paso no está abierto en este navegador";
constexpr const char* kChosen = "La contraseña ya está elegida";
constexpr const char* kGood = "tejado nogal siete lancha bruma";
constexpr const char* kCookie = "__Host-valija_activation";

std::string login_url() { return portal() + "/login"; }
std::string url() { return portal() + "/account/activation"; }

std::string activation_key() {
    std::string hex;
    std::ifstream(folder() + "/etc/keys/activation") >> hex;
    return base::from_hex(hex).value();
}

// A person with an account that waits for its password, with both contacts confirmed.
struct Worker {
    std::string address;
    std::uint64_t mailbox_id = 0;
    std::string credential;

    DemoPerson with_credential() const { return {address, credential}; }
};

class Workers {
  public:
    Worker make(accounts::MailboxState state = accounts::MailboxState::Pending) {
        Worker worker;
        const std::string unique = base::to_hex(random_.bytes(5));
        worker.address = "zulema." + unique + "@educacion.example";
        people::Person zulema;
        zulema.given_names = "Zulema <b>";
        zulema.first_surname = "Quijano";
        zulema.national_id = "QUZZ85" + unique;
        zulema.employee_key = "CURT" + unique;
        zulema.alternate_address = confirmed_contact("zulema@casa.example");
        zulema.mobile = confirmed_contact(fmt::format("+5255{:08}", random_.below(100'000'000)));
        worker.mailbox_id =
            insert_holder(connection_, {.person = zulema, .address = worker.address, .password = {}, .state = state});
        worker.credential = issue(worker);
        return worker;
    }

    std::string issue(const Worker& worker, std::chrono::hours life = std::chrono::hours(72)) {
        const base::Time now = base::SystemClock().now();
        return accounts::issue_activation(connection_, worker.mailbox_id, now, now + life, random_, activation_key());
    }

    void set_password(const Worker& worker, const std::string& password) {
        connection_.change({"set_its_password", "UPDATE mailbox SET state = 'active', password_hash = ? WHERE id = ?"},
                           crypto::hash_password(password, {}), worker.mailbox_id);
    }

    // What there is about the mailbox: state, password or none, used and voided credentials, movements, messages.
    std::string state(const Worker& worker) {
        return connection_
            .find({"state_of_worker",
                   "SELECT CONCAT_WS(' ', m.state, IF(m.password_hash IS NULL, 'none', 'chosen'),"
                   " (SELECT COUNT(*) FROM activation WHERE mailbox_id = m.id AND used_at IS NOT NULL), 'used',"
                   " (SELECT COUNT(*) FROM activation WHERE mailbox_id = m.id AND voided_at IS NOT NULL), 'voided',"
                   " (SELECT GROUP_CONCAT(action ORDER BY id) FROM movement WHERE mailbox_id = m.id),"
                   " (SELECT GROUP_CONCAT(kind ORDER BY id) FROM outbox WHERE mailbox_id = m.id))"
                   " FROM mailbox m WHERE m.id = ?"},
                  worker.mailbox_id)
            ->text(0);
    }

    db::Connection& connection() { return connection_; }

  private:
    db::Connection connection_{database()};
    base::SystemRandom random_;
};

constexpr const char* kUntouched = "pending none 0 used 0 voided";

bool handed_over(const Answer& answer) { return answer.leads_to(url()); }

// As far as the page where the password is chosen.
Answer open_page(Browser& browser, const Worker& worker) {
    const Answer answer = browser.post(login_url(), fill_sign_in(browser, worker.with_credential()));
    if (!handed_over(answer)) CPPUNIT_FAIL(fmt::format("not handed over: {}", answer.status));
    return browser.get(url());
}

Fields fill(const Answer& page, const std::string& password, const std::string& again) {
    return {{"csrf", page.input("csrf")}, {"new_password", password}, {"new_password_again", again}};
}

Answer choose(Browser& browser, const Answer& page, const std::string& password = kGood) {
    return browser.post(url(), fill(page, password, password));
}

bool is_done(const Answer& answer) { return answer.leads_to(url() + "/done"); }

// Without the number of the request and the browser's token, which differ by design.
std::string comparable(const Answer& answer) {
    std::string page = std::to_string(answer.status);
    for (const auto& [name, value] : answer.headers) {
        if (name != "date" && name != "x-request-id") page += "\n" + name + ": " + value;
    }
    return page + "\n" + answer.body;
}

}  // namespace

class ActivationPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ActivationPageTest);
    CPPUNIT_TEST(the_credential_leads_to_a_password_of_ones_own);
    CPPUNIT_TEST(typed_in_any_spelling);
    CPPUNIT_TEST(no_other_door_takes_the_credential);
    CPPUNIT_TEST(the_present_password_stays_until_then_and_ends_then);
    CPPUNIT_TEST(a_credential_that_is_no_good_is_a_wrong_password);
    CPPUNIT_TEST(a_wrong_credential_counts_and_a_right_one_forgives);
    CPPUNIT_TEST(the_cookie_is_as_it_should_be);
    CPPUNIT_TEST(without_a_good_pass_there_is_one_page_for_all);
    CPPUNIT_TEST(what_is_refused_is_said_and_no_secret_comes_back);
    CPPUNIT_TEST(one_spelling_of_an_accent_is_as_good_as_another);
    CPPUNIT_TEST(sent_twice_the_first_stays);
    CPPUNIT_TEST(forty_at_once_one_is_kept);
    CPPUNIT_TEST(the_browser_that_typed_it_last_has_the_pass);
    CPPUNIT_TEST(a_newer_credential_closes_the_page);
    CPPUNIT_TEST(a_block_closes_the_page);
    CPPUNIT_TEST(without_token_or_from_elsewhere_nothing_happens);
    CPPUNIT_TEST(broken_forms_are_refused);
    CPPUNIT_TEST(other_methods_and_pages_are_refused);
    CPPUNIT_TEST(too_many_requests_are_refused);
    CPPUNIT_TEST(without_a_database_the_page_says_so);
    CPPUNIT_TEST(only_these_pages_may_run_our_script);
    CPPUNIT_TEST(nothing_secret_is_kept_in_the_clear);
    CPPUNIT_TEST(what_strangers_fail_at_keeps_nobody_out);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        made_ = std::make_unique<Workers>();
    }
    void tearDown() override { made_.reset(); }

    void the_credential_leads_to_a_password_of_ones_own() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        CHECK_EQUAL(200, page.status);
        CHECK_CONTAINS(worker.address, page.body);
        CHECK_CONTAINS("Zulema &lt;b&gt; Quijano", page.body);
        CHECK_LACKS("QUZZ", page.body);
        CHECK_EQUAL(kUntouched, made_->state(worker));
        const Answer answer = choose(browser, page);
        CHECK(is_done(answer));
        CHECK_LACKS("valija_session", answer.header("set-cookie"));  // nobody is signed in by it
        CHECK_CONTAINS("Ya puede ingresar a su correo", browser.get(url() + "/done").body);
        CHECK_EQUAL("active chosen 1 used 0 voided account_activated kick,mail,sms", made_->state(worker));
        Browser another;
        sign_in(another, {worker.address, kGood});
        CHECK_EQUAL(0, count_messages(worker.address, kGood));
        CHECK_EQUAL(235, smtp_auth(worker.address, kGood));
        CHECK_EQUAL(422, another.post(login_url(), fill_sign_in(another, worker.with_credential())).status);
    }

    void typed_in_any_spelling() {
        const Worker worker = made_->make();
        std::string small = base::to_lower(worker.credential);
        std::string spaced = worker.credential;
        std::string alike = worker.credential;
        std::replace(spaced.begin(), spaced.end(), '-', ' ');
        std::replace(alike.begin(), alike.end(), '0', 'O');
        std::replace(alike.begin(), alike.end(), '1', 'l');
        std::erase(small, '-');
        for (const std::string& typed : {worker.credential, small, " " + spaced + " ", alike}) {
            Browser browser;
            CHECK(handed_over(browser.post(login_url(), fill_sign_in(browser, {worker.address, typed}))));
        }
    }

    void no_other_door_takes_the_credential() {
        const Worker worker = made_->make();
        const Worker active = made_->make();
        made_->set_password(active, "la de antes, muy larga");
        for (const Worker& one : {worker, active}) {
            CHECK_EQUAL(-1, count_messages(one.address, one.credential));
            CHECK_EQUAL(535, smtp_auth(one.address, one.credential));
            forget_failures();
            Browser browser;
            const Answer answer = browser.post(login_url(), fill_sign_in(browser, one.with_credential()));
            CHECK(handed_over(answer));
            CHECK_LACKS("__Host-valija_session=s.", answer.header("set-cookie"));
            CHECK_CONTAINS("no hay ninguna sesión abierta", browser.get(portal() + "/logout").body);
            CHECK_EQUAL(303, browser.get(portal() + "/sign-on/ticket?state=" + std::string(43, 'A')).status);
            CHECK_CONTAINS("/login",
                           browser.get(portal() + "/sign-on/ticket?state=" + std::string(43, 'A')).header("location"));
        }
    }

    // A reset that somebody else asked for must not close the owner's door; using it must close everybody's.
    void the_present_password_stays_until_then_and_ends_then() {
        const DemoPerson before{"", "la de antes, muy larga"};
        const Worker worker = made_->make();
        made_->set_password(worker, before.password);
        Browser signed_in;
        sign_in(signed_in, {worker.address, before.password});
        Browser browser;
        CHECK(is_done(choose(browser, open_page(browser, worker))));
        CHECK_CONTAINS("no hay ninguna sesión abierta", signed_in.get(portal() + "/logout").body);
        CHECK_EQUAL(-1, count_messages(worker.address, before.password));
        CHECK_EQUAL(0, count_messages(worker.address, kGood));
    }

    void a_credential_that_is_no_good_is_a_wrong_password() {
        const Worker expired = made_->make();
        const std::string late = made_->issue(expired, std::chrono::hours(-1));
        const Worker replaced = made_->make();
        made_->issue(replaced);
        const Worker used = made_->make();
        Browser first;
        CHECK(is_done(choose(first, open_page(first, used))));
        const Worker blocked = made_->make(accounts::MailboxState::Blocked);
        const Worker suspended = made_->make(accounts::MailboxState::Suspended);
        const Worker deleted = made_->make(accounts::MailboxState::Deleted);
        const Worker good = made_->make();
        forget_failures();
        std::string body;
        for (const DemoPerson& who :
             {DemoPerson{"nadie@educacion.example", good.credential}, DemoPerson{expired.address, late},
              replaced.with_credential(), used.with_credential(), blocked.with_credential(),
              suspended.with_credential(), deleted.with_credential(), DemoPerson{replaced.address, good.credential}}) {
            Browser browser;
            const Answer answer = browser.post(login_url(), fill_sign_in(browser, who));
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS(kRefused, answer.body);
            std::string page = std::regex_replace(answer.body, std::regex(answer.input("csrf")), "");
            page = std::regex_replace(page, std::regex(answer.input("challenge")), "");
            page = std::regex_replace(page, std::regex(who.address), "");
            if (body.empty()) body = page;
            CHECK_EQUAL(body, page);
            CHECK_EQUAL("", answer.header("set-cookie"));
        }
        Browser elsewhere;
        CHECK_EQUAL(
            422,
            elsewhere.post(other_portal() + "/login", fill_sign_in(elsewhere, good.with_credential(), other_portal()))
                .status);
    }

    void a_wrong_credential_counts_and_a_right_one_forgives() {
        const Worker worker = made_->make();
        Browser browser;
        const auto attempt = [&](const std::string& typed) {
            return browser.post(login_url(), fill_sign_in(browser, {worker.address, typed})).status;
        };
        for (const char* wrong : {"AAAA-AAAA-AAAA-AAA1", "AAAA-AAAA-AAAA-AAA2"}) CHECK_EQUAL(422, attempt(wrong));
        for (int i = 0; i < 6; ++i) CHECK_EQUAL(303, attempt(worker.credential));
        CHECK_EQUAL(422, attempt("AAAA-AAAA-AAAA-AAA3"));
        CHECK_EQUAL(429, attempt("AAAA-AAAA-AAAA-AAA4"));
        CHECK_EQUAL(429, attempt("AAAA-AAAA-AAAA-AAA5"));
        CHECK_EQUAL(303, attempt(worker.credential));
    }

    void the_cookie_is_as_it_should_be() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer answer = browser.post(login_url(), fill_sign_in(browser, worker.with_credential()));
        const std::string cookie = answer.header("set-cookie");
        CHECK(std::regex_match(cookie, std::regex("__Host-valija_activation=[A-Za-z0-9_-]{43}; .*")));
        for (const char* attribute : {"; Path=/", "; Secure", "; HttpOnly", "; SameSite=Lax"})
            CHECK_CONTAINS(attribute, cookie);
        for (const char* attribute : {"Domain", "Max-Age", "\n"}) CHECK_LACKS(attribute, cookie);
    }

    // No cookie, a broken one, one that nobody has, another site's, an expired one: the same bytes, for GET and POST.
    void without_a_good_pass_there_is_one_page_for_all() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        const std::string pass = browser.cookies["localhost"][kCookie];
        const std::string none = comparable(Browser().get(url()));
        CHECK_CONTAINS(kNotOpen, none);
        CHECK(none.starts_with("403"));
        for (const std::string& cookie :
             {std::string("x"), std::string(43, 'A'), pass + "A", pass.substr(1), pass + "; " + kCookie + "=" + pass})
            CHECK_EQUAL(none, comparable(Browser().get(url(), {std::string("Cookie: ") + kCookie + "=" + cookie})));
        Browser elsewhere;
        elsewhere.cookies["formacion.localhost"][kCookie] = pass;
        CHECK_EQUAL(403, elsewhere.get(other_portal() + "/account/activation").status);
        {
            const ClockOffset later(15 * 60 - 5);
            CHECK_EQUAL(200, browser.get(url()).status);
        }
        const ClockOffset later(15 * 60 + 5);
        CHECK_EQUAL(none, comparable(browser.get(url())));
        const Answer late = choose(browser, page);
        CHECK_EQUAL(403, late.status);
        CHECK_CONTAINS(kNotOpen, late.body);
        CHECK_EQUAL(kUntouched, made_->state(worker));
    }

    void what_is_refused_is_said_and_no_secret_comes_back() {
        const Worker worker = made_->make();
        Browser browser;
        Answer page = open_page(browser, worker);
        const auto refused = [&](const std::string& password, const std::string& again, const char* reason) {
            const Answer answer = browser.post(url(), fill(page, password, again));
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS(reason, answer.body);
            CHECK_CONTAINS("<title>Error: ", answer.body);
            CHECK_CONTAINS(worker.address, answer.body);
            CHECK_EQUAL("", answer.input("new_password") + answer.input("new_password_again"));
            for (const std::string& secret : {password, again})
                if (secret.size() > 4) CHECK_LACKS(secret, answer.body);
            page = answer;
        };
        refused("", "", "Escriba la contraseña que quiere usar");
        refused("corta 7", "corta 7", "debe tener al menos 12 caracteres");
        refused(std::string(129, 'x'), std::string(129, 'x'), "puede tener 128 caracteres como máximo");
        refused(std::string(20000, 'x'), std::string(20000, 'x'), "puede tener 128 caracteres como máximo");
        refused("uno\tdos tres cuatro", "uno\tdos tres cuatro", "signos que no se ven");
        refused("zulema va de viaje lejos", "zulema va de viaje lejos", "contiene su nombre");
        refused("0n4j1uq va de viaje", "0n4j1uq va de viaje", "contiene su nombre");
        refused("Secretaria verde 40 burros", "Secretaria verde 40 burros", "contiene su nombre");
        refused("mi quzz favorito 40 burros", "mi quzz favorito 40 burros", "contiene su nombre");
        refused("murcielagos12", "murcielagos12", "con pocos cambios");
        refused("bienvenido2026", "bienvenido2026", "se adivina con facilidad");
        refused(kGood, "tejado nogal siete lancha brumas", "no son iguales");
        refused(kGood, "", "no son iguales");
        refused(worker.credential, worker.credential, "Esa es la clave temporal");
        CHECK_CONTAINS("La que envió:", page.body);
        CHECK_EQUAL(kUntouched, made_->state(worker));
        CHECK(is_done(choose(browser, page)));
    }

    // Typed on a telephone that sends an accent by itself, and then on a computer that does not.
    void one_spelling_of_an_accent_is_as_good_as_another() {
        const Worker worker = made_->make();
        Browser browser;
        CHECK(
            is_done(browser.post(url(), fill(open_page(browser, worker), "pin\u0303ata u\u0301nica de pingu\u0308inos",
                                             "pi\u00f1ata \u00fanica de ping\u00fcinos"))));
        for (const char* spelling :
             {"pi\u00f1ata \u00fanica de ping\u00fcinos", "pin\u0303ata u\u0301nica de pingu\u0308inos"}) {
            Browser another;
            CHECK_EQUAL(303, another.post(login_url(), fill_sign_in(another, {worker.address, spelling})).status);
        }
        CHECK_EQUAL(0, count_messages(worker.address, "pi\u00f1ata \u00fanica de ping\u00fcinos"));
    }

    void sent_twice_the_first_stays() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        CHECK(is_done(choose(browser, page)));
        const std::string after = made_->state(worker);
        const Answer second = choose(browser, page, "otra frase que llega tarde");
        CHECK_EQUAL(409, second.status);
        CHECK_CONTAINS(kChosen, second.body);
        CHECK_EQUAL(409, browser.get(url()).status);
        CHECK_EQUAL(after, made_->state(worker));
        CHECK_EQUAL(0, count_messages(worker.address, kGood));
    }

    void forty_at_once_one_is_kept() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        std::vector<Answer> answers(40);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            threads.emplace_back([&, i, own = browser]() mutable {
                answers[i] = choose(own, page, fmt::format("tejado nogal siete lancha {:02}", i));
            });
        }
        for (auto& thread : threads) thread.join();
        std::size_t done = 0;
        std::size_t winner = 0;
        for (std::size_t i = 0; i < answers.size(); ++i) {
            const Answer& answer = answers[i];
            if (is_done(answer)) ++done, winner = i;
            CHECK(is_done(answer) || answer.status == 409 || answer.status == 503);
            if (answer.status == 503) CHECK_EQUAL("2", answer.header("retry-after"));
        }
        CHECK_EQUAL(1, done);
        CHECK_EQUAL("active chosen 1 used 0 voided account_activated kick,mail,sms", made_->state(worker));
        CHECK_EQUAL(0, count_messages(worker.address, fmt::format("tejado nogal siete lancha {:02}", winner)));
    }

    void the_browser_that_typed_it_last_has_the_pass() {
        const Worker worker = made_->make();
        Browser first;
        const Answer page = open_page(first, worker);
        Browser second;
        const Answer newer = open_page(second, worker);
        CHECK_EQUAL(403, choose(first, page).status);
        CHECK_EQUAL(kUntouched, made_->state(worker));
        // Neither browser's token goes with the other's cookie.
        first.cookies["localhost"][kCookie] = second.cookies["localhost"][kCookie];
        CHECK_EQUAL(403, choose(first, newer).status);
        CHECK(is_done(choose(second, newer)));
    }

    void a_newer_credential_closes_the_page() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        made_->issue(worker);
        const Answer answer = choose(browser, page);
        CHECK_EQUAL(403, answer.status);
        CHECK_CONTAINS(kNotOpen, answer.body);
        CHECK_EQUAL("pending none 0 used 1 voided", made_->state(worker));
    }

    void a_block_closes_the_page() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        made_->connection().change({"block_it", "UPDATE mailbox SET state = 'blocked' WHERE id = ?"},
                                   worker.mailbox_id);
        CHECK_EQUAL(403, browser.get(url()).status);
        CHECK_EQUAL(403, choose(browser, page).status);
        CHECK_EQUAL("blocked none 0 used 0 voided", made_->state(worker));
    }

    void without_token_or_from_elsewhere_nothing_happens() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        const Fields form = fill(page, kGood, kGood);
        CHECK_EQUAL(403, browser.post(url(), {form[1], form[2]}).status);
        CHECK_EQUAL(403,
                    browser.post(url(), {{"csrf", Browser().get(login_url()).input("csrf")}, form[1], form[2]}).status);
        const std::string kForm = "Content-Type: application/x-www-form-urlencoded";
        for (const std::string& origin : {std::string("http://evil.example"), std::string("null"), webmail()})
            CHECK_EQUAL(403, browser.send("POST", url(), encode(form), {kForm, "Origin: " + origin}).status);
        CHECK_EQUAL(kUntouched, made_->state(worker));
        CHECK(is_done(browser.post(url(), form)));
    }

    void broken_forms_are_refused() {
        const Worker worker = made_->make();
        Browser browser;
        const std::string form = encode(fill(open_page(browser, worker), kGood, kGood));
        const Headers own{"Content-Type: application/x-www-form-urlencoded", "Origin: " + portal()};
        for (const char* more : {"&new_password=x", "&new_password%5B%5D=x", "&new_password_again=x", "&csrf=x"})
            CHECK_EQUAL(400, browser.send("POST", url(), form + more, own).status);
        for (const char* end : {"%FF", "%00", "%zz"})
            CHECK_EQUAL(400, browser.send("POST", url(), form + end, own).status);
        CHECK_EQUAL(413, browser.send("POST", url(), form + std::string(1 << 20, 'x'), own).status);
        CHECK_EQUAL(kUntouched, made_->state(worker));
        CHECK(is_done(browser.send("POST", url(), form + "&state=active&mailbox_id=1", own)));
    }

    void other_methods_and_pages_are_refused() {
        Browser browser;
        for (const char* method : {"PUT", "DELETE", "PATCH", "OPTIONS"})
            CHECK_EQUAL(405, browser.send(method, url(), "", {}).status);
        CHECK_EQUAL(405, browser.post(url() + "/done", {}).status);
        CHECK_EQUAL("GET, HEAD", browser.post(url() + "/done", {}).header("allow"));
        CHECK_EQUAL(404, browser.get(portal() + "/account/x").status);
        CHECK_EQUAL(404, browser.get(url() + "/x").status);
    }

    void too_many_requests_are_refused() {
        std::vector<Answer> answers(600);
        std::vector<std::thread> threads;
        for (std::size_t begin = 0; begin < 8; ++begin) {
            threads.emplace_back([&, begin] {
                Browser browser("127.0.77.1");
                for (std::size_t i = begin; i < answers.size(); i += 8) answers[i] = browser.get(url());
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK(std::any_of(answers.begin(), answers.end(), [](const Answer& answer) { return answer.status == 429; }));
        CHECK(std::all_of(answers.begin(), answers.end(),
                          [](const Answer& answer) { return answer.status == 429 || answer.status == 403; }));
    }

    void without_a_database_the_page_says_so() {
        const Worker worker = made_->make();
        Browser browser;
        const Answer page = open_page(browser, worker);
        {
            const StoppedPart database("mariadb");
            for (const Answer& answer : {browser.get(url()), choose(browser, page)}) {
                CHECK_EQUAL(503, answer.status);
                CHECK_CONTAINS("El servicio no está disponible en este momento", answer.body);
                CHECK_CONTAINS(answer.header("x-request-id"), answer.body);
                CHECK_LACKS(kGood, answer.body);
            }
            CHECK_EQUAL(200, browser.get(url() + "/done").status);
            CHECK_EQUAL(403, Browser().get(url()).status);
        }
        Workers again;
        CHECK_EQUAL(kUntouched, again.state(worker));
        CHECK(is_done(choose(browser, page)));
    }

    void only_these_pages_may_run_our_script() {
        Browser browser;
        const Answer page = open_page(browser, made_->make());
        CHECK_CONTAINS("script-src 'self';", page.header("content-security-policy"));
        CHECK_LACKS("unsafe", page.header("content-security-policy"));
        CHECK_LACKS("script-src", browser.get(login_url()).header("content-security-policy"));
        std::smatch script;
        CHECK(std::regex_search(page.body, script, std::regex("<script src=\"([^\"]+)\" defer></script>")));
        const Answer file = browser.get(portal() + script[1].str());
        CHECK_EQUAL(200, file.status);
        CHECK_EQUAL("application/javascript; charset=utf-8", file.header("content-type"));
    }

    void nothing_secret_is_kept_in_the_clear() {
        const Worker worker = made_->make();
        Browser browser;
        CHECK(is_done(choose(browser, open_page(browser, worker))));
        const std::string dump =
            run({"mariadb-dump", "--no-defaults", "--socket=" + folder() + "/run/mysql.sock", "--user=root",
                 "--hex-blob", "valija", "mailbox", "activation", "activation_pass", "movement", "outbox"})
                .out;
        std::string bare = worker.credential;
        std::erase(bare, '-');
        for (const std::string& secret :
             {worker.credential, bare, std::string(kGood), browser.cookies["localhost"][kCookie]}) {
            CHECK_LACKS(secret, dump);
            CHECK_EQUAL(1, run({"grep", "-rqF", "--", secret, folder() + "/log"}).status);
        }
        CHECK_CONTAINS("{ARGON2ID}$argon2id$", dump);
    }

    // An account that waits has no browser that entered before: whoever guessed at its address kept it shut until the
    // credential had expired, and once more after it.
    void what_strangers_fail_at_keeps_nobody_out() {
        const Worker worker = made_->make();
        lock_everywhere(worker.address);
        Browser browser;
        CHECK_EQUAL(429, browser.post(login_url(), fill_sign_in(browser, {worker.address, "mala"})).status);
        CHECK(is_done(choose(browser, open_page(browser, worker))));
        lock_everywhere(worker.address);
        Browser elsewhere("127.42.0.1");
        CHECK_EQUAL(429, elsewhere.post(login_url(), fill_sign_in(elsewhere, {worker.address, kGood})).status);
        CHECK_EQUAL(303, browser.post(login_url(), fill_sign_in(browser, {worker.address, kGood})).status);
    }

  private:
    std::unique_ptr<Workers> made_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ActivationPageTest);

}  // namespace valija::tests
