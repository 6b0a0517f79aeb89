// SPDX-License-Identifier: AGPL-3.0-or-later
// A forgotten password, at the outside: who has the contact gets back in, everybody else gets the same pages and
// nothing.
#include <algorithm>
#include <fstream>
#include <memory>
#include <regex>
#include <set>
#include <thread>

#include "accounts/app_password.h"
#include "accounts/entry_step_store.h"
#include "accounts/second_factor_service.h"
#include "accounts/second_factor_store.h"
#include "accounts/totp.h"
#include "base/bytes.h"
#include "crypto/password.h"
#include "people/person_store.h"
#include "support/browser.h"
#include "support/open_imap.h"
#include "support/outside.h"
#include "support/statements.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kOldPassword = "la de antes, muy larga";
constexpr const char* kNewPassword = "tejado nogal siete lancha bruma";
// Long, because a mail has no caps that bound how many of them anybody can guess at.
constexpr const char* kMailedCode = "Código: ([0-9]{5} [0-9]{5})\n";
constexpr const char* kUnknown = "nadie.aqui@educacion.example";

std::string url(const std::string& step = "") { return portal() + "/forgot-password" + step; }

// Somebody with an account, a password and two contacts of their own.
struct Holder {
    std::string address;
    std::string mobile;
    std::string alternate;
    std::uint64_t mailbox_id = 0;
    std::uint64_t person_id = 0;
};

class Holders {
  public:
    // `confirmed`: both contacts, long ago.
    Holder make(bool confirmed = true) {
        const std::string unique = base::to_hex(random_.bytes(5));
        Holder holder{.address = "olvidadiza." + unique + "@educacion.example",
                      .mobile = new_number(),
                      .alternate = new_outside_address()};
        const base::Time then = base::SystemClock().now() - std::chrono::hours(24 * 30);
        const auto confirmed_at = confirmed ? std::optional(then) : std::nullopt;
        const auto how = confirmed ? std::optional<std::string>("link") : std::nullopt;
        const auto code = confirmed ? std::optional<std::string>("code") : std::nullopt;
        holder.person_id = connection_.insert(
            {"insert_holder",
             "INSERT INTO person (site_id, given_names, first_surname, national_id, alternate_address,"
             " alternate_set_at, alternate_confirmed_at, alternate_confirmed_by, mobile, mobile_set_at,"
             " mobile_confirmed_at, mobile_confirmed_by, created_at)"
             " SELECT site_id, 'Olga <b>', 'Vidal', ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM domain"
             " WHERE name = 'educacion.example'"},
            "OLV" + unique, holder.alternate, then, confirmed_at, how, holder.mobile, then, confirmed_at, code, then);
        holder.mailbox_id =
            connection_.insert({"insert_her_mailbox",
                                "INSERT INTO mailbox (domain_id, home, state, password_hash, created_at)"
                                " SELECT id, ?, 'active', ?, ? FROM domain WHERE name = 'educacion.example'"},
                               unique + unique, crypto::hash_password(kOldPassword, {}), then);
        connection_.change({"insert_her_address",
                            "INSERT INTO address (address, mailbox_id, is_primary, valid_from) VALUES (?, ?, TRUE, ?)"},
                           holder.address, holder.mailbox_id, then);
        connection_.change({"insert_her_holding",
                            "INSERT INTO holding (mailbox_id, person_id, account_type, valid_from)"
                            " VALUES (?, ?, 'personal', ?)"},
                           holder.mailbox_id, holder.person_id, then);
        return holder;
    }

    db::Connection& connection() { return connection_; }
    base::Random& random() { return random_; }

  private:
    db::Connection connection_{database()};
    base::SystemRandom random_;
};

std::string instance_key(const std::string& name) {
    std::string hex;
    std::ifstream(folder() + "/etc/keys/" + name) >> hex;
    return base::from_hex(hex).value();
}

// From an address of its own: what one address may ask for in a second is not what is tested here.
class Visitor : public Browser {
  public:
    Visitor() : Browser(next_source()) {}

  private:
    static std::string next_source() {
        static int count = 0;
        ++count;
        return fmt::format("127.60.{}.{}", count / 250, count % 250 + 1);
    }
};

Fields fill_user(Browser& browser, const std::string& user) {
    const Answer page = browser.get(url());
    const std::string challenge = page.input("challenge");
    return {{"csrf", page.input("csrf")}, {"user", user}, {"challenge", challenge}, {"captcha", solve(challenge)}};
}

Answer begin(Browser& browser, const std::string& user) { return browser.post(url(), fill_user(browser, user)); }

Answer send(Browser& browser, const std::string& channel = "mobile") {
    const Answer page = browser.get(url("/send"));
    return browser.post(url("/send"),
                        {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"channel", channel}});
}

bool leads_to(const Answer& answer, const std::string& step) {
    return answer.status == 303 && answer.header("location") == url(step);
}

void ask_for_code(Browser& browser, const std::string& user, const std::string& channel = "mobile") {
    CHECK(leads_to(begin(browser, user), "/send"));
    CHECK(leads_to(send(browser, channel), "/code"));
}

std::string find_in(const std::string& text, const char* pattern) {
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : "";
}

// The code in the newest short message, once there are so many.
std::string code_by_sms(const Holder& holder, std::size_t messages = 1) {
    wait_until("a short message", [&] { return sms_outside(holder.mobile).size() >= messages; });
    std::string code;
    for (const std::string& text : sms_outside(holder.mobile)) {
        const std::string found = find_in(text, "([0-9]{6}) es la clave");
        if (!found.empty()) code = found;
    }
    return code;
}

