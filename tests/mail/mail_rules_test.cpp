// SPDX-License-Identifier: AGPL-3.0-or-later
// Forwarding, the automatic answer and filters at the outside: set in a browser, and then real messages through Postfix
// and Dovecot.
#include <cppunit/extensions/HelperMacros.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "base/bytes.h"
#include "base/random.h"
#include "sessions/webmail_store.h"
#include "support/browser.h"
#include "support/holder.h"
#include "support/outside.h"
#include "support/second_factor.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kPassword = "tejado nogal siete lancha bruma";

struct Owner {
    DemoPerson who;
    std::string home;
    std::string contact;
    std::string number;
};

class Owners {
  public:
    Owner make() {
        const std::string unique = base::to_hex(random_.bytes(5));
        Owner owner{.who = {"yolanda." + unique + "@educacion.example", kPassword},
                    .home = {},
                    .contact = new_outside_address(),
                    .number = new_number()};
        people::Person yolanda;
        yolanda.given_names = "Yolanda";
        yolanda.first_surname = "Quijano";
        yolanda.alternate_address = confirmed_contact(owner.contact);
        yolanda.mobile = confirmed_contact(owner.number);
        const auto mailbox = insert_holder(connection_, {.person = yolanda,
                                                         .address = owner.who.address,
                                                         .password = owner.who.password,
                                                         .type = accounts::AccountType::Function});
        connection_.change(
            {"insert_its_alias",
             "INSERT INTO address (address, mailbox_id, is_primary, valid_from) VALUES (?, ?, FALSE, ?)"},
            alias_of(owner), mailbox, base::SystemClock().now());
        owner.home = connection_.find({"its_home", "SELECT home FROM mailbox WHERE id = ?"}, mailbox)->text(0);
        return owner;
    }
    static std::string alias_of(const Owner& owner) { return "otra." + owner.who.address; }

    std::string one(const std::string& sql, const Owner& owner) {
        return connection_.find({"one_of_owner", sql}, owner.who.address)->maybe_text(0).value_or("nothing");
    }
    std::string movements(const Owner& owner) {
        return one(
            "SELECT GROUP_CONCAT(action ORDER BY m.id) FROM movement m JOIN address a ON a.mailbox_id = m.mailbox_id"
            " WHERE a.address = ? AND action LIKE 'mail%'",
            owner);
    }
    std::string forwards_to(const Owner& owner) {
        return one(
            "SELECT CAST(forward_to AS CHAR) FROM address a LEFT JOIN mail_rules r ON r.mailbox_id = a.mailbox_id"
            " WHERE a.address = ?",
            owner);
    }

  private:
    db::Connection connection_{database()};
    base::SystemRandom random_;
};

std::string url(const std::string& page) { return portal() + "/account/" + page; }

Answer post(Browser& browser, const std::string& page, Fields fields, const std::string& path = "") {
    fields.emplace_back("csrf", browser.get(url(page)).input("csrf"));
    return browser.post(url(page) + path, fields);
}

Answer forward(Browser& browser, const std::string& to, bool copy = true, const std::string& password = kPassword) {
    Fields fields{{"to", to}, {"present_password", password}};
    if (copy) fields.emplace_back("keeps_copy", "yes");
    return post(browser, "forwarding", fields);
}

void answer_by_itself(Browser& browser, const std::string& text = "Vuelvo el lunes.") {
    CHECK_EQUAL(303, post(browser, "vacation", {{"on", "yes"}, {"subject", "Fuera"}, {"text", text}}).status);
}

Answer filter(Browser& browser, const std::string& field, const std::string& contains, const std::string& action,
              const std::string& folder = "") {
    return post(browser, "filters", {{"where", field}, {"words", contains}, {"then", action}, {"folder", folder}});
}

// Of somebody at this site with an alternate address.
std::string national_id() {
    db::Connection connection(database());
    return connection
        .find({"some_national_id",
               "SELECT CAST(p.national_id AS CHAR) FROM person p JOIN site t ON t.id = p.site_id"
               " WHERE t.site_key = 'educacion' AND p.active AND p.national_id IS NOT NULL"
               " AND p.alternate_confirmed_at IS NOT NULL LIMIT 1"})
        ->text(0);
}

struct Message {
    std::string from;
    std::string to;
    std::string subject;
    std::vector<std::string> headers = {};
};

