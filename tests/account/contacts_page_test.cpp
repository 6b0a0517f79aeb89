// SPDX-License-Identifier: AGPL-3.0-or-later
// One's own contacts at the outside: with the short message that was sent and the mail that arrived. Nothing changes
// before they come back, and nobody else's come back.
#include <memory>
#include <regex>
#include <thread>

#include "base/bytes.h"
#include "base/random.h"
#include "crypto/password.h"
#include "support/browser.h"
#include "support/outside.h"
#include "support/second_factor.h"
#include "support/suite.h"
#include "support/wait.h"

namespace valija::tests {

namespace {

constexpr crypto::PasswordCost kCheap{.memory_kib = 8, .passes = 1};
constexpr const char* kPassword = "tejado nogal siete lancha bruma";
constexpr const char* kMobile = "/mobile";
constexpr const char* kAlternate = "/alternate-address";

std::string url(const std::string& rest = "") { return portal() + "/account/contacts" + rest; }

struct Owner {
    DemoPerson who;
    std::string mobile;  // the ones that they have
    std::string alternate;
    std::uint64_t mailbox_id = 0;
    std::uint64_t person_id = 0;
};

class Owners {
  public:
    Owner make(const std::string& type = "personal") {
        const std::string unique = base::to_hex(random_.bytes(5));
        Owner owner{.who = {"carmen." + unique + "@educacion.example", kPassword},
                    .mobile = new_number(),
                    .alternate = new_outside_address()};
        const base::Time then = base::SystemClock().now() - std::chrono::hours(24 * 30);
        owner.person_id = connection.insert(
            {"insert_owner",
             "INSERT INTO person (site_id, given_names, first_surname, alternate_address, alternate_set_at,"
             " alternate_confirmed_at, alternate_confirmed_by, mobile, mobile_set_at, mobile_confirmed_at,"
             " mobile_confirmed_by, created_at)"
             " SELECT site_id, 'Carmen <b>', 'Íñiguez', ?, ?, ?, 'link', ?, ?, ?, 'code', ? FROM domain"
             " WHERE name = 'educacion.example'"},
            owner.alternate, then, then, owner.mobile, then, then, then);
        owner.mailbox_id =
            connection.insert({"insert_its_mailbox",
                               "INSERT INTO mailbox (domain_id, home, state, password_hash, created_at)"
                               " SELECT id, ?, 'active', ?, ? FROM domain WHERE name = 'educacion.example'"},
                              unique + unique, crypto::hash_password(kPassword, kCheap), then);
        connection.change({"insert_its_address",
                           "INSERT INTO address (address, mailbox_id, is_primary, valid_from) VALUES (?, ?, TRUE, ?)"},
                          owner.who.address, owner.mailbox_id, then);
        connection.change({"insert_its_holding",
                           "INSERT INTO holding (mailbox_id, person_id, account_type, valid_from) VALUES (?, ?, ?, ?)"},
                          owner.mailbox_id, owner.person_id, type, then);
        return owner;
    }

    // The contacts and how they were confirmed, what waits, and the movements.
    std::string state(const Owner& owner) {
        return connection
            .find({"state_of_contacts",
                   "SELECT CONCAT_WS(' ', IFNULL(p.mobile, 'none'), IFNULL(p.mobile_confirmed_by, '-'),"
                   " IFNULL(p.alternate_address, 'none'), IFNULL(p.alternate_confirmed_by, '-'),"
                   " (SELECT COUNT(*) FROM contact_confirmation WHERE mailbox_id = ?), 'waiting',"
                   " (SELECT GROUP_CONCAT(action ORDER BY id) FROM movement WHERE mailbox_id = ?"
                   " AND action LIKE '%changed')) FROM person p WHERE p.id = ?"},
                  owner.mailbox_id, owner.mailbox_id, owner.person_id)
            ->text(0);
    }
    void age(const Owner& owner, std::chrono::minutes by) {
        connection.change({"age_confirmation",
                           "UPDATE contact_confirmation SET code_expires_at = code_expires_at - INTERVAL ? MINUTE,"
                           " expires_at = expires_at - INTERVAL ? MINUTE WHERE mailbox_id = ?"},
                          by.count(), by.count(), owner.mailbox_id);
    }

    // What one network may send in a day is not what is tested here.
    std::string new_source() {
        return fmt::format("127.{}.{}.{}", 70 + random_.below(90), random_.below(250), 1 + random_.below(250));
    }

