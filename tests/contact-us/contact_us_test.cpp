// SPDX-License-Identifier: AGPL-3.0-or-later
// A question to the help desk at the outside: from the browser through nginx, the module, the courier and Postfix into
// the help desk's mailbox; and whatever does not get there.
#include <algorithm>
#include <regex>
#include <thread>

#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

constexpr const char* kPath = "/contact-us";
constexpr const char* kFormPath = "/contact-us/message";
constexpr long kPassExpired = 31 * 60;                            // seconds; a pass lives 30 minutes
constexpr std::chrono::seconds kPostfixAsksTheDatabaseAgain{90};  // it leaves one that failed alone for 60 s
// ctemplate's usual escaping makes one line of several.
const std::string kNasty = "</textarea><script>alert('\"&')</script>\n\n\tñ 🌱";
const std::string kNastyEscaped =
    "&lt;/textarea&gt;&lt;script&gt;alert(&#39;&quot;&amp;&#39;)&lt;/script&gt;\n\n\tñ 🌱</textarea>";

void put(Fields& fields, const std::string& name, const std::string& value) {
    const auto found = std::ranges::find(fields, name, &Fields::value_type::first);
    if (found == fields.end()) {
        fields.emplace_back(name, value);
    } else {
        found->second = value;
    }
}

void drop(Fields& fields, const std::string& name) {
    std::erase_if(fields, [&](const auto& field) { return field.first == name; });
}

// The code form of a page, filled in rightly.
Fields fill_code(const Answer& page) {
    const std::string challenge = page.input("challenge");
    return {{"csrf", page.input("csrf")}, {"challenge", challenge}, {"captcha", solve(challenge)}};
}

Fields fill_message(const Answer& page, const std::string& text) {
    Fields fields = fill_code(page);
    fields.insert(fields.end(), {{"pass", page.input("pass")},
                                 {"sender", "ana.lopez@educacion.example"},
                                 {"subject", "¿Cómo entro?"},
                                 {"message", text}});
    return fields;
}

// The message form, after a right first step.
Answer open_form(Browser& browser, const std::string& site = portal()) {
    const Answer entered = browser.post(site + kPath, fill_code(browser.get(site + kPath)));
    CHECK_EQUAL(303, entered.status);
    CHECK_CONTAINS(site + kFormPath + "?pass=", entered.header("location"));
    const Answer form = browser.get(entered.header("location"));
    CHECK_EQUAL(200, form.status);
    return form;
}

Answer send(Browser& browser, const Fields& fields) { return browser.post(portal() + kFormPath, fields); }

bool is_sent(const Answer& answer) { return answer.leads_to(portal() + "/contact-us/sent"); }

// Drawn again with what was typed, and everything that works once renewed.
void check_redrawn(const Answer& answer, int status, const std::string& sentence) {
    CHECK_EQUAL(status, answer.status);
    CHECK_CONTAINS(sentence, answer.body);
    CHECK_CONTAINS("<title>Error: ", answer.body);
    CHECK_CONTAINS("value=\"ana.lopez@educacion.example\"", answer.body);
    CHECK_CONTAINS("value=\"¿Cómo entro?\"", answer.body);
    CHECK_CONTAINS(kNastyEscaped, answer.body);
    CHECK_LACKS("<script", answer.body);
    CHECK(!answer.input("challenge").empty());
    CHECK_LACKS("name=\"captcha\" value", answer.body);
}

int count_questions(const DemoPerson& desk = person("mesa.ayuda@educacion")) {
    return count_messages(desk.address, desk.password);
}

// The newest message once there is one more than `before`.
std::string wait_for_question(int before, const DemoPerson& desk = person("mesa.ayuda@educacion"),
                              std::chrono::seconds patience = kPatience) {
    wait_until(
        "the question in the help desk's mailbox", [&] { return count_questions(desk) == before + 1; }, patience);
    return read_message(desk.address, desk.password, before + 1);
}

// Whether anything of the instance's logs has these words.
bool is_in_logs(const std::string& words) { return run({"grep", "-rqF", "-e", words, folder() + "/log/"}).status == 0; }

}  // namespace

class ContactUsTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ContactUsTest);
    CPPUNIT_TEST(a_question_arrives_at_the_help_desk);
    CPPUNIT_TEST(a_question_of_the_other_site_arrives_there);
    CPPUNIT_TEST(the_first_step_asks_for_nothing_but_the_code);
    CPPUNIT_TEST(a_wrong_code_opens_nothing);
    CPPUNIT_TEST(a_code_opens_once);
    CPPUNIT_TEST(another_picture_keeps_what_was_typed);
    CPPUNIT_TEST(without_a_pass_there_is_no_form);
    CPPUNIT_TEST(a_forged_pass_sends_nothing);
    CPPUNIT_TEST(a_pass_of_another_browser_sends_nothing);
    CPPUNIT_TEST(an_expired_pass_is_renewed_by_the_code);
    CPPUNIT_TEST(a_refusal_keeps_what_was_typed);
    CPPUNIT_TEST(one_pass_sends_one_message);
    CPPUNIT_TEST(twenty_at_once_send_one_message);
    CPPUNIT_TEST(a_line_end_in_a_field_adds_no_header);
    CPPUNIT_TEST(posts_of_other_shapes_are_refused);
    CPPUNIT_TEST(what_was_typed_is_in_no_log);
    CPPUNIT_TEST(without_postfix_a_question_waits);
    CPPUNIT_TEST(without_a_database_nothing_typed_is_lost);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_question_arrives_at_the_help_desk() {
        const int before = count_questions();
        Browser browser;
        const Answer sent = send(browser, fill_message(open_form(browser), "Hola.\r\n\r\n.\r\nAdiós."));
        CHECK(is_sent(sent));
        CHECK_EQUAL(200, browser.get(sent.header("location")).status);
        const std::string mail = wait_for_question(before);
        CHECK_CONTAINS("\r\nTo: mesa.ayuda@educacion.example\r\n", mail);
        CHECK_CONTAINS(" <no-responder@educacion.example>\r\n", mail);
        CHECK_CONTAINS("\r\nReply-To: ana.lopez@educacion.example\r\n", mail);
        // printf '[Mesa de ayuda] ¿Cómo entro?' | base64
        CHECK_CONTAINS("\r\nSubject: =?UTF-8?B?W01lc2EgZGUgYXl1ZGFdIMK/Q8OzbW8gZW50cm8/?=\r\n", mail);
        CHECK_CONTAINS("\r\nAuto-Submitted: auto-generated\r\n", mail);
        CHECK_CONTAINS("\r\n\r\nHola.\r\n\r\n.\r\nAdi=C3=B3s.\r\n", mail);
    }

    void a_question_of_the_other_site_arrives_there() {
        const DemoPerson desk = person("mesa.ayuda@formacion");
        const int before = count_questions(desk);
        Browser browser;
        const Fields fields = fill_message(open_form(browser, other_portal()), "Hola");
        CHECK_EQUAL(303, browser.post(other_portal() + kFormPath, fields).status);
        const std::string mail = wait_for_question(before, desk);
        CHECK_CONTAINS(" <no-responder@formacion.example>\r\n", mail);
        CHECK_CONTAINS("@formacion.example>\r\n", mail.substr(mail.find("Message-ID:")));
    }

    void the_first_step_asks_for_nothing_but_the_code() {
        Browser browser;
        const Answer page = browser.get(portal() + kPath);
        CHECK_EQUAL(200, page.status);
        CHECK_CONTAINS("name=\"captcha\"", page.body);
        CHECK_CONTAINS(">Enviar</button>", page.body);
        for (const char* name : {"name=\"sender\"", "name=\"subject\"", "name=\"message\""})
            CHECK_LACKS(name, page.body);
        const Answer form = open_form(browser);
        for (const char* label : {">Remitente</label>", ">Asunto</label>", ">Mensaje</label>"})
            CHECK_CONTAINS(label, form.body);
    }

    void a_wrong_code_opens_nothing() {
        Browser browser;
        Fields fields = fill_code(browser.get(portal() + kPath));
        put(fields, "captcha", "zzzzz");
        const Answer answer = browser.post(portal() + kPath, fields);
        CHECK_EQUAL(422, answer.status);
        CHECK_CONTAINS("El código de seguridad no coincide", answer.body);
        CHECK_EQUAL("", answer.input("pass"));
    }

    void a_code_opens_once() {
        Browser browser;
        const Fields fields = fill_code(browser.get(portal() + kPath));
        CHECK_EQUAL(303, browser.post(portal() + kPath, fields).status);
        const Answer again = browser.post(portal() + kPath, fields);
        CHECK_EQUAL(422, again.status);
        CHECK_CONTAINS("Este formulario ya no es válido", again.body);
    }

    void another_picture_keeps_what_was_typed() {
        Browser browser;
        const Answer form = open_form(browser);
        Fields fields = fill_message(form, kNasty);
        put(fields, "captcha", "");
        put(fields, "another", "1");
        const Answer answer = send(browser, fields);
        CHECK_EQUAL(200, answer.status);
        CHECK_CONTAINS(kNastyEscaped, answer.body);
        CHECK_EQUAL(form.input("pass"), answer.input("pass"));
        CHECK(form.input("challenge") != answer.input("challenge"));
        CHECK_LACKS("<title>Error: ", answer.body);
    }

    void without_a_pass_there_is_no_form() {
        Browser browser;
        const std::string pass = open_form(browser).input("pass");
        for (const std::string& query : {std::string(), std::string("?pass="), "?pass=" + pass.substr(1),
                                         "?pass=" + pass + "&pass=" + pass, std::string("?pass=%00")}) {
            const Answer answer = browser.get(portal() + kFormPath + query);
            CHECK_EQUAL(303, answer.status);
            CHECK_EQUAL(portal() + kPath, answer.header("location"));
        }
        CHECK_EQUAL(200, browser.get(portal() + kFormPath + "?pass=" + pass).status);
        Browser stranger;
        CHECK_EQUAL(303, stranger.get(portal() + kFormPath + "?pass=" + pass).status);
    }

    void a_forged_pass_sends_nothing() {
        const int before = count_questions();
        Browser browser;
        for (const std::string& pass : {std::string(), std::string("no-es-un-pase"), std::string(70, 'A')}) {
            Fields fields = fill_message(open_form(browser), kNasty);
            put(fields, "pass", pass);
            check_redrawn(send(browser, fields), 422, "El formulario ya no era válido");
        }
        Fields fields = fill_message(open_form(browser), kNasty);
        drop(fields, "pass");
        check_redrawn(send(browser, fields), 422, "El formulario ya no era válido");
        CHECK_EQUAL(before, count_questions());
    }

    void a_pass_of_another_browser_sends_nothing() {
        Browser attacker;
        const std::string pass = open_form(attacker).input("pass");
        Browser browser;
        Fields fields = fill_message(open_form(browser), kNasty);
        put(fields, "pass", pass);
        check_redrawn(send(browser, fields), 422, "El formulario ya no era válido");
    }

    // A long message is not lost because it took long: the code on the same page is as good as the first step's.
    void an_expired_pass_is_renewed_by_the_code() {
        const int before = count_questions();
        Browser browser;
        const Answer form = open_form(browser);
        Answer answer;
        {
            const ClockOffset later(kPassExpired);
            Fields fields = fill_message(form, kNasty);
            check_redrawn(answer = send(browser, fields), 422, "El formulario ya no era válido");
            CHECK_EQUAL(form.input("pass"), answer.input("pass"));  // that code had expired too
            fields = fill_message(answer, kNasty);
            check_redrawn(answer = send(browser, fields), 422, "El formulario ya no era válido");
            CHECK(form.input("pass") != answer.input("pass"));
        }
        CHECK(is_sent(send(browser, fill_message(answer, kNasty))));
        wait_for_question(before);
    }

    void a_refusal_keeps_what_was_typed() {
        const int before = count_questions();
        Browser browser;
        Answer answer = open_form(browser);
        Fields fields = fill_message(answer, kNasty);
        put(fields, "captcha", "zzzzz");
        check_redrawn(answer = send(browser, fields), 422, "El código de seguridad no coincide");
        fields = fill_message(answer, kNasty);
        put(fields, "sender", "ana");
        put(fields, "subject", std::string(151, 's'));
        put(fields, "message", "");
        answer = send(browser, fields);
        CHECK_EQUAL(422, answer.status);
        for (const char* sentence : {"Así no es una dirección de correo", "El asunto pasa de 150 caracteres",
                                     "Escriba su mensaje", "value=\"ana\""}) {
            CHECK_CONTAINS(sentence, answer.body);
        }
        CHECK_CONTAINS("value=\"" + std::string(151, 's') + "\"", answer.body);
        fields = fill_message(answer, "\n\nlínea");
        put(fields, "subject", "a\tb");
        answer = send(browser, fields);
        CHECK_CONTAINS("El asunto contiene signos que no se ven", answer.body);
        CHECK_CONTAINS(">\n\n\nlínea</textarea>", answer.body);  // a browser drops the first line end
        fields = fill_message(answer, std::string(5001, 'm'));
        answer = send(browser, fields);
        CHECK_CONTAINS("El mensaje pasa de 5000 caracteres", answer.body);
        CHECK_CONTAINS(std::string(5001, 'm') + "</textarea>", answer.body);
        // The pass is the first one all the time, and sends in the end.
        CHECK(is_sent(send(browser, fill_message(answer, std::string(5000, 'm')))));
        wait_for_question(before);
    }

    void one_pass_sends_one_message() {
        const int before = count_questions();
        Browser browser;
        const Fields first = fill_message(open_form(browser), kNasty);
        CHECK(is_sent(send(browser, first)));
        const Answer replayed = send(browser, first);
        check_redrawn(replayed, 422, "El formulario ya no era válido");
        const Answer refused = send(browser, fill_message(replayed, kNasty));
        check_redrawn(refused, 422, "El formulario ya no era válido");
        wait_for_question(before);
        CHECK(is_sent(send(browser, fill_message(refused, kNasty))));  // two codes more: two messages
        wait_for_question(before + 1);
    }

    void twenty_at_once_send_one_message() {
        constexpr int kAtOnce = 20;
        const int before = count_questions();
        Browser browser;
        const Answer form = open_form(browser);
        std::vector<Fields> forms(kAtOnce, fill_message(form, kNasty));
        for (auto& fields : forms) {  // each with a code of its own, all with one pass
            const Answer page = browser.get(portal() + kFormPath + "?pass=" + form.input("pass"));
            put(fields, "challenge", page.input("challenge"));
            put(fields, "captcha", solve(page.input("challenge")));
        }
        std::vector<Answer> answers(kAtOnce);
        {
            std::vector<std::jthread> threads;
            for (std::size_t i = 0; i < answers.size(); ++i) {
                threads.emplace_back([&, i] {
                    Browser twin(browser);
                    answers[i] = send(twin, forms[i]);
                });
            }
        }
        CHECK_EQUAL(1, std::ranges::count_if(answers, is_sent));
        for (const Answer& answer : answers) CHECK(is_sent(answer) || answer.status == 422);
        wait_for_question(before);
    }

    void a_line_end_in_a_field_adds_no_header() {
        const int before = count_questions();
        Browser browser;
        for (const char* name : {"sender", "subject"}) {
            Fields fields = fill_message(open_form(browser), "Hola");
            put(fields, name, "ana@educacion.example\r\nBcc: beto.munoz@educacion.example");
            CHECK_EQUAL(422, send(browser, fields).status);
        }
        Fields fields = fill_message(open_form(browser), "Hola");
        put(fields, "subject", "=?UTF-8?Q?=0D=0ABcc:_x?= ☂");
        CHECK(is_sent(send(browser, fields)));
        const std::string mail = wait_for_question(before);
        CHECK_LACKS("\nBcc:", mail);
        CHECK_LACKS("Bcc", mail.substr(0, mail.find("\r\n\r\n")));
    }

    void posts_of_other_shapes_are_refused() {
        const int before = count_questions();
        Browser browser;
        const Fields good = fill_message(open_form(browser), kNasty);
        const auto status_of = [&](const std::string& body, const Headers& headers) {
            return browser.send("POST", portal() + kFormPath, body, headers).status;
        };
        const std::string type = "Content-Type: application/x-www-form-urlencoded";
        const std::string origin = "Origin: " + portal();
        CHECK_EQUAL(400, status_of(encode(good) + "&subject=otro", {type, origin}));
        CHECK_EQUAL(400, status_of(encode(good) + "&message[]=otro", {type, origin}));
        CHECK_EQUAL(400, status_of(encode(good) + "&message=%ff", {type, origin}));
        CHECK_EQUAL(400, status_of(encode(good), {"Content-Type: text/plain", origin}));
        CHECK_EQUAL(403, status_of(encode(good), {type, "Origin: http://evil.example"}));
        CHECK_EQUAL(403, status_of(encode(good), {type, "Origin: " + webmail()}));
        CHECK_EQUAL(413, status_of("message=" + std::string(1000000, 'a'), {type, origin}));
        Fields without = good;
        drop(without, "csrf");
        CHECK_EQUAL(403, status_of(encode(without), {type, origin}));
        Browser stranger;
        CHECK_EQUAL(403, stranger.post(portal() + kFormPath, good).status);
        for (const char* method : {"PUT", "DELETE"})
            CHECK_EQUAL(405, browser.send(method, portal() + kFormPath, "x", {type, origin}).status);
        CHECK_EQUAL(405, browser.post(portal() + "/contact-us/sent", good).status);
        CHECK_EQUAL(404, browser.get(portal() + "/contact-us/nothing").status);
        CHECK(is_sent(send(browser, good)));  // none of these has burnt anything
        wait_for_question(before);
    }

    void what_was_typed_is_in_no_log() {
        const int before = count_questions();
        Browser browser;
        const Answer form = open_form(browser);
        Fields fields = fill_message(form, "mensaje-marcado-4711");
        put(fields, "sender", "remitente-marcado-4711@educacion.example");
        put(fields, "subject", "asunto-marcado-4711");
        CHECK(is_sent(send(browser, fields)));
        CHECK_CONTAINS("mensaje-marcado-4711", wait_for_question(before));
        CHECK(!is_in_logs("marcado-4711"));
        CHECK(!is_in_logs(form.input("pass")));
        CHECK(is_in_logs("question queued"));
    }

    void without_postfix_a_question_waits() {
        const int before = count_questions();
        {
            const StoppedPart postfix("postfix");
            Browser browser;
            CHECK(is_sent(send(browser, fill_message(open_form(browser), kNasty))));
            wait_until("a try in vain", [] { return is_in_logs("later: smtp: no dialogue"); });
            CHECK_EQUAL(before, count_questions());
        }
        wait_for_question(before);
    }

    void without_a_database_nothing_typed_is_lost() {
        const int before = count_questions();
        Browser browser;
        const Fields fields = fill_message(open_form(browser), kNasty);
        Answer answer;
        {
            const StoppedPart database("mariadb");
            check_redrawn(answer = send(browser, fields), 503, "El servicio no está disponible en este momento");
            CHECK_EQUAL("5", answer.header("retry-after"));
            CHECK_CONTAINS("<code>" + answer.header("x-request-id") + "</code>", answer.body);
            CHECK_EQUAL(200, browser.get(portal() + kPath).status);
            CHECK_EQUAL(503, browser.post(portal() + kPath, fill_code(browser.get(portal() + kPath))).status);
        }
        CHECK(is_sent(send(browser, fill_message(answer, kNasty))));
        wait_for_question(before, person("mesa.ayuda@educacion"), kPostfixAsksTheDatabaseAgain);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ContactUsTest);

}  // namespace valija::tests