void send(const Message& message) {
    Command swaks{"swaks",    "--server",   "127.0.0.1:" + std::to_string(port() + 1),
                  "--from",   message.from, "--to",
                  message.to, "--header",   "Subject: " + message.subject,
                  "--body",   "Prueba",     "--silent",
                  "3"};
    for (const auto& header : message.headers) swaks.insert(swaks.end(), {"--header", header});
    CHECK_EQUAL(0, run(swaks).status);
}

// How many messages with that subject lie in one folder of the mailbox, "" the inbox.
std::size_t lying_in(const Owner& owner, const std::string& subject, const std::string& box = "") {
    std::size_t found = 0;
    const std::string maildir = folder() + "/mail/" + owner.home + "/Maildir/" + (box.empty() ? "" : "." + box + "/");
    for (const char* part : {"new", "cur"}) {
        const auto listed = run({"grep", "-rlsF", "Subject: " + subject, maildir + part}).out;
        found += static_cast<std::size_t>(std::count(listed.begin(), listed.end(), '\n'));
    }
    return found;
}

void wait_for(const Owner& owner, const std::string& subject, const std::string& box = "") {
    wait_until(subject + " in " + box, [&] { return lying_in(owner, subject, box) == 1; });
}

// Whether ManageSieve lets them in.
bool keeps_scripts(const std::string& name, const std::string& password) {
    const std::string plain = base::to_base64(std::string(1, '\0') + name + std::string(1, '\0') + password);
    const std::string said =
        run({"/usr/bin/bash", "-c",
             "exec 3<>/dev/tcp/127.0.0.1/$1; printf 'AUTHENTICATE \"PLAIN\" \"%s\"\\r\\nLOGOUT\\r\\n' \"$2\" >&3; "
             "timeout 15 cat <&3",
             "bash", std::to_string(port() + 8), plain})
            .out;
    CHECK_CONTAINS("OK \"Logout completed", said);
    return said.find("NO ") == std::string::npos;
}

void wait_for_mails(const std::string& address, std::size_t count) {
    wait_until("mails for " + address, [&] { return mails_outside(address).size() == count; });
}

}  // namespace

class MailRulesTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(MailRulesTest);
    CPPUNIT_TEST(mail_is_sent_on_with_a_copy);
    CPPUNIT_TEST(and_without_one);
    CPPUNIT_TEST(it_can_be_switched_off);
    CPPUNIT_TEST(the_contacts_hear_of_it);
    CPPUNIT_TEST(forwarding_asks_the_present_password);
    CPPUNIT_TEST(with_a_second_factor_its_code_is_asked);
    CPPUNIT_TEST(some_addresses_are_refused);
    CPPUNIT_TEST(circles_end);
    CPPUNIT_TEST(what_cannot_be_sent_on_stays);
    CPPUNIT_TEST(an_answer_goes_once_to_each_sender);
    CPPUNIT_TEST(nobody_but_people_is_answered);
    CPPUNIT_TEST(two_answers_do_not_answer_each_other);
    CPPUNIT_TEST(an_answer_has_its_days);
    CPPUNIT_TEST(filters_sort_what_comes);
    CPPUNIT_TEST(filters_are_moved_and_taken_away);
    CPPUNIT_TEST(an_old_page_changes_nothing);
    CPPUNIT_TEST(twenty_at_most);
    CPPUNIT_TEST(a_blocked_mailbox_neither_forwards_nor_answers);
    CPPUNIT_TEST(a_new_holder_inherits_nothing);
    CPPUNIT_TEST(the_door_of_rules_takes_nobody_elses_mail);
    CPPUNIT_TEST(scripts_are_kept_with_a_token_alone);
    CPPUNIT_TEST(a_token_for_rules_opens_no_mail);
    CPPUNIT_TEST(without_the_mail_server_nothing_is_lost);
    CPPUNIT_TEST(what_is_wrong_is_said_beside_it);
    CPPUNIT_TEST(a_stranger_is_sent_to_sign_in);
    CPPUNIT_TEST(only_our_own_form_is_heard);
    CPPUNIT_TEST(without_a_database_the_pages_say_so);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override {
        forget_failures();
        owners_ = std::make_unique<Owners>();
        owner_ = owners_->make();
        sign_in(browser_, owner_.who);
        outside_ = new_outside_address();
        sender_ = new_outside_address();
    }
    void tearDown() override {
        forget_failures();
        owners_.reset();
        browser_ = Browser();
    }

    void mail_is_sent_on_with_a_copy() {
        CHECK_CONTAINS("no se reenvía", browser_.get(url("forwarding")).body);
        const Answer answer = forward(browser_, outside_);
        CHECK_EQUAL(303, answer.status);
        CHECK_EQUAL(url("forwarding") + "?changed", answer.header("location"));
        CHECK_CONTAINS(outside_ + "</strong>. Queda una copia", browser_.get(url("forwarding")).body);
        CHECK_CONTAINS("Se reenvía a <strong>" + outside_, browser_.get(portal() + "/account").body);
        send({sender_, owner_.who.address, "sigue"});
        wait_for_mails(outside_, 1);
        wait_for(owner_, "sigue");
        const std::string mail = mails_outside(outside_)[0];
        const std::string user = owner_.who.address.substr(0, owner_.who.address.find('@'));
        CHECK_CONTAINS("Return-Path: <" + user + "+reenvio@educacion.example>", mail);
        // What bounces comes back to the mailbox and goes no further.
        send({"<>", user + "+reenvio@educacion.example", "rebote"});
        wait_for(owner_, "rebote");
        CHECK_EQUAL(1U, mails_outside(outside_).size());
        CHECK_EQUAL("mail_forwarding_changed", owners_->movements(owner_));
    }

    void and_without_one() {
        CHECK_EQUAL(303, forward(browser_, outside_, false).status);
        CHECK_CONTAINS("No queda copia", browser_.get(url("forwarding")).body);
        send({sender_, Owners::alias_of(owner_), "sigue"});
        wait_for_mails(outside_, 1);
        send({"<>", owner_.who.address, "rebote"});
        wait_for(owner_, "rebote");
        CHECK_EQUAL(0U, lying_in(owner_, "sigue"));
    }

    void it_can_be_switched_off() {
        CHECK_EQUAL(303, forward(browser_, outside_).status);
        CHECK_EQUAL(422, post(browser_, "forwarding", {{"off", "yes"}, {"present_password", "mala"}}).status);
        CHECK_EQUAL(outside_, owners_->forwards_to(owner_));
        CHECK_EQUAL(303, post(browser_, "forwarding", {{"off", "yes"}, {"present_password", kPassword}}).status);
        send({sender_, owner_.who.address, "queda"});
        wait_for(owner_, "queda");
        CHECK(mails_outside(outside_).empty());
        CHECK_LACKS("Se reenvía", browser_.get(portal() + "/account").body);
    }

    void the_contacts_hear_of_it() {
        CHECK_EQUAL(303, forward(browser_, outside_).status);
        wait_for_mails(owner_.contact, 1);
        CHECK_CONTAINS("Se reenvía a: " + outside_, read_mail(mails_outside(owner_.contact)[0]));
        wait_until("short message", [&] { return sms_outside(owner_.number).size() == 1; });
        CHECK_CONTAINS("reenvía su correo", sms_outside(owner_.number)[0]);
        CHECK_EQUAL(303, post(browser_, "forwarding", {{"off", "yes"}, {"present_password", kPassword}}).status);
        wait_for_mails(owner_.contact, 2);
    }

    void forwarding_asks_the_present_password() {
        const Answer answer = forward(browser_, outside_, false, "mala <secreta>");
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS("La contraseña actual no es correcta", answer.body);
        CHECK_EQUAL(outside_, answer.input("to"));
        CHECK_LACKS("checked", answer.body);
        CHECK_LACKS("secreta", answer.body);
        CHECK_EQUAL(422, forward(browser_, outside_, true, "").status);
        for (int i = 0; i < 3; ++i) static_cast<void>(forward(browser_, outside_, true, "mala " + std::to_string(i)));
        const Answer locked = forward(browser_, outside_);
        CHECK_EQUAL(429, locked.status);
        CHECK(!locked.header("retry-after").empty());
        CHECK_EQUAL("nothing", owners_->forwards_to(owner_));
    }

    void with_a_second_factor_its_code_is_asked() {
        const SecondFactor factor(owner_.who.address);
        CHECK_EQUAL(422, forward(browser_, outside_).status);
        CHECK_EQUAL("nothing", owners_->forwards_to(owner_));
        CHECK_EQUAL(303, post(browser_, "forwarding",
                              {{"to", outside_}, {"present_password", kPassword}, {"code", factor.code()}})
                             .status);
        CHECK_EQUAL(outside_, owners_->forwards_to(owner_));
    }

    void some_addresses_are_refused() {
        const std::vector<std::pair<std::string, std::string>> wrong{
            {"", "Escriba la dirección"},
            {"alguien", "no es una dirección"},
            {"a@b.example\r\nBcc: c@d.example", "no es una dirección"},
            {"a@b.example, c@d.example", "no es una dirección"},
            {owner_.who.address, "su propio buzón"},
            {Owners::alias_of(owner_), "su propio buzón"},
            {"Yolanda+x@educacion.example", "nadie recibe"},
            {owner_.who.address.substr(0, owner_.who.address.find('@')) + "+x@EDUCACION.example", "su propio buzón"}};
        for (const auto& [to, why] : wrong) {
            const Answer answer = forward(browser_, to);
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS(why, answer.body);
        }
        CHECK_EQUAL("nothing", owners_->forwards_to(owner_));
        CHECK_EQUAL("nothing", owners_->movements(owner_));
    }

    void circles_end() {
        const Owner second = owners_->make();
        const Owner third = owners_->make();
        Browser two;
        Browser three;
        sign_in(two, second.who);
        sign_in(three, third.who);
        CHECK_EQUAL(303, forward(browser_, second.who.address, false).status);
        CHECK_EQUAL(303, forward(two, third.who.address, false).status);
        const Answer refused = forward(three, owner_.who.address, false);
        CHECK_EQUAL(422, refused.status);
        CHECK_CONTAINS("vueltas sin fin", refused.body);
        send({sender_, owner_.who.address, "largo"});
        wait_for(third, "largo");
        // One that went round outside comes back once and stays.
        send({sender_, owner_.who.address, "vuelve", {"X-Sieve-Redirected-From: " + owner_.who.address}});
        wait_until("the one that came back",
                   [&] { return lying_in(owner_, "vuelve") + lying_in(third, "vuelve") == 1; });
    }

    void what_cannot_be_sent_on_stays() {
        const Owner second = owners_->make();
        CHECK_EQUAL(303, forward(browser_, second.who.address, false).status);
        CHECK_EQUAL(0, ctl({"account", "delete", second.who.address, "--yes", second.who.address}).status);
        send({sender_, owner_.who.address, "queda"});
        wait_for(owner_, "queda");
    }

    void an_answer_goes_once_to_each_sender() {
        CHECK_EQUAL(303, post(browser_, "vacation",
                              {{"on", "yes"},
                               {"subject", "Fuera \"de\" la ofi\\cina"},
                               {"text", "Señora, señor:\r\n.\r\n\"Vuelvo\" ${lunes}"}})
                             .status);
        CHECK_CONTAINS("está encendida", browser_.get(url("vacation")).body);
        send({sender_, owner_.who.address, "hola uno"});
        wait_for_mails(sender_, 1);
        send({sender_, owner_.who.address, "hola dos"});
        wait_for(owner_, "hola dos");
        send({outside_, Owners::alias_of(owner_), "hola tres"});
        wait_for_mails(outside_, 1);
        CHECK_EQUAL(1U, mails_outside(sender_).size());
        const std::string mail = mails_outside(sender_)[0];
        CHECK_CONTAINS("Return-Path: <>", mail);
        CHECK_CONTAINS("Auto-Submitted: auto-replied", mail);
        const std::string read = read_mail(mail);
        CHECK_CONTAINS("Fuera \"de\" la ofi\\cina", read);
        CHECK_CONTAINS("Señora, señor:\n.\n\"Vuelvo\" ${lunes}", read);
        CHECK_CONTAINS("From: " + owner_.who.address, read);
        CHECK_EQUAL("mail_answer_changed", owners_->movements(owner_));
    }

    void nobody_but_people_is_answered() {
        answer_by_itself(browser_);
        const std::vector<std::vector<std::string>> automatic{{"List-Id: <lista.fuera.example>"},
                                                              {"List-Unsubscribe: <mailto:x@fuera.example>"},
                                                              {"Precedence: list"},
                                                              {"Precedence: bulk"},
                                                              {"Auto-Submitted: auto-generated"},
                                                              {"Auto-Submitted: auto-replied (vacation)"}};
        int number = 0;
        for (const auto& headers : automatic)
            send({sender_, owner_.who.address, "auto-" + std::to_string(++number), headers});
        send({"<>", owner_.who.address, "auto-7"});
        send({"no-reply@" + sender_.substr(sender_.find('@') + 1), owner_.who.address, "auto-8"});
        // Hidden: neither To nor Cc has an address of hers.
        send({sender_, owner_.who.address, "auto-9", {"To: otros@fuera.example"}});
        for (int i = 1; i <= 8; ++i) wait_for(owner_, "auto-" + std::to_string(i));
        // One that is answered comes last, so that what would have gone before is there.
        send({outside_, owner_.who.address, "persona"});
        wait_for_mails(outside_, 1);
        CHECK(mails_outside(sender_).empty());
        CHECK(mails_outside("no-reply@" + sender_.substr(sender_.find('@') + 1)).empty());
    }

    void two_answers_do_not_answer_each_other() {
        const Owner second = owners_->make();
        Browser two;
        sign_in(two, second.who);
        answer_by_itself(browser_);
        answer_by_itself(two);
        CHECK_EQUAL(0,
                    run({"swaks", "--server", "127.0.0.1:" + std::to_string(port() + 2), "--tls", "--auth", "PLAIN",
                         "--auth-user", owner_.who.address, "--auth-password", kPassword, "--from", owner_.who.address,
                         "--to", second.who.address, "--header", "Subject: hola", "--silent", "3"})
                        .status);
        wait_for(second, "hola");
        wait_for(owner_, "Fuera");
        send({outside_, second.who.address, "despues"});
        wait_for_mails(outside_, 1);
        CHECK_EQUAL(0U, lying_in(second, "Fuera"));
        CHECK_EQUAL(1U, lying_in(owner_, "Fuera"));
    }

    void an_answer_has_its_days() {
        CHECK_EQUAL(303,
                    post(browser_, "vacation", {{"on", "yes"}, {"from", "2099-01-01"}, {"text", "Vuelvo"}}).status);
        send({sender_, owner_.who.address, "antes"});
        wait_for(owner_, "antes");
        CHECK_EQUAL(303,
                    post(browser_, "vacation", {{"on", "yes"}, {"until", "02/01/2020"}, {"text", "Vuelvo"}}).status);
        CHECK_EQUAL("2020-01-02", browser_.get(url("vacation")).input("until"));
        send({sender_, owner_.who.address, "pasado"});
        wait_for(owner_, "pasado");
        CHECK_EQUAL(303, post(browser_, "vacation",
                              {{"on", "yes"}, {"from", "2020-01-01"}, {"until", "2099-01-01"}, {"text", "Vuelvo"}})
                             .status);
        send({outside_, owner_.who.address, "ahora"});
        wait_for_mails(outside_, 1);
        CHECK(mails_outside(sender_).empty());
    }

    void filters_sort_what_comes() {
        CHECK_CONTAINS("Ninguno todavía", browser_.get(url("filters")).body);
        CHECK_EQUAL(303, filter(browser_, "subject", "factura \"ñ", "folder", "Educación").status);
        CHECK_EQUAL(303, filter(browser_, "from", sender_.substr(0, 8), "trash").status);
        CHECK_EQUAL(303, filter(browser_, "to", "otra.", "flag").status);
        CHECK_EQUAL(303, filter(browser_, "subject", "acta", "seen").status);
        CHECK_CONTAINS("contiene «factura &quot;ñ»", browser_.get(url("filters")).body);
        send({outside_, owner_.who.address, "FACTURA \"ñ 1"});
        send({sender_, owner_.who.address, "factura \"ñ 2"});
        send({sender_, owner_.who.address, "basura"});
        send({outside_, Owners::alias_of(owner_), "marcado"});
        send({outside_, owner_.who.address, "acta 7"});
        wait_for(owner_, "FACTURA \"ñ 1", "Educaci&APM-n");
        wait_for(owner_, "factura \"ñ 2", "Educaci&APM-n");
        wait_for(owner_, "basura", "Trash");
        wait_for(owner_, "marcado");
        wait_for(owner_, "acta 7");
        const std::string maildir = folder() + "/mail/" + owner_.home + "/Maildir/";
        CHECK_CONTAINS(":2,F", run({"grep", "-rlF", "Subject: marcado", maildir + "cur"}).out);
        CHECK_CONTAINS(":2,S", run({"grep", "-rlF", "Subject: acta 7", maildir + "cur"}).out);
        CHECK_CONTAINS("Educaci&APM-n", run({"cat", maildir + "subscriptions"}).out);
    }

    void filters_are_moved_and_taken_away() {
        for (const char* name : {"uno", "dos", "tres"})
            CHECK_EQUAL(303, filter(browser_, "subject", name, "seen").status);
        CHECK_EQUAL(303, change("3", "up").status);
        CHECK_EQUAL("uno tres dos", order());
        CHECK_EQUAL(303, change("1", "down").status);
        CHECK_EQUAL("tres uno dos", order());
        CHECK_EQUAL(303, change("2", "away").status);
        CHECK_EQUAL("tres dos", order());
        for (const auto& [position, move] : std::vector<std::pair<std::string, std::string>>{
                 {"1", "up"}, {"2", "down"}, {"3", "away"}, {"0", "away"}, {"x", "away"}, {"-1", "up"}})
            CHECK_EQUAL(404, change(position, move).status);
        CHECK_EQUAL(400, change("1", "sideways").status);
        CHECK_EQUAL("tres dos", order());
        CHECK_EQUAL(303, change("1", "away").status);
        CHECK_EQUAL(303, change("1", "away").status);
        CHECK_CONTAINS("Ninguno todavía", browser_.get(url("filters")).body);
        CHECK_EQUAL(404, change("1", "away").status);
    }

    void an_old_page_changes_nothing() {
        for (const char* name : {"uno", "dos"}) CHECK_EQUAL(303, filter(browser_, "subject", name, "seen").status);
        const Answer old = browser_.get(url("filters"));
        CHECK_EQUAL(303, change("1", "down").status);
        const Answer answer = browser_.post(url("filters") + "/change", {{"csrf", old.input("csrf")},
                                                                         {"generation", old.input("generation")},
                                                                         {"position", "1"},
                                                                         {"move", "away"}});
        CHECK_EQUAL(404, answer.status);
        CHECK_CONTAINS("cambiaron mientras tanto", answer.body);
        CHECK_EQUAL("dos uno", order());
        // Another person's numbers are of their own mailbox.
        const Owner second = owners_->make();
        Browser two;
        sign_in(two, second.who);
        const Answer other =
            two.post(url("filters") + "/change", {{"csrf", two.get(url("filters")).input("csrf")},
                                                  {"generation", browser_.get(url("filters")).input("generation")},
                                                  {"position", "1"},
                                                  {"move", "away"}});
        CHECK_EQUAL(404, other.status);
        CHECK_EQUAL("dos uno", order());
    }

    void twenty_at_most() {
        for (int i = 0; i < 20; ++i)
            CHECK_EQUAL(303, filter(browser_, "subject", "x" + std::to_string(i), "seen").status);
        const Answer page = browser_.get(url("filters"));
        CHECK_CONTAINS("Ya tiene 20", page.body);
        CHECK_EQUAL("", page.input("words"));
        const Answer answer = filter(browser_, "subject", "otro", "seen");
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS("No se creó otro filtro", answer.body);
        // Scripts of former changes are let go.
        CHECK(run({"find", folder() + "/mail/" + owner_.home + "/sieve", "-name", "valija-*.sieve"}).out.size() < 250);
    }

    void a_blocked_mailbox_neither_forwards_nor_answers() {
        CHECK_EQUAL(303, forward(browser_, outside_, false).status);
        answer_by_itself(browser_);
        for (const auto& [shut, open] :
             std::vector<std::pair<std::string, std::string>>{{"block", "unblock"}, {"suspend", "resume"}}) {
            CHECK_EQUAL(0, ctl({"account", shut, owner_.who.address}).status);
            send({sender_, owner_.who.address, shut});
            wait_for(owner_, shut);
            CHECK_EQUAL(0, ctl({"account", open, owner_.who.address}).status);
        }
        CHECK(mails_outside(outside_).empty());
        CHECK(mails_outside(sender_).empty());
        send({sender_, owner_.who.address, "abierta"});
        wait_for_mails(outside_, 1);
        wait_for_mails(sender_, 1);
    }

    void a_new_holder_inherits_nothing() {
        CHECK_EQUAL(303, forward(browser_, outside_, false).status);
        CHECK_EQUAL(303, filter(browser_, "subject", "x", "trash").status);
        CHECK_EQUAL(0, ctl({"account", "reassign", owner_.who.address, "--person", national_id()}).status);
        send({sender_, owner_.who.address, "x queda"});
        wait_for(owner_, "x queda");
        CHECK(mails_outside(outside_).empty());
        CHECK_EQUAL("nothing", owners_->forwards_to(owner_));
    }

    void the_door_of_rules_takes_nobody_elses_mail() {
        CHECK_EQUAL(303, forward(browser_, outside_).status);
        const std::string user = owner_.who.address.substr(0, owner_.who.address.find('@'));
        const Owner second = owners_->make();
        const std::string other = second.who.address.substr(0, second.who.address.find('@'));
        CHECK_EQUAL(0, at_the_door(user + "+reenvio@educacion.example"));
        CHECK_EQUAL(0, at_the_door("<>"));
        for (const std::string& from :
             {owner_.who.address, other + "+reenvio@educacion.example", std::string("x@fuera.example"),
              user + "+otra@educacion.example", std::string("no-responder@educacion.example"),
              user + "+reenvio@formacion.example"})
            CHECK(at_the_door(from) != 0);
    }

    void scripts_are_kept_with_a_token_alone() {
        CHECK(!keeps_scripts(owner_.who.address, kPassword));
        CHECK_EQUAL(0, count_messages(owner_.who.address, kPassword));
    }

    // Whoever gets hold of valija-account's rights makes no token that reads anybody's mail.
    void a_token_for_rules_opens_no_mail() {
        db::Connection connection(database());
        base::SystemRandom random;
        const auto make = [&](void (*create)(db::Connection&, const sessions::NewWebmailToken&)) {
            const sessions::NewWebmailToken token{
                .id = random.bytes(16),
                .mailbox_id =
                    std::stoull(owners_->one("SELECT CAST(mailbox_id AS CHAR) FROM address WHERE address = ?", owner_)),
                .session_hash = base::from_hex(owners_->one("SELECT LOWER(HEX(s.id_hash)) FROM session s JOIN address a"
                                                            " ON a.mailbox_id = s.mailbox_id WHERE a.address = ?",
                                                            owner_))
                                    .value(),
                .secret = "secreto",
                .expires_at = base::SystemClock().now() + std::chrono::minutes(5)};
            create(connection, token);
            return base::to_hex(token.id) + '*' + owner_.who.address;
        };
        const std::string for_rules = make(&sessions::create_rules_token);
        CHECK(keeps_scripts(for_rules, "secreto"));
        CHECK_EQUAL(-1, count_messages(for_rules, "secreto"));
        for (const int door : {2, 7}) CHECK_EQUAL(535, smtp_auth(for_rules, "secreto", "127.0.0.1", door));
        const std::string for_webmail = make(&sessions::create_webmail_token);
        CHECK(!keeps_scripts(for_webmail, "secreto"));
        CHECK_EQUAL(0, count_messages(for_webmail, "secreto"));
        CHECK_EQUAL(0, connection
                           .find({"count_rights",
                                  "SELECT COUNT(*) FROM information_schema.COLUMN_PRIVILEGES WHERE GRANTEE LIKE"
                                  " '%valija_account%' AND TABLE_NAME = 'webmail_token' AND COLUMN_NAME = 'purpose'"})
                           ->number(0));
        CHECK_EQUAL(0, connection
                           .find({"count_whole_rights",
                                  "SELECT COUNT(*) FROM information_schema.TABLE_PRIVILEGES WHERE GRANTEE LIKE"
                                  " '%valija_account%' AND TABLE_NAME = 'webmail_token'"})
                           ->number(0));
    }

    void without_the_mail_server_nothing_is_lost() {
        CHECK_EQUAL(303, forward(browser_, outside_).status);
        {
            const StoppedPart away("dovecot");
            const std::string other = new_outside_address();
            const Answer answer = forward(browser_, other, false);
            CHECK_EQUAL(503, answer.status);
            CHECK(!answer.header("retry-after").empty());
            CHECK_CONTAINS("El servidor de correo no responde", answer.body);
            CHECK_EQUAL(other, answer.input("to"));
            CHECK_EQUAL(outside_, owners_->forwards_to(owner_));
            const Answer vacation = post(browser_, "vacation", {{"on", "yes"}, {"subject", "a"}, {"text", "<b>"}});
            CHECK_EQUAL(503, vacation.status);
            CHECK_CONTAINS("&lt;b&gt;</textarea>", vacation.body);
            const Answer filters = filter(browser_, "to", "algo", "folder", "Cosas");
            CHECK_EQUAL(503, filters.status);
            CHECK_EQUAL("algo", filters.input("words"));
            CHECK_EQUAL("Cosas", filters.input("folder"));
        }
        CHECK_EQUAL("mail_forwarding_changed", owners_->movements(owner_));
        answer_by_itself(browser_);
    }

    void what_is_wrong_is_said_beside_it() {
        const std::vector<std::pair<Fields, std::string>> answers{
            {{{"on", "yes"}, {"text", " \r\n"}}, "Escriba lo que hay que contestar"},
            {{{"on", "yes"}, {"text", "a"}, {"from", "ayer"}}, "Esto no es un día"},
            {{{"on", "yes"}, {"text", "a"}, {"until", "2026-02-30"}}, "Esto no es un día"},
            {{{"on", "yes"}, {"text", "a"}, {"from", "2026-12-02"}, {"until", "2026-12-01"}}, "antes del primero"},
            {{{"on", "yes"}, {"text", std::string(2001, 'a')}}, "pasa de 2000"},
            {{{"on", "yes"}, {"text", "a\x07"}}, "signos que no se ven"},
            {{{"on", "yes"}, {"text", "a"}, {"subject", std::string(101, 'a')}}, "El asunto pasa de 100"}};
        for (const auto& [fields, why] : answers) {
            const Answer answer = post(browser_, "vacation", fields);
            CHECK_EQUAL(422, answer.status);
            CHECK_CONTAINS(why, answer.body);
        }
        CHECK_CONTAINS("está apagada", browser_.get(url("vacation")).body);
        CHECK_EQUAL(422, filter(browser_, "subject", "", "seen").status);
        CHECK_EQUAL(422, filter(browser_, "subject", "a", "folder", "").status);
        const Answer folder_wrong = filter(browser_, "subject", "a <b>", "folder", "../otra");
        CHECK_EQUAL(422, folder_wrong.status);
        CHECK_CONTAINS("sin puntos", folder_wrong.body);
        CHECK_EQUAL("a &lt;b&gt;", folder_wrong.input("words"));
        CHECK_EQUAL(400, filter(browser_, "x-otro", "a", "seen").status);
        CHECK_EQUAL(400, filter(browser_, "subject", "a", "redirect").status);
        CHECK_CONTAINS("Ninguno todavía", browser_.get(url("filters")).body);
    }

    void a_stranger_is_sent_to_sign_in() {
        Browser stranger;
        const std::string csrf = stranger.get(portal() + "/login").input("csrf");
        for (const char* page : {"forwarding", "vacation", "filters"}) {
            CHECK_EQUAL(portal() + "/login?to=account", stranger.get(url(page)).header("location"));
            CHECK_EQUAL(303, stranger.post(url(page), {{"csrf", csrf}}).status);
        }
    }

    void only_our_own_form_is_heard() {
        for (const char* page : {"forwarding", "vacation", "filters", "filters/change"}) {
            CHECK_EQUAL(403, browser_.post(url(page), {{"to", outside_}, {"present_password", kPassword}}).status);
            CHECK_EQUAL(405, browser_.send("PUT", url(page), "", {}).status);
        }
        CHECK_EQUAL(405, browser_.get(url("filters/change")).status);
        CHECK_EQUAL(400, post(browser_, "forwarding", {{"to", "a@b.example"}, {"to", "c@d.example"}}).status);
        CHECK_EQUAL("nothing", owners_->movements(owner_));
    }

    void without_a_database_the_pages_say_so() {
        const std::string csrf = browser_.get(url("forwarding")).input("csrf");
        {
            const StoppedPart away("mariadb");
            for (const char* page : {"forwarding", "vacation", "filters"}) {
                for (const Answer& answer :
                     {browser_.get(url(page)), browser_.post(url(page), {{"csrf", csrf}, {"to", outside_}})}) {
                    CHECK_EQUAL(503, answer.status);
                    CHECK_CONTAINS(answer.header("x-request-id"), answer.body);
                }
            }
        }
        owners_ = std::make_unique<Owners>();
        CHECK_EQUAL("nothing", owners_->movements(owner_));
    }

  private:
    Answer change(const std::string& position, const std::string& move) {
        const std::string generation = owners_->one(
            "SELECT CAST(generation AS CHAR) FROM address a JOIN mail_rules r ON r.mailbox_id = a.mailbox_id"
            " WHERE a.address = ?",
            owner_);
        return post(browser_, "filters", {{"generation", generation}, {"position", position}, {"move", move}},
                    "/change");
    }
    std::string order() {
        return owners_->one(
            "SELECT GROUP_CONCAT(contains ORDER BY position SEPARATOR ' ') FROM address a"
            " JOIN mail_filter f ON f.mailbox_id = a.mailbox_id WHERE a.address = ?",
            owner_);
    }
    int at_the_door(const std::string& from) const {
        return run({"swaks", "--server", "127.0.0.1:" + std::to_string(port() + 9), "--from", from, "--to", sender_,
                    "--quit-after", "RCPT", "--silent", "3"})
            .status;
    }

    std::unique_ptr<Owners> owners_;
    Owner owner_;
    Browser browser_;
    std::string outside_;
    std::string sender_;
};

CPPUNIT_TEST_SUITE_REGISTRATION(MailRulesTest);

}  // namespace valija::tests