    db::Connection connection{database()};

  private:
    base::SystemRandom random_;
};

Answer ask(Browser& browser, const char* kind, const std::string& value, const std::string& password = kPassword,
           const std::string& action = "change") {
    const std::string csrf = browser.get(url(kind)).input("csrf");
    return browser.post(url(kind),
                        {{"csrf", csrf}, {"value", value}, {"present_password", password}, {"action", action}});
}

Answer type_code(Browser& browser, const std::string& code) {
    const Answer page = browser.get(url());
    return browser.post(url("/code"), {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"code", code}});
}

Answer send_again(Browser& browser, const std::string& kind) {
    const Answer page = browser.get(url());
    return browser.post(url("/send"), {{"csrf", page.input("csrf")}, {"number", page.input("number")}, {"kind", kind}});
}

std::string find_in(const std::string& text, const char* pattern) {
    std::smatch match;
    return std::regex_search(text, match, std::regex(pattern)) ? match[1].str() : "";
}

// Of the newest, once there are so many.
std::string code_sent_to(const std::string& number, std::size_t messages = 1) {
    wait_until("a short message", [&] { return sms_outside(number).size() >= messages; });
    return find_in(sms_outside(number).back(), "([0-9]{6}) es la clave para confirmar");
}

std::string token_sent_to(const std::string& address) {
    wait_until("a mail", [&] { return !mails_outside(address).empty(); });
    return find_in(read_mail(mails_outside(address).back()), "/account/contacts/link\\?token=([-_0-9A-Za-z]{43})");
}

Answer press_link(Browser& browser, const std::string& token) {
    const std::string csrf = browser.get(portal() + "/login").input("csrf");
    return browser.post(url("/link"), {{"csrf", csrf}, {"token", token}});
}

std::string wrong_for(const std::string& code) { return code == "000000" ? "000001" : "000000"; }

}  // namespace

class ContactsPageTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ContactsPageTest);
    CPPUNIT_TEST(a_mobile_changes_when_its_code_comes_back);
    CPPUNIT_TEST(an_alternate_address_changes_when_its_link_comes_back_from_any_browser);
    CPPUNIT_TEST(three_wrong_codes_end_it_whatever_is_sent_meanwhile);
    CPPUNIT_TEST(a_code_is_taken_in_time_from_its_session_and_once);
    CPPUNIT_TEST(another_persons_code_and_number_do_nothing);
    CPPUNIT_TEST(one_that_is_taken_away_is_told);
    CPPUNIT_TEST(a_change_asks_the_present_password);
    CPPUNIT_TEST(what_is_no_contact_is_refused_and_kept);
    CPPUNIT_TEST(an_address_of_ours_is_no_alternate);
    CPPUNIT_TEST(a_new_password_and_a_block_end_what_waits);
    CPPUNIT_TEST(a_contact_that_changes_ends_a_recovery);
    CPPUNIT_TEST(caps_and_switch_are_said);
    CPPUNIT_TEST(a_change_goes_on_when_the_other_sessions_are_closed);
    CPPUNIT_TEST(five_a_day_are_asked_for);
    CPPUNIT_TEST(with_a_second_factor_its_code_is_asked);
    CPPUNIT_TEST(an_account_that_is_not_personal_has_none);
    CPPUNIT_TEST(a_link_that_is_unknown_old_or_elsewhere_is_the_same_page);
    CPPUNIT_TEST(strangers_methods_and_forms_of_others);
    CPPUNIT_TEST(without_a_database_the_page_says_so);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        owners_ = std::make_unique<Owners>();
        owner_ = owners_->make();
        browser_ = Browser(owners_->new_source());
        sign_in(browser_, owner_.who);
    }
    void tearDown() override {
        forget_failures();
        owners_.reset();
        browser_ = Browser();
    }

    void a_mobile_changes_when_its_code_comes_back() {
        const std::string number = new_number();
        const Answer asked = ask(browser_, kMobile, number.substr(3, 2) + " " + number.substr(5));
        CHECK_EQUAL(303, asked.status);
        CHECK_EQUAL(url(), asked.header("location"));
        CHECK_CONTAINS("Falta confirmar " + number, browser_.get(url()).body);
        CHECK_EQUAL(owner_.mobile + " code " + owner_.alternate + " link 1 waiting", owners_->state(owner_));
        const Answer confirmed = type_code(browser_, code_sent_to(number));
        CHECK_EQUAL(303, confirmed.status);
        CHECK_EQUAL(number + " code " + owner_.alternate + " link 0 waiting mobile_changed", owners_->state(owner_));
        const Answer page = browser_.get(confirmed.header("location"));
        CHECK_CONTAINS("Su contacto está confirmado", page.body);
        CHECK_CONTAINS("Servirá para recuperar la contraseña desde", page.body);
        // Old, new and the other one hear of it.
        wait_until("the old mobile hears", [&] { return !sms_outside(owner_.mobile).empty(); });
        CHECK_CONTAINS("El celular de " + owner_.who.address, sms_outside(owner_.mobile).back());
        wait_until("the new mobile hears", [&] { return sms_outside(number).size() == 2; });
        wait_until("the alternate address hears", [&] { return !mails_outside(owner_.alternate).empty(); });
        CHECK_CONTAINS("El celular de su cuenta", read_mail(mails_outside(owner_.alternate).back()));
    }

    void an_alternate_address_changes_when_its_link_comes_back_from_any_browser() {
        const std::string address = new_outside_address();
        CHECK_EQUAL(303, ask(browser_, kAlternate, address).status);
        const std::string token = token_sent_to(address);
        Browser other("127.66.0.1");
        const Answer seen = other.get(url("/link?token=" + token));
        CHECK_EQUAL(200, seen.status);
        CHECK_CONTAINS(address, seen.body);
        CHECK_LACKS(owner_.who.address, seen.body);
        CHECK_EQUAL(owner_.mobile + " code " + owner_.alternate + " link 1 waiting", owners_->state(owner_));
        CHECK_EQUAL(303, press_link(other, token).status);
        CHECK_EQUAL(owner_.mobile + " code " + address + " link 0 waiting alternate_address_changed",
                    owners_->state(owner_));
        CHECK_EQUAL(410, press_link(other, token).status);
        wait_until("the old address hears", [&] { return !mails_outside(owner_.alternate).empty(); });
        wait_until("the mobile hears", [&] { return !sms_outside(owner_.mobile).empty(); });
        // It opened nothing: the browser is nobody.
        CHECK_EQUAL(303, other.get(url()).status);
    }

    void three_wrong_codes_end_it_whatever_is_sent_meanwhile() {
        const std::string number = new_number();
        CHECK_EQUAL(303, ask(browser_, kMobile, number).status);
        const std::string code = code_sent_to(number);
        const Answer first = type_code(browser_, wrong_for(code));
        CHECK_EQUAL(422, first.status);
        CHECK_CONTAINS("Le quedan 2 intentos", first.body);
        CHECK_LACKS(wrong_for(code), first.body);
        CHECK_EQUAL(422, type_code(browser_, "").status);
        CHECK_EQUAL(303, send_again(browser_, "mobile").status);
        const std::string newer = code_sent_to(number, 2);
        CHECK_CONTAINS("Le queda un intento", type_code(browser_, wrong_for(newer)).body);
        CHECK_CONTAINS("no coincidió tres veces", type_code(browser_, wrong_for(newer)).body);
        CHECK_EQUAL(422, type_code(browser_, newer).status);
        CHECK_EQUAL(422, send_again(browser_, "mobile").status);
        CHECK_EQUAL(owner_.mobile + " code " + owner_.alternate + " link 1 waiting", owners_->state(owner_));
    }

    void a_code_is_taken_in_time_from_its_session_and_once() {
        const std::string number = new_number();
        CHECK_EQUAL(303, ask(browser_, kMobile, number).status);
        const std::string code = code_sent_to(number);
        const Answer page = browser_.get(url());
        const std::string form_number = page.input("number");
        Browser other;
        sign_in(other, owner_.who);
        const Answer elsewhere = other.get(url());
        CHECK_CONTAINS("se pidió en otra sesión", elsewhere.body);
        const Fields elsewhere_fields{{"csrf", elsewhere.input("csrf")}, {"number", form_number}, {"code", code}};
        CHECK_EQUAL(409, other.post(url("/code"), elsewhere_fields).status);
        owners_->age(owner_, std::chrono::minutes(10));
        CHECK_CONTAINS("ya venció", type_code(browser_, code).body);
        CHECK_EQUAL(303, send_again(browser_, "mobile").status);
        const std::string newer = code_sent_to(number, 2);
        if (newer != code) CHECK_EQUAL(422, type_code(browser_, code).status);
        CHECK_EQUAL(303, type_code(browser_, newer).status);
        CHECK_EQUAL(
            409, browser_.post(url("/code"), {{"csrf", page.input("csrf")}, {"number", form_number}, {"code", newer}})
                     .status);
    }

    void another_persons_code_and_number_do_nothing() {
        const std::string number = new_number();
        CHECK_EQUAL(303, ask(browser_, kMobile, number).status);
        const std::string code = code_sent_to(number);
        const std::string form_number = browser_.get(url()).input("number");
        const Owner thief = owners_->make();
        Browser other;
        sign_in(other, thief.who);
        const std::string csrf = other.get(url(kMobile)).input("csrf");
        CHECK_EQUAL(409, other.post(url("/code"), {{"csrf", csrf}, {"number", form_number}, {"code", code}}).status);
        CHECK_EQUAL(409,
                    other.post(url("/send"), {{"csrf", csrf}, {"number", form_number}, {"kind", "mobile"}}).status);
        other.post(url("/cancel"), {{"csrf", csrf}, {"number", form_number}, {"kind", "mobile"}});
        CHECK_EQUAL(thief.mobile + " code " + thief.alternate + " link 0 waiting", owners_->state(thief));
        CHECK_EQUAL(303, type_code(browser_, code).status);
    }

    void one_that_is_taken_away_is_told() {
        CHECK_EQUAL(303, ask(browser_, kMobile, "", kPassword, "remove").status);
        CHECK_EQUAL("none - " + owner_.alternate + " link 0 waiting mobile_changed", owners_->state(owner_));
        wait_until("the old mobile hears", [&] { return !sms_outside(owner_.mobile).empty(); });
        const Answer again = ask(browser_, kMobile, "", kPassword, "remove");
        CHECK_EQUAL(422, again.status);
        CHECK_CONTAINS("Ya no había", again.body);
    }

    void a_change_asks_the_present_password() {
        for (const char* kind : {kMobile, kAlternate}) {
            const std::string value = kind == kMobile ? "55 5555 0177" : "otra.de.carmen@casa.example";
            const Answer wrong = ask(browser_, kind, value, "mala <secreta>");
            CHECK_EQUAL(422, wrong.status);
            CHECK_EQUAL(value, wrong.input("value"));
            CHECK_LACKS("secreta", wrong.body);
            CHECK_EQUAL(422, ask(browser_, kind, value, "").status);
            CHECK_EQUAL(422, ask(browser_, kind, "", "mala otra", "remove").status);
        }
        for (int i = 0; i < 2; ++i) ask(browser_, kMobile, "5555550177", "mala " + std::to_string(i));
        const Answer locked = ask(browser_, kMobile, "5555550177");
        CHECK_EQUAL(429, locked.status);
        CHECK(!locked.header("retry-after").empty());
        CHECK_EQUAL(owner_.mobile + " code " + owner_.alternate + " link 0 waiting", owners_->state(owner_));
    }

    void what_is_no_contact_is_refused_and_kept() {
        for (const std::string& value :
             {std::string("12 <3"), std::string("+52155"), std::string("nadie@casa.example")})
            CHECK_CONTAINS("No es un número de celular", ask(browser_, kMobile, value).body);
        CHECK_EQUAL("12 &lt;3", ask(browser_, kMobile, "12 <3").input("value"));
        for (const std::string& value : {std::string("carmen"), std::string("a@b"), std::string("a b@casa.example")})
            CHECK_CONTAINS("No es una dirección completa", ask(browser_, kAlternate, value).body);
        CHECK_CONTAINS("demasiado largo", ask(browser_, kAlternate, std::string(300, 'x')).body);
        CHECK_CONTAINS("signos que no se ven", ask(browser_, kAlternate, "a\x07@casa.example").body);
        CHECK_CONTAINS("Escriba el contacto", ask(browser_, kAlternate, " ").body);
        CHECK_CONTAINS("el contacto que ya tiene", ask(browser_, kAlternate, owner_.alternate).body);
        CHECK_EQUAL(owner_.mobile + " code " + owner_.alternate + " link 0 waiting", owners_->state(owner_));
    }

    void an_address_of_ours_is_no_alternate() {
        for (const std::string& value :
             {owner_.who.address, std::string("beto.munoz@EDUCACION.example"), std::string("x@formacion.example")}) {
            const Answer answer = ask(browser_, kAlternate, value);
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS("es de la institución", answer.body);
        }
    }

    void a_new_password_and_a_block_end_what_waits() {
        const std::string address = new_outside_address();
        CHECK_EQUAL(303, ask(browser_, kAlternate, address).status);
        const std::string token = token_sent_to(address);
        CHECK_EQUAL(0, ctl({"account", "block", owner_.who.address}).status);
        Browser other;
        CHECK_EQUAL(410, press_link(other, token).status);
        CHECK_EQUAL(0, ctl({"account", "unblock", owner_.who.address}).status);
        CHECK_EQUAL(0, ctl({"account", "reset", "--letter", owner_.who.address}).status);
        CHECK_EQUAL(410, press_link(other, token).status);
        CHECK_EQUAL(owner_.mobile + " code " + owner_.alternate + " link 0 waiting", owners_->state(owner_));
    }

    void a_contact_that_changes_ends_a_recovery() {
        const base::Time now = base::SystemClock().now();
        owners_->connection.change(
            {"insert_recovery",
             "INSERT INTO recovery_request (visitor_hash, number, site_id, mailbox_id, created_at, expires_at)"
             " SELECT UNHEX(SHA2(?, 256)), UNHEX('0011223344556677'), site_id, ?, ?, ? FROM person WHERE id = ?"},
            owner_.who.address, owner_.mailbox_id, now, now + std::chrono::hours(1), owner_.person_id);
        CHECK_EQUAL(303, ask(browser_, kMobile, "", kPassword, "remove").status);
        CHECK_EQUAL(0, owners_->connection
                           .find({"count_recoveries", "SELECT COUNT(*) FROM recovery_request WHERE mailbox_id = ?"},
                                 owner_.mailbox_id)
                           ->number(0));
    }

    void caps_and_switch_are_said() {
        const Answer abroad = ask(browser_, kMobile, "+1 202 555 0134");
        CHECK_EQUAL(422, abroad.status);
        CHECK_CONTAINS("no se puede enviar un mensaje ahora", abroad.body);
        CHECK_EQUAL(0, ctl({"sms", "stop"}).status);
        const Answer stopped = ask(browser_, kMobile, new_number());
        const Answer page = browser_.get(url());
        const Answer form = browser_.get(url(kMobile));
        CHECK_EQUAL(0, ctl({"sms", "start"}).status);
        CHECK_EQUAL(422, stopped.status);
        CHECK_CONTAINS("no envía mensajes de texto", page.body);
        CHECK_CONTAINS("no envía mensajes de texto", form.body);
        CHECK_EQUAL(owner_.mobile + " code " + owner_.alternate + " link 0 waiting", owners_->state(owner_));
        const std::string number = new_number();
        CHECK_EQUAL(303, ask(browser_, kMobile, number).status);
        for (int i = 0; i < 4; ++i) CHECK_EQUAL(303, send_again(browser_, "mobile").status);
        CHECK_EQUAL(422, send_again(browser_, "mobile").status);
    }

    // Whoever closed their other sessions meanwhile was told that the change had been asked for in another one.
    void a_change_goes_on_when_the_other_sessions_are_closed() {
        const std::string number = new_number();
        CHECK_EQUAL(303, ask(browser_, kMobile, number).status);
        const std::string csrf = browser_.get(portal() + "/account/sessions").input("csrf");
        CHECK_EQUAL(303, browser_.post(portal() + "/account/sessions/end-others", {{"csrf", csrf}}).status);
        CHECK_EQUAL(303, type_code(browser_, code_sent_to(number)).status);
        CHECK_CONTAINS(number + " code", owners_->state(owner_));
    }

    // Whoever sat at somebody's session could have mails sent to whomever, again and again.
    void five_a_day_are_asked_for() {
        for (int i = 0; i < 5; ++i) CHECK_EQUAL(303, ask(browser_, kAlternate, new_outside_address()).status);
        const std::string sixth = new_outside_address();
        const Answer refused = ask(browser_, kAlternate, sixth);
        CHECK_EQUAL(422, refused.status);
        CHECK_CONTAINS("Hoy ya pidió varios cambios de contacto", refused.body);
        CHECK_CONTAINS("value=\"" + sixth, refused.body);
        CHECK_EQUAL(422, ask(browser_, kMobile, new_number()).status);
        CHECK_CONTAINS("Pidió registrar un contacto", browser_.get(portal() + "/account/sessions").body);
        const ClockOffset later(24 * 3600 + 1);
        sign_in(browser_, owner_.who);
        CHECK_EQUAL(303, ask(browser_, kAlternate, sixth).status);
        CHECK(!token_sent_to(sixth).empty());
    }

    void with_a_second_factor_its_code_is_asked() {
        const SecondFactor factor(owner_.who.address);
        const std::string csrf = browser_.get(url(kMobile)).input("csrf");
        Fields form{{"csrf", csrf}, {"value", new_number()}, {"present_password", kPassword}, {"action", "change"}};
        const Answer refused = browser_.post(url(kMobile), form);
        CHECK_EQUAL(422, refused.status);
        CHECK_CONTAINS("código de su aplicación</a>", refused.body);
        form.emplace_back("code", factor.code());
        CHECK_EQUAL(303, browser_.post(url(kMobile), form).status);
        CHECK_EQUAL(422, ask(browser_, kAlternate, "", kPassword, "remove").status);
    }

    void an_account_that_is_not_personal_has_none() {
        const Owner office = owners_->make("function");
        Browser other;
        sign_in(other, office.who);
        CHECK_CONTAINS("no tiene contactos propios", other.get(url()).body);
        CHECK_EQUAL(404, other.get(url(kMobile)).status);
        const std::string csrf = other.get(portal() + "/account/app-passwords").input("csrf");
        CHECK_EQUAL(
            404,
            other
                .post(url(kMobile),
                      {{"csrf", csrf}, {"value", "5555550177"}, {"present_password", kPassword}, {"action", "change"}})
                .status);
    }

    void a_link_that_is_unknown_old_or_elsewhere_is_the_same_page() {
        const std::string address = new_outside_address();
        CHECK_EQUAL(303, ask(browser_, kAlternate, address).status);
        const std::string token = token_sent_to(address);
        Browser other;
        const Answer unknown = other.get(url("/link?token=" + std::string(43, 'A')));
        CHECK_EQUAL(410, unknown.status);
        CHECK_CONTAINS("Este enlace ya no sirve", unknown.body);
        CHECK_EQUAL(410, other.get(other_portal() + "/account/contacts/link?token=" + token).status);
        owners_->age(owner_, std::chrono::hours(24));
        CHECK_EQUAL(unknown.body.size(), other.get(url("/link?token=" + token)).body.size());
        CHECK_EQUAL(410, press_link(other, token).status);
        CHECK_EQUAL(400, other.get(url("/link")).status);
        CHECK_EQUAL(400, other.get(url("/link?token=" + std::string(65, 'A'))).status);
    }

    void strangers_methods_and_forms_of_others() {
        Browser nobody;
        for (const char* path : {"", kMobile, kAlternate})
            CHECK_EQUAL(portal() + "/login?to=account", nobody.get(url(path)).header("location"));
        for (const char* path : {"", kMobile, kAlternate, "/link", "/code", "/send", "/cancel"})
            CHECK_EQUAL(405, browser_.send("PUT", url(path), "", {}).status);
        for (const char* path : {kMobile, kAlternate, "/link", "/code", "/send", "/cancel"})
            CHECK_EQUAL(403, browser_.post(url(path), {{"value", "x"}}).status);
    }

    void without_a_database_the_page_says_so() {
        const std::string csrf = browser_.get(url(kMobile)).input("csrf");
        const StoppedPart away("mariadb");
        for (const Answer& answer :
             {browser_.get(url()), browser_.get(url("/link?token=AAAA")),
              browser_.post(url(kMobile), {{"csrf", csrf}, {"value", "x"}, {"present_password", kPassword}}),
              browser_.post(url("/link"), {{"csrf", csrf}, {"token", "AAAA"}})}) {
            CHECK_EQUAL(503, answer.status);
            CHECK_CONTAINS(answer.header("x-request-id"), answer.body);
            CHECK_LACKS(kPassword, answer.body);
        }
    }

  private:
    std::unique_ptr<Owners> owners_;
    Owner owner_;
    Browser browser_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(ContactsPageTest);

}  // namespace valija::tests