std::string mail_with_code(const Holder& holder) {
    wait_until("a mail", [&] { return !mails_outside(holder.alternate).empty(); });
    return read_mail(mails_outside(holder.alternate).back());
}

std::string another(const std::string& code) { return code == "123456" ? "654321" : "123456"; }

Answer verify(Browser& browser, const std::string& code) {
    const Answer page = browser.get(url("/code"));
    return browser.post(url("/code"), {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"code", code}});
}

Answer choose(Browser& browser, const Answer& page, const std::string& password = kNewPassword) {
    return browser.post(url("/password"), {{"csrf", page.input("csrf")},
                                           {"number", page.input("number")},
                                           {"new_password", password},
                                           {"new_password_again", password}});
}

void recover(Browser& browser, const Holder& holder) {
    ask_for_code(browser, holder.address);
    CHECK(leads_to(verify(browser, code_by_sms(holder)), "/password"));
    CHECK(leads_to(choose(browser, browser.get(url("/password"))), "/done"));
}

// Without what differs by design.
std::string comparable(const Answer& answer, const std::string& user) {
    std::string page = std::to_string(answer.status);
    for (const auto& [name, value] : answer.headers) {
        if (name != "date" && name != "x-request-id" && name != "set-cookie") page += "\n" + name + ": " + value;
    }
    page += "\n" + answer.body;
    for (const char* name : {"csrf", "number", "challenge"}) {
        const std::string value = answer.input(name);
        if (!value.empty()) page = std::regex_replace(page, std::regex(value), "?");
    }
    return std::regex_replace(page, std::regex(user), "USER");
}

}  // namespace

class ForgotPasswordTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ForgotPasswordTest);
    CPPUNIT_TEST(the_phone_brings_a_new_password);
    CPPUNIT_TEST(the_mail_has_a_code_and_a_link_of_ours);
    CPPUNIT_TEST(a_link_opens_in_its_own_browser_alone);
    CPPUNIT_TEST(known_unknown_and_not_enabled_are_alike);
    CPPUNIT_TEST(known_unknown_and_not_enabled_run_the_same_statements);
    CPPUNIT_TEST(a_code_is_of_its_request);
    CPPUNIT_TEST(a_code_is_of_its_person);
    CPPUNIT_TEST(a_code_is_of_its_browser);
    CPPUNIT_TEST(a_code_works_once);
    CPPUNIT_TEST(a_code_ends_after_its_time);
    CPPUNIT_TEST(three_wrong_codes_end_it_however_often_it_was_sent);
    CPPUNIT_TEST(a_hundred_resends_are_five);
    CPPUNIT_TEST(a_refresh_sends_nothing);
    CPPUNIT_TEST(steps_out_of_order_lead_nowhere);
    CPPUNIT_TEST(changed_fields_change_nothing);
    CPPUNIT_TEST(a_forged_host_gets_nothing);
    CPPUNIT_TEST(forty_at_once_one_password_is_kept);
    CPPUNIT_TEST(failed_sign_ins_do_not_close_it_and_are_forgotten);
    CPPUNIT_TEST(everything_that_was_open_ends);
    CPPUNIT_TEST(a_contact_that_is_new_or_not_confirmed_gets_nothing);
    CPPUNIT_TEST(a_contact_that_changed_meanwhile_gets_nothing);
    CPPUNIT_TEST(a_block_meanwhile_ends_it);
    CPPUNIT_TEST(another_new_password_ends_it);
    CPPUNIT_TEST(the_second_factor_is_asked);
    CPPUNIT_TEST(a_second_factor_of_today_keeps_nobody_out);
    CPPUNIT_TEST(codes_that_failed_at_sign_in_do_not_close_it);
    CPPUNIT_TEST(who_has_left_the_institution_recovers_nothing);
    CPPUNIT_TEST(a_contact_that_is_another_now_recovers_nothing);
    CPPUNIT_TEST(with_the_switch_closed_mail_is_offered);
    CPPUNIT_TEST(too_many_requests_wait);
    CPPUNIT_TEST(what_is_refused_keeps_the_user_and_no_secret);
    CPPUNIT_TEST(other_methods_tokens_and_shapes_are_refused);
    CPPUNIT_TEST(without_a_database_the_page_says_so);
    CPPUNIT_TEST(nothing_secret_is_kept_in_the_clear);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        made_ = std::make_unique<Holders>();
        made_->connection().change({"forget_counts", "DELETE FROM sms_count"});
    }
    void tearDown() override { made_.reset(); }

    void the_phone_brings_a_new_password() {
        const Holder olga = made_->make();
        Visitor browser;
        recover(browser, olga);
        CHECK_CONTAINS("Ya puede ingresar a su correo", browser.get(url("/done")).body);
        Visitor another_browser;
        sign_in(another_browser, {olga.address, kNewPassword});
        wait_until("the news by mail", [&] { return !mails_outside(olga.alternate).empty(); });
        const std::string news = read_mail(mails_outside(olga.alternate).back());
        CHECK_CONTAINS("se recuperó", news);
        CHECK_CONTAINS("Si no fue usted", news);
        wait_until("the news by phone", [&] { return sms_outside(olga.mobile).size() == 2; });
        CHECK_CONTAINS("se recuperó", sms_outside(olga.mobile).back() + sms_outside(olga.mobile).front());
        CHECK_EQUAL("password_recovered,signed_in", movements_of(olga));
    }

    void the_mail_has_a_code_and_a_link_of_ours() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address, "alternate_address");
        const std::string mail = mail_with_code(olga);
        CHECK_CONTAINS(url("/link?token="), mail);
        CHECK_CONTAINS(olga.address, mail);
        CHECK(leads_to(verify(browser, find_in(mail, kMailedCode)), "/password"));
    }

    void a_link_opens_in_its_own_browser_alone() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address, "alternate_address");
        const std::string token = find_in(mail_with_code(olga), "token=([A-Za-z0-9_-]{43})");
        Visitor elsewhere;
        const Answer there = elsewhere.get(url("/link?token=" + token));
        CHECK_EQUAL(200, there.status);
        CHECK_CONTAINS("Abra el enlace donde lo pidió", there.body);
        begin(elsewhere, olga.address);
        const Answer own = elsewhere.get(url("/link?token=" + token));
        CHECK_EQUAL(409, elsewhere.post(url("/link"), {{"csrf", own.input("csrf")}, {"token", token}}).status);
        // A look changes nothing, however often; a wrong one is no use.
        for (int i = 0; i < 3; ++i) CHECK_EQUAL(200, browser.get(url("/link?token=" + token)).status);
        const Answer page = browser.get(url("/link?token=" + token));
        const std::string wrong(43, 'A');
        CHECK_EQUAL(409, browser.post(url("/link"), {{"csrf", page.input("csrf")}, {"token", wrong}}).status);
        CHECK(leads_to(browser.post(url("/link"), {{"csrf", page.input("csrf")}, {"token", token}}), "/password"));
        CHECK_EQUAL(409, browser.post(url("/link"), {{"csrf", page.input("csrf")}, {"token", token}}).status);
    }

    void known_unknown_and_not_enabled_are_alike() {
        const auto answers = [](const std::string& user, const std::string& channel) {
            Visitor browser;
            std::string all = comparable(begin(browser, user), user);
            all += comparable(browser.get(url("/send")), user);
            all += comparable(send(browser, channel), user);
            all += comparable(browser.get(url("/code")), user);
            for (int i = 0; i < 3; ++i) all += comparable(verify(browser, "000000"), user);
            all += comparable(browser.get(url("/code")), user);
            return all + comparable(browser.get(url("/password")), user);
        };
        for (const char* channel : {"mobile", "alternate_address"}) {
            const std::string known = answers(made_->make().address, channel);
            CHECK_CONTAINS("Se acabaron los intentos", known);
            CHECK_EQUAL(known, answers(kUnknown, channel));
            CHECK_EQUAL(known, answers("no es ni una dirección", channel));
            CHECK_EQUAL(known, answers(made_->make(false).address, channel));
            CHECK_EQUAL(known, answers(person("carla.").address, channel));
            forget_failures();
        }
    }

    void known_unknown_and_not_enabled_run_the_same_statements() {
        const auto statements = [](const std::string& user) {
            Visitor browser;
            std::string all;
            const Fields form = fill_user(browser, user);
            const auto run = [&](auto work) { all += statements_of("valija_forgot", work) + "--\n"; };
            run([&] { browser.post(url(), form); });
            run([&] { send(browser); });
            run([&] { send(browser, "alternate_address"); });
            for (int i = 0; i < 4; ++i) run([&] { verify(browser, "000000"); });
            run([&] { browser.get(url("/password")); });
            return all;
        };
        const std::string known = statements(made_->make().address);
        CHECK_CONTAINS("INSERT INTO outbox", known);
        CHECK_CONTAINS("INSERT INTO recovery_request", known);
        CHECK_EQUAL(known, statements(kUnknown));
        CHECK_EQUAL(known, statements(made_->make(false).address));
        CHECK_EQUAL(known, statements(person("carla.").address));
    }

    void a_code_is_of_its_request() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        const Answer old_page = browser.get(url("/code"));
        const std::string code = code_by_sms(olga);
        ask_for_code(browser, olga.address);
        const std::string newer = code_by_sms(olga, 2);
        if (code != newer) CHECK_EQUAL(422, verify(browser, code).status);
        const Answer late = browser.post(
            url("/code"), {{"csrf", old_page.input("csrf")}, {"number", old_page.input("number")}, {"code", newer}});
        CHECK_EQUAL(409, late.status);
        CHECK(leads_to(verify(browser, newer), "/password"));
    }

    void a_code_is_of_its_person() {
        const Holder olga = made_->make();
        const Holder pablo = made_->make();
        Visitor hers;
        Visitor his;
        ask_for_code(hers, olga.address);
        ask_for_code(his, pablo.address);
        const std::string code = code_by_sms(olga);
        if (code != code_by_sms(pablo)) CHECK_EQUAL(422, verify(his, code).status);
        CHECK(leads_to(verify(hers, code), "/password"));
        const Answer page = hers.get(url("/password"));
        CHECK_EQUAL(409, his.post(url("/password"), {{"csrf", his.get(url("/code")).input("csrf")},
                                                     {"number", page.input("number")},
                                                     {"new_password", kNewPassword},
                                                     {"new_password_again", kNewPassword}})
                             .status);
        CHECK_EQUAL("", movements_of(pablo));
    }

    void a_code_is_of_its_browser() {
        const Holder olga = made_->make();
        Visitor hers;
        ask_for_code(hers, olga.address);
        const std::string code = code_by_sms(olga);
        Visitor stranger;
        const std::string csrf = stranger.get(url()).input("csrf");
        const std::string number = hers.get(url("/code")).input("number");
        CHECK_EQUAL(409, stranger.post(url("/code"), {{"csrf", csrf}, {"number", number}, {"code", code}}).status);
        // Nor with a request of their own for the same person.
        ask_for_code(stranger, olga.address);
        const std::string newer = code_by_sms(olga, 2);
        if (newer != code) CHECK_EQUAL(422, verify(stranger, code).status);
        CHECK(leads_to(verify(hers, code), "/password"));
    }

    void a_code_works_once() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        const std::string code = code_by_sms(olga);
        const Answer page = browser.get(url("/code"));
        const Fields form{{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"code", code}};
        CHECK(leads_to(browser.post(url("/code"), form), "/password"));
        CHECK_EQUAL(409, browser.post(url("/code"), form).status);
        const Answer choice = browser.get(url("/password"));
        CHECK(leads_to(choose(browser, choice), "/done"));
        CHECK_EQUAL(409, choose(browser, choice, "otra contraseña distinta y larga").status);
        CHECK_EQUAL(409, browser.post(url("/code"), form).status);
        Visitor fresh;
        sign_in(fresh, {olga.address, kNewPassword});
    }

    void a_code_ends_after_its_time() {
        const Holder olga = made_->make();
        Visitor by_phone;
        ask_for_code(by_phone, olga.address);
        const std::string code = code_by_sms(olga);
        Visitor by_mail;
        ask_for_code(by_mail, olga.address, "alternate_address");
        const std::string mail = mail_with_code(olga);
        const std::string mailed = find_in(mail, kMailedCode);
        {
            const ClockOffset later(10 * 60 + 1);
            const Answer late = verify(by_phone, code);
            CHECK_EQUAL(422, late.status);
            CHECK_CONTAINS("El código ya venció", late.body);
        }
        {
            const ClockOffset later(24 * 3600 + 1);
            CHECK_CONTAINS("El código ya venció", verify(by_mail, mailed).body);
            const Answer page = by_mail.get(url("/link?token=" + find_in(mail, "token=([A-Za-z0-9_-]{43})")));
            CHECK_EQUAL(
                422, by_mail.post(url("/link"), {{"csrf", page.input("csrf")}, {"token", page.input("token")}}).status);
        }
        // And a right one opens the choice for a quarter of an hour.
        CHECK(leads_to(verify(by_phone, code), "/password"));
        const Answer choice = by_phone.get(url("/password"));
        const ClockOffset later(15 * 60 + 1);
        CHECK_EQUAL(409, by_phone.get(url("/password")).status);
        CHECK_EQUAL(409, choose(by_phone, choice).status);
    }

    void three_wrong_codes_end_it_however_often_it_was_sent() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        std::string code = code_by_sms(olga);
        CHECK_CONTAINS("Le quedan 2 intentos", verify(browser, another(code)).body);
        send(browser);
        code = code_by_sms(olga, 2);
        CHECK_CONTAINS("Le queda un intento", verify(browser, another(code)).body);
        send(browser);
        code = code_by_sms(olga, 3);
        const Answer page = browser.get(url("/code"));
        CHECK_CONTAINS("Se acabaron los intentos", verify(browser, another(code)).body);
        const Answer right = browser.post(
            url("/code"), {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"code", code}});
        CHECK_EQUAL(409, right.status);
        CHECK_EQUAL(409,
                    browser
                        .post(url("/send"),
                              {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"channel", "mobile"}})
                        .status);
        // A slip is no try.
        Visitor slips;
        ask_for_code(slips, olga.address);
        for (const char* slip : {"", "   ", "12\n34"}) CHECK_EQUAL(422, verify(slips, slip).status);
        CHECK(leads_to(verify(slips, code_by_sms(olga, 4)), "/password"));
    }

    void a_hundred_resends_are_five() {
        Visitor browser;
        ask_for_code(browser, kUnknown);
        int sent = 1;
        for (int i = 0; i < 100; ++i) {
            Visitor same;  // the same browser, on the move
            same.cookies = browser.cookies;
            const Answer answer = send(same);
            if (leads_to(answer, "/code"))
                ++sent;
            else
                CHECK_CONTAINS("Ya se pidieron cinco códigos", answer.body);
        }
        CHECK_EQUAL(5, sent);
    }

    void a_refresh_sends_nothing() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        const auto before = count_recoveries();
        for (int i = 0; i < 5; ++i) {
            CHECK_EQUAL(200, browser.get(url("/code")).status);
            CHECK_EQUAL(200, browser.get(url("/send")).status);
        }
        CHECK_EQUAL(before, count_recoveries());
    }

    void steps_out_of_order_lead_nowhere() {
        const Holder olga = made_->make();
        Visitor browser;
        CHECK(leads_to(browser.get(url("/send")), ""));
        CHECK(leads_to(browser.get(url("/code")), ""));
        for (const char* step : {"/password", "/second-factor"}) CHECK_EQUAL(409, browser.get(url(step)).status);
        CHECK(leads_to(begin(browser, olga.address), "/send"));
        CHECK(leads_to(browser.get(url("/code")), "/send"));
        const Answer page = browser.get(url("/send"));
        const Fields form{{"csrf", page.input("csrf")},
                          {"number", page.input("number")},
                          {"code", "000000"},
                          {"new_password", kNewPassword},
                          {"new_password_again", kNewPassword}};
        for (const char* step : {"/code", "/second-factor", "/password"})
            CHECK_EQUAL(409, browser.post(url(step), form).status);
        CHECK(leads_to(send(browser), "/code"));
        for (const char* step : {"/second-factor", "/password"}) {
            CHECK_EQUAL(409, browser.get(url(step)).status);
            CHECK_EQUAL(409, browser.post(url(step), form).status);
        }
        CHECK_EQUAL("", movements_of(olga));
    }

    void changed_fields_change_nothing() {
        const Holder olga = made_->make();
        const Holder pablo = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        const std::string csrf = browser.get(url("/code")).input("csrf");
        const std::string number = browser.get(url("/code")).input("number");
        const std::string code = code_by_sms(olga);
        for (const std::string& wrong : {std::string(), std::string(16, '0'), number + "0", std::string(16, 'z')})
            CHECK_EQUAL(409, browser.post(url("/code"), {{"csrf", csrf}, {"number", wrong}, {"code", code}}).status);
        CHECK_EQUAL(422, browser.post(url("/send"), {{"csrf", csrf}, {"number", number}, {"channel", "kick"}}).status);
        CHECK_EQUAL(422,
                    browser.post(url("/send"), {{"csrf", csrf}, {"number", number}, {"channel", pablo.mobile}}).status);
        // What no form declares is nobody's.
        CHECK(leads_to(browser.post(url("/code"), {{"csrf", csrf},
                                                   {"number", number},
                                                   {"code", code},
                                                   {"mailbox_id", std::to_string(pablo.mailbox_id)},
                                                   {"user", pablo.address}}),
                       "/password"));
        const Answer page = browser.get(url("/password"));
        CHECK_CONTAINS(olga.address, page.body);
        Fields form{{"csrf", csrf},
                    {"number", page.input("number")},
                    {"new_password", kNewPassword},
                    {"new_password_again", kNewPassword},
                    {"user", pablo.address}};
        CHECK(leads_to(browser.post(url("/password"), form), "/done"));
        CHECK_EQUAL("", movements_of(pablo));
        CHECK_EQUAL("password_recovered", movements_of(olga));
    }

    void a_forged_host_gets_nothing() {
        const Holder olga = made_->make();
        Visitor browser;
        CHECK(leads_to(begin(browser, olga.address), "/send"));
        const Answer page = browser.get(url("/send"));
        const std::string form =
            encode({{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"channel", "alternate_address"}});
        const Headers own{"Content-Type: application/x-www-form-urlencoded", "Origin: " + portal()};
        Headers forged = own;
        forged.emplace_back("Host: malo.example");
        CHECK_EQUAL(421, browser.send("POST", url("/send"), form, forged).status);
        Headers forwarded = own;
        for (const char* header :
             {"X-Forwarded-Host: malo.example", "Forwarded: host=malo.example", "X-Original-URL: http://malo.example/"})
            forwarded.emplace_back(header);
        CHECK(leads_to(browser.send("POST", url("/send"), form, forwarded), "/code"));
        const std::string mail = mail_with_code(olga);
        CHECK_CONTAINS(url("/link?token="), mail);
        CHECK_LACKS("malo.example", mail);
    }

    void forty_at_once_one_password_is_kept() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        CHECK(leads_to(verify(browser, code_by_sms(olga)), "/password"));
        const Answer page = browser.get(url("/password"));
        std::vector<std::thread> threads;
        std::vector<Answer> answers(40);
        for (std::size_t begin = 0; begin < 8; ++begin) {
            threads.emplace_back([&, begin] {
                for (std::size_t i = begin; i < answers.size(); i += 8) {
                    Browser same = browser;
                    answers[i] = choose(same, page, "contraseña larga numero " + std::to_string(i) + " distinta");
                }
            });
        }
        for (auto& thread : threads) thread.join();
        CHECK_EQUAL(1, std::count_if(answers.begin(), answers.end(), [](auto& a) { return leads_to(a, "/done"); }));
        for (const Answer& answer : answers)
            CHECK(answer.status == 303 || answer.status == 409 || answer.status == 503);
        CHECK_EQUAL("password_recovered", movements_of(olga));
    }

    void failed_sign_ins_do_not_close_it_and_are_forgotten() {
        const Holder olga = made_->make();
        lock_everywhere(olga.address);
        Visitor browser;
        for (int i = 0; i < 5; ++i)
            browser.post(portal() + "/login", fill_sign_in(browser, {olga.address, "peor" + std::to_string(i)}));
        CHECK_EQUAL(429, browser.post(portal() + "/login", fill_sign_in(browser, {olga.address, kOldPassword})).status);
        recover(browser, olga);
        CHECK_EQUAL(0, count_messages(olga.address, kNewPassword));
        lock_everywhere(olga.address);
        sign_in(browser, {olga.address, kNewPassword});
    }

    void everything_that_was_open_ends() {
        const Holder olga = made_->make();
        Visitor signed_in;
        sign_in(signed_in, {olga.address, kOldPassword});
        CHECK(accounts::insert_acceptance(made_->connection(), olga.mailbox_id, "1", base::SystemClock().now()));
        CHECK_CONTAINS("rcmail", signed_in.follow(webmail() + "/sign-on").body);
        const std::string app_password = accounts::make_app_password(made_->random());
        made_->connection().change(
            {"insert_app_password",
             "INSERT INTO app_password (mailbox_id, name, secret_hash, created_at) VALUES (?, 'telefono', ?, ?)"},
            olga.mailbox_id, db::Bytes(accounts::app_password_hash(instance_key("app_password"), app_password)),
            base::SystemClock().now());
        CHECK_EQUAL(0, count_messages(olga.address, app_password));
        OpenImap open(olga.address, kOldPassword);
        OpenImap open_phone(olga.address, app_password);
        Visitor browser;
        recover(browser, olga);
        CHECK_CONTAINS("no hay ninguna sesión abierta", signed_in.get(portal() + "/logout").body);
        CHECK_EQUAL(303, signed_in.get(portal() + "/account").status);
        CHECK(signed_in.get(webmail() + "/?_task=mail").status != 200);
        CHECK_EQUAL(-1, count_messages(olga.address, kOldPassword));
        CHECK_EQUAL(-1, count_messages(olga.address, app_password));
        CHECK(open.ends());
        CHECK(open_phone.ends());
    }

    void a_contact_that_is_new_or_not_confirmed_gets_nothing() {
        const Holder unconfirmed = made_->make(false);
        const Holder fresh = made_->make();
        made_->connection().change(
            {"make_fresh", "UPDATE person SET mobile_set_at = ?, alternate_set_at = ? WHERE id = ?"},
            base::SystemClock().now() - std::chrono::hours(71), base::SystemClock().now() - std::chrono::hours(71),
            fresh.person_id);
        for (const Holder& one : {unconfirmed, fresh}) {
            Visitor browser;
            ask_for_code(browser, one.address);
            ask_for_code(browser, one.address, "alternate_address");
            wait_until_expanded();
            CHECK_EQUAL(0U, sms_outside(one.mobile).size());
            CHECK_EQUAL(0U, mails_outside(one.alternate).size());
            CHECK_EQUAL(0, count_notices(one));
        }
        // Two hours later it is old enough.
        const ClockOffset later(2 * 3600);
        Visitor browser;
        ask_for_code(browser, fresh.address);
        CHECK(leads_to(verify(browser, code_by_sms(fresh)), "/password"));
    }

    // Where the code goes is read when it is sent, not when it was asked for.
    void a_contact_that_changed_meanwhile_gets_nothing() {
        const Holder olga = made_->make();
        Visitor browser;
        CHECK(leads_to(begin(browser, olga.address), "/send"));
        const std::string stolen = new_number();
        made_->connection().change({"change_mobile", "UPDATE person SET mobile = ?, mobile_set_at = ? WHERE id = ?"},
                                   stolen, base::SystemClock().now(), olga.person_id);
        CHECK(leads_to(send(browser), "/code"));
        wait_until_expanded();
        CHECK_EQUAL(0U, sms_outside(stolen).size() + sms_outside(olga.mobile).size());
        CHECK_EQUAL(0, count_notices(olga));
    }

    void a_block_meanwhile_ends_it() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        CHECK(leads_to(verify(browser, code_by_sms(olga)), "/password"));
        const Answer page = browser.get(url("/password"));
        CHECK_EQUAL(0, ctl({"account", "block", olga.address}).status);
        CHECK_EQUAL(409, choose(browser, page).status);
        CHECK_EQUAL("account_blocked", movements_of(olga));
    }

    void another_new_password_ends_it() {
        const Holder olga = made_->make();
        Visitor first;
        Visitor second;
        ask_for_code(first, olga.address);
        CHECK(leads_to(verify(first, code_by_sms(olga)), "/password"));
        ask_for_code(second, olga.address);
        CHECK(leads_to(verify(second, code_by_sms(olga, 2)), "/password"));
        const Answer late = first.get(url("/password"));
        CHECK(leads_to(choose(second, second.get(url("/password"))), "/done"));
        CHECK_EQUAL(409, choose(first, late, "otra contraseña distinta y larga").status);
    }

    void the_second_factor_is_asked() {
        const Holder olga = made_->make();
        const std::string secret = enrol(olga, accounts::kFactorSettling);
        Visitor browser;
        ask_for_code(browser, olga.address);
        CHECK(leads_to(verify(browser, code_by_sms(olga)), "/password"));
        CHECK(leads_to(browser.get(url("/password")), "/second-factor"));
        const Answer page = browser.get(url("/second-factor"));
        CHECK(leads_to(choose(browser, page), "/second-factor"));
        const auto answer = [&](const std::string& code) {
            return browser.post(url("/second-factor"),
                                {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"code", code}});
        };
        const std::string code = accounts::totp_code(secret, accounts::totp_step(base::SystemClock().now()));
        CHECK_EQUAL(422, answer("").status);
        CHECK_EQUAL(422, answer(another(code)).status);
        CHECK(leads_to(answer(code), "/password"));
        CHECK(leads_to(choose(browser, browser.get(url("/password"))), "/done"));
        CHECK(accounts::SecondFactor::is_enrolled(made_->connection(), olga.mailbox_id));
    }

    // Whoever stole a password could set up a factor of their own, and its owner was asked for it ever after.
    void a_second_factor_of_today_keeps_nobody_out() {
        const Holder olga = made_->make();
        enrol(olga, accounts::kFactorSettling - std::chrono::minutes(5));
        Visitor browser;
        recover(browser, olga);
        CHECK(!accounts::SecondFactor::is_enrolled(made_->connection(), olga.mailbox_id));
        CHECK_EQUAL("password_recovered,second_factor_disabled", movements_of(olga));
        sign_in(browser, {olga.address, kNewPassword});
    }

    // Whoever had the password and failed at the code closed the recovery of its owner with it.
    void codes_that_failed_at_sign_in_do_not_close_it() {
        const Holder olga = made_->make();
        const std::string secret = enrol(olga, accounts::kFactorSettling);
        const std::string code = accounts::totp_code(secret, accounts::totp_step(base::SystemClock().now()));
        Visitor browser;
        bool is_locked = false;
        for (int pass = 0; pass < 2; ++pass) {
            CHECK_EQUAL(303,
                        browser.post(portal() + "/login", fill_sign_in(browser, {olga.address, kOldPassword})).status);
            for (int i = 0; i < 3; ++i) {
                const Answer page = browser.get(portal() + "/login/second-factor");
                const Answer wrong = browser.post(portal() + "/login/second-factor",
                                                  {{"csrf", page.input("csrf")}, {"code", another(code)}});
                is_locked = is_locked || wrong.status == 429;
            }
        }
        CHECK(is_locked);
        ask_for_code(browser, olga.address);
        verify(browser, code_by_sms(olga));
        const Answer page = browser.get(url("/second-factor"));
        CHECK(leads_to(browser.post(url("/second-factor"),
                                    {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"code", code}}),
                       "/password"));
    }

    void who_has_left_the_institution_recovers_nothing() {
        const Holder olga = made_->make();
        const db::Query leave{"she_leaves", "UPDATE person SET active = ? WHERE id = ?"};
        Visitor browser;
        ask_for_code(browser, olga.address);
        CHECK(leads_to(verify(browser, code_by_sms(olga)), "/password"));
        const Answer page = browser.get(url("/password"));
        made_->connection().change(leave, false, olga.person_id);
        CHECK_EQUAL(409, choose(browser, page).status);
        Visitor again;
        ask_for_code(again, olga.address);
        wait_until_expanded();
        CHECK_EQUAL(1U, sms_outside(olga.mobile).size());
        made_->connection().change(leave, true, olga.person_id);
        CHECK(leads_to(choose(browser, page), "/done"));
    }

    // An import that replaced the mobile left the codes alive that had gone to the one before.
    void a_contact_that_is_another_now_recovers_nothing() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address);
        CHECK(leads_to(verify(browser, code_by_sms(olga)), "/password"));
        const Answer page = browser.get(url("/password"));
        people::set_mobile(made_->connection(), olga.person_id, new_number(), people::ConfirmedBy::Register,
                           base::SystemClock().now() + std::chrono::seconds(1));
        CHECK_EQUAL(409, choose(browser, page).status);
        CHECK_EQUAL(409, browser.get(url("/password")).status);
    }

    void with_the_switch_closed_mail_is_offered() {
        const Holder olga = made_->make();
        Visitor browser;
        CHECK(leads_to(begin(browser, olga.address), "/send"));
        const Answer before = browser.get(url("/send"));
        CHECK_EQUAL(0, ctl({"sms", "stop"}).status);
        const Answer page = browser.get(url("/send"));
        const Answer refused = browser.post(
            url("/send"), {{"csrf", before.input("csrf")}, {"number", before.input("number")}, {"channel", "mobile"}});
        CHECK_EQUAL(0, ctl({"sms", "start"}).status);
        CHECK_CONTAINS("al celular registrado", before.body);
        CHECK_LACKS("al celular registrado", page.body);
        CHECK_CONTAINS("Por ahora no se envían mensajes al celular", page.body);
        CHECK_CONTAINS("al correo alterno registrado", page.body);
        CHECK_EQUAL(422, refused.status);
        CHECK_CONTAINS("Por ahora no se envían mensajes al celular", refused.body);
        CHECK(leads_to(send(browser, "alternate_address"), "/code"));
    }

    void too_many_requests_wait() {
        Visitor browser;
        for (int i = 0; i < 6; ++i) CHECK(leads_to(begin(browser, kUnknown), "/send"));
        const Answer refused = begin(browser, kUnknown);
        CHECK_EQUAL(429, refused.status);
        CHECK_CONTAINS("Hubo demasiadas solicitudes", refused.body);
        CHECK_EQUAL(kUnknown, refused.input("user"));
        CHECK(!refused.header("retry-after").empty());
        CHECK(leads_to(begin(browser, made_->make().address), "/send"));
        Browser elsewhere("127.44.0.1");
        CHECK(leads_to(begin(elsewhere, kUnknown), "/send"));
        const ClockOffset later(15 * 60 + 1);
        CHECK(leads_to(begin(browser, kUnknown), "/send"));
    }

    void what_is_refused_keeps_the_user_and_no_secret() {
        Visitor browser;
        Fields form = fill_user(browser, "<b>\"ana\"</b>@educacion.example");
        form.back().second = "zzzzz";
        const Answer wrong = browser.post(url(), form);
        CHECK_EQUAL(422, wrong.status);
        CHECK_CONTAINS("El código de seguridad no coincide", wrong.body);
        CHECK_CONTAINS("&lt;b&gt;&quot;ana&quot;&lt;/b&gt;@educacion.example", wrong.body);
        CHECK_LACKS("zzzzz", wrong.body);
        CHECK_CONTAINS("Falta su usuario", browser.post(url(), fill_user(browser, " ")).body);
        const Holder olga = made_->make();
        ask_for_code(browser, olga.address);
        const std::string code = code_by_sms(olga);
        CHECK_LACKS(another(code), verify(browser, another(code)).body);
        CHECK(leads_to(verify(browser, code), "/password"));
        const Answer page = browser.get(url("/password"));
        for (const char* bad : {"corta", "olgavidalolgavidal", "educacion valle verde 1"}) {
            const Answer refused = choose(browser, page, bad);
            CHECK_EQUAL(422, refused.status);
            CHECK_LACKS("value=\"" + std::string(bad), refused.body);
        }
        CHECK(leads_to(choose(browser, page), "/done"));
    }

    void other_methods_tokens_and_shapes_are_refused() {
        Visitor browser;
        const Fields form = fill_user(browser, kUnknown);
        for (const char* step : {"", "/send", "/code", "/link", "/second-factor", "/password"}) {
            CHECK_EQUAL(405, browser.send("PUT", url(step), "", {}).status);
            CHECK_EQUAL(403, browser.post(url(step), {{"csrf", "x"}}).status);
            const Headers foreign{"Content-Type: application/x-www-form-urlencoded", "Origin: http://malo.example"};
            CHECK_EQUAL(403, browser.send("POST", url(step), encode(form), foreign).status);
            const Headers own{"Content-Type: application/x-www-form-urlencoded", "Origin: " + portal()};
            const std::string csrf = "csrf=" + form.front().second;
            CHECK_EQUAL(
                400,
                browser.send("POST", url(step), csrf + "&number=1&number=2&user=a&user=b&token=1&token=2", own).status);
        }
        CHECK_EQUAL(405, browser.post(url("/done"), {}).status);
        CHECK_EQUAL(404, browser.get(url("/otra")).status);
        CHECK_EQUAL(400, browser.get(url("/link")).status);
        CHECK_EQUAL(400, browser.get(url("/link?token=" + std::string(65, 'A'))).status);
    }

    void without_a_database_the_page_says_so() {
        Visitor browser;
        const Fields form = fill_user(browser, kUnknown);
        {
            const StoppedPart database("mariadb");
            CHECK_EQUAL(200, browser.get(url()).status);
            CHECK_EQUAL(503, browser.post(url(), form).status);
            CHECK_EQUAL(503, browser.get(url("/send")).status);
        }
        CHECK(leads_to(begin(browser, kUnknown), "/send"));
    }

    void nothing_secret_is_kept_in_the_clear() {
        const Holder olga = made_->make();
        Visitor browser;
        ask_for_code(browser, olga.address, "alternate_address");
        const std::string mail = mail_with_code(olga);
        const std::string code = find_in(mail, kMailedCode);
        const std::string token = find_in(mail, "token=([A-Za-z0-9_-]{43})");
        CHECK(!code.empty() && !token.empty());
        const auto rows = made_->connection().select(
            {"read_all",
             "SELECT CONCAT_WS(' ', HEX(visitor_hash), HEX(code_hmac), HEX(link_hmac)) FROM recovery_request"
             " WHERE mailbox_id = ?"},
            olga.mailbox_id);
        CHECK_EQUAL(1U, rows.size());
        CHECK_LACKS(token, rows[0].text(0));
        wait_until("wiped", [&] {
            return made_->connection().find(
                       {"left", "SELECT id FROM outbox WHERE kind = 'recovery' AND sealed IS NOT NULL"}) ==
                   std::nullopt;
        });
        for (const char* log : {"nginx-access.log", "forgot-password-1.log", "forgot-password-2.log", "courier.log"}) {
            std::ifstream file(folder() + "/log/" + log);
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            CHECK_LACKS(token, text);
            CHECK_LACKS(olga.address, text);
        }
    }

  private:
    // A second factor that was set up so long ago; its secret.
    std::string enrol(const Holder& holder, std::chrono::milliseconds ago) {
        const std::string secret = made_->random().bytes(accounts::kTotpSecretBytes);
        const accounts::SecondFactor factor(instance_key("second_factor"));
        accounts::insert_factor(made_->connection(), holder.mailbox_id,
                                {.secret_sealed = accounts::seal_factor_secret(factor.seal_key(), holder.mailbox_id,
                                                                               secret, made_->random()),
                                 .last_step = 0,
                                 .enabled_at = base::SystemClock().now() - ago});
        return secret;
    }
    std::string movements_of(const Holder& holder) {
        return made_->connection()
            .find({"movements_of",
                   "SELECT COALESCE(GROUP_CONCAT(action ORDER BY id), '') FROM movement"
                   " WHERE mailbox_id = ?"},
                  holder.mailbox_id)
            ->text(0);
    }
    std::int64_t count_recoveries() {
        return made_->connection()
            .find({"count_recoveries", "SELECT COUNT(*) FROM outbox WHERE kind = 'recovery'"})
            ->number(0);
    }
    std::int64_t count_notices(const Holder& holder) {
        return made_->connection()
            .find({"count_notices", "SELECT COUNT(*) FROM outbox WHERE mailbox_id = ?"}, holder.mailbox_id)
            ->number(0);
    }
    // The courier has looked at every request there is.
    void wait_until_expanded() {
        wait_until("the courier's look", [&] {
            return !made_->connection().find(
                {"waiting", "SELECT id FROM outbox WHERE kind = 'recovery' AND state = 'queued'"});
        });
    }

    std::unique_ptr<Holders> made_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ForgotPasswordTest);

}  // namespace valija::tests
