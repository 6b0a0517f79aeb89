// SPDX-License-Identifier: AGPL-3.0-or-later
// Registers at the operator's hand: people, work centres, domains, at the outside.
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <fstream>
#include <sstream>
#include <thread>

#include "people/curp.h"
#include "support/browser.h"
#include "support/suite.h"
#include "support/temporary_folder.h"

namespace valija::tests {

namespace {

constexpr const char* kHeader = "curp,curt,nombres,primer_apellido,correo_alterno\n";

std::string quoted(const Command& command) {
    std::string line;
    for (const std::string& word : command) line += "'" + word + "' ";
    return line;
}

Command valijactl(Command words) {
    words.insert(words.begin(), {folder() + "/app/bin/valijactl", "--config", folder() + "/etc/valija.toml"});
    return words;
}

// Standard error in place of standard output.
Finished complaint(const Command& words) { return run({"sh", "-c", quoted(valijactl(words)) + "2>&1 >/dev/null"}); }

std::string read_file(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path, std::ios::binary).rdbuf();
    return text.str();
}

std::string curp(int number) {
    std::string text = fmt::format("XAXX{:02}01{:02}MNEXXX", number / 28 % 90, 1 + number % 28);
    text += static_cast<char>('0' + number / 2520 % 10);
    return text + people::curp_check_digit(text);
}

std::string line(int number) {
    return fmt::format("{},PRUEBA{:06},Prueba,Importada,p{}@casa.example\n", curp(number), number, number);
}

}  // namespace

class PersonTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(PersonTest);
    CPPUNIT_TEST(a_person_is_added_and_shown);
    CPPUNIT_TEST(a_register_comes_in_twice);
    CPPUNIT_TEST(errors_go_where_they_should);
    CPPUNIT_TEST(latin1_is_read_when_it_is_said);
    CPPUNIT_TEST(standard_input_is_a_file_too);
    CPPUNIT_TEST(an_import_that_was_killed_is_completed_by_the_same_run);
    CPPUNIT_TEST(two_imports_at_once_add_each_person_once);
    CPPUNIT_TEST(memory_does_not_grow_with_the_file);
    CPPUNIT_TEST(work_centres_levels_and_offices);
    CPPUNIT_TEST(a_domain_is_shown_and_set);
    CPPUNIT_TEST(hostile_words_are_refused);
    CPPUNIT_TEST(wrong_usage_is_refused);
    CPPUNIT_TEST(the_demonstration_has_keys_for_everybody);
    CPPUNIT_TEST_SUITE_END();

  public:
    void setUp() override { forget(); }
    void tearDown() override { forget(); }

    void a_person_is_added_and_shown() {
        const Finished added = ctl({"person",
                                    "add",
                                    "--json",
                                    "--site",
                                    "educacion",
                                    "--national-id",
                                    "xaxx000101mnexxx0" + curp(0).substr(17),
                                    "--employee-key",
                                    "prueba1",
                                    "--given-names",
                                    "Íñigo",
                                    "--first-surname",
                                    "Ñáñez",
                                    "--kind",
                                    "docente",
                                    "--mobile",
                                    "55 5555 0120",
                                    "--alternate-address",
                                    "I@Casa.Example",
                                    "--contacts-confirmed",
                                    "--data-as-of",
                                    "2026-11-01"});
        CHECK_EQUAL(0, added.status);
        CHECK_CONTAINS("\"given_names\":\"Íñigo\",\"first_surname\":\"Ñáñez\",\"second_surname\":null", added.out);
        CHECK_CONTAINS("\"employee_key\":\"PRUEBA1\",\"active\":true", added.out);
        CHECK_CONTAINS("\"value\":\"i@casa.example\"", added.out);
        CHECK_CONTAINS("\"value\":\"+525555550120\"", added.out);
        CHECK_CONTAINS("\"confirmed_by\":\"register\"", added.out);
        for (const std::string& key : {curp(0), std::string("prueba1")})
            CHECK_CONTAINS("given_names\tÍñigo\n", ctl({"person", "show", "--site", "educacion", key}).out);
        CHECK_EQUAL("valijactl: a person with this national ID is in the register already\n",
                    complaint({"person", "add", "--site", "educacion", "--national-id", curp(0), "--given-names", "A",
                               "--first-surname", "B"})
                        .out);
        CHECK_EQUAL("valijactl: national_id: its last digit does not fit the rest\n",
                    complaint({"person", "add", "--site", "educacion", "--national-id", "XAXX000101MNEXXX09",
                               "--given-names", "A", "--first-surname", "B"})
                        .out);
        CHECK_EQUAL("valijactl: there is no such person\n",
                    complaint({"person", "show", "--site", "educacion", "X"}).out);
    }

    void a_register_comes_in_twice() {
        write(kHeader + line(1) + line(2));
        const Command dry{"person", "import", "--dry-run", "--site", "educacion", file_};
        CHECK_EQUAL(
            "nothing written: this was a dry run\nadded 2, changed 0, unchanged 0, refused 0; contacts kept 0\n",
            ctl(dry).out);
        CHECK_EQUAL("added 2, changed 0, unchanged 0, refused 0; contacts kept 0\n", import().out);
        CHECK_EQUAL("{\"added\":0,\"changed\":0,\"unchanged\":2,\"refused\":0,\"contacts_kept\":0,\"dry_run\":false}\n",
                    import({"--json"}).out);
    }

    void errors_go_where_they_should() {
        write(kHeader + line(1) + "x,y\n" + line(1) + "\"" + std::string(10'000'000, 'x') + "\"\n" + line(2));
        const std::string told =
            "line 3: 2 fields, the header has 5\n"
            "line 4: national_id: stands in line 2 already\n"
            "line 5: longer than 64 KiB; is a quote never closed?\n";
        const Finished finished = complaint({"person", "import", "--site", "educacion", file_});
        CHECK_EQUAL(1, finished.status);
        CHECK_EQUAL(told, finished.out);
        const std::string errors = temporary_.path("errors");
        CHECK_EQUAL(1, import({"--errors", errors}).status);
        CHECK_EQUAL(told, read_file(errors));
        struct stat status {};
        CHECK_EQUAL(0, ::stat(errors.c_str(), &status));
        CHECK_EQUAL(0600U, status.st_mode & 0777U);
        CHECK_EQUAL("line 3: 2 fields, the header has 5\nand 2 more\n",
                    complaint({"person", "import", "--max-errors", "1", "--site", "educacion", file_}).out);
        write("curp,zapato\n");
        CHECK_EQUAL("valijactl: there is no column \"zapato\"\n",
                    complaint({"person", "import", "--site", "educacion", file_}).out);
    }

    void latin1_is_read_when_it_is_said() {
        write(kHeader + curp(1) +
              ",PRUEBA1,I\xF1igo,\xD1\xE1\xF1"
              "ez,\n");
        CHECK_EQUAL("line 2: not UTF-8; is the file ISO-8859-1 (--encoding iso-8859-1)?\n",
                    complaint({"person", "import", "--site", "educacion", file_}).out);
        CHECK_EQUAL(0, import({"--encoding", "iso-8859-1"}).status);
        CHECK_CONTAINS("given_names\tIñigo\nfirst_surname\tÑáñez\n",
                       ctl({"person", "show", "--site", "educacion", curp(1)}).out);
    }

    void standard_input_is_a_file_too() {
        write(kHeader + line(1));
        const Finished finished =
            run({"sh", "-c", quoted(valijactl({"person", "import", "--site", "educacion", "-"})) + "<" + file_});
        CHECK_EQUAL("added 1, changed 0, unchanged 0, refused 0; contacts kept 0\n", finished.out);
    }

    // What is there when it is killed counts as unchanged; nothing is half there.
    void an_import_that_was_killed_is_completed_by_the_same_run() {
        constexpr int kLines = 20'000;
        std::string text = kHeader;
        for (int number = 0; number < kLines; ++number) text += line(number);
        write(text);
        int killed = 0;
        for (const int after_ms : {60, 120, 180, 240}) {
            Process process(valijactl({"person", "import", "--site", "educacion", file_}), temporary_.path("out"));
            std::this_thread::sleep_for(std::chrono::milliseconds(after_ms));
            if (process.is_running()) ++killed;
            process.end(SIGKILL);
        }
        CHECK(killed > 0);
        CHECK_EQUAL(0, import().status);
        CHECK_EQUAL(kLines, count());
        CHECK_EQUAL(fmt::format("added 0, changed 0, unchanged {}, refused 0; contacts kept 0\n", kLines),
                    import().out);
    }

    void two_imports_at_once_add_each_person_once() {
        std::string text = kHeader;
        for (int number = 0; number < 12'000; ++number) text += line(number);
        write(text);
        Process other(valijactl({"person", "import", "--site", "educacion", file_}), temporary_.path("out"));
        CHECK_EQUAL(0, import().status);
        wait_until("the other import is done", [&] { return !other.is_running(); });
        CHECK_EQUAL(0, other.end(SIGTERM));
        CHECK_EQUAL(12'000, count());
    }

    void memory_does_not_grow_with_the_file() {
        const auto peak = [&](int lines) {
            std::string text = kHeader;
            for (int number = 0; number < lines; ++number) text += line(number);
            write(text);
            forget();
            const Finished finished = run(
                {"sh", "-c",
                 "exec 3>&1; { " + quoted(valijactl({"person", "import", "--site", "educacion", file_})) +
                     " & pid=$!; peak=0; while now=$(sed -n 's/^VmHWM:[[:space:]]*\\([0-9]*\\) kB/\\1/p' "
                     "/proc/$pid/status"
                     " 2>/dev/null) && [ -n \"$now\" ]; do peak=$now; sleep 0.01; done; echo $peak >&3; } >/dev/null"});
            return std::stol(finished.out);
        };
        const long few = peak(6'000);
        [[maybe_unused]] const long many = peak(24'000);
        CHECK(few > 5'000);  // kB
#ifndef VALIJA_SANITIZED
        CHECK(many < few + 4'000);  // AddressSanitizer keeps what was freed: there it says nothing of the program
#endif
    }

    void work_centres_levels_and_offices() {
        CHECK_EQUAL(0, ctl({"level", "add", "educacion", "prueba", "Nivel de prueba"}).status);
        CHECK_EQUAL(0, ctl({"office", "add", "educacion", "prueba", "Oficina de prueba"}).status);
        write("cct,nombre,nivel\n09DZZ9999Z,Escuela de prueba,prueba\n09DZZ9998Y,Otra,luna\n");
        const Command command{"work-centre", "import", "--site", "educacion", file_};
        const Finished finished = complaint(command);
        CHECK_EQUAL(1, finished.status);
        CHECK_EQUAL("line 3: level: is no level of this site: add it first\n", finished.out);
        CHECK_CONTAINS("unchanged 1, refused 1", ctl(command).out);
        CHECK_CONTAINS("name\tEscuela de prueba\nlevel\tprueba\n",
                       ctl({"work-centre", "show", "--site", "educacion", "09dzz9999z"}).out);
        CHECK_CONTAINS("\"level\":\"prueba\"",
                       ctl({"work-centre", "show", "--json", "--site", "educacion", "09DZZ9999Z"}).out);
        CHECK_EQUAL("valijactl: there is no such work centre\n",
                    complaint({"work-centre", "show", "--site", "educacion", "09DZZ0000Z"}).out);
        CHECK_EQUAL(1, ctl({"level", "add", "educacion", "Ñ", "x"}).status);
        CHECK_EQUAL(1, ctl({"office", "add", "luna", "x", "x"}).status);
    }

    void a_domain_is_shown_and_set() {
        CHECK_CONTAINS("employee_key_label\tCURT\n", ctl({"domain", "show", "educacion.example"}).out);
        CHECK_CONTAINS("\"user_name_rule\":\"document\"", ctl({"domain", "show", "--json", "formacion.example"}).out);
        CHECK_EQUAL(0, ctl({"domain", "set", "educacion.example", "letter_days=20", "may_create=no"}).status);
        CHECK_CONTAINS("may_create\tno\n", ctl({"domain", "show", "educacion.example"}).out);
        CHECK_EQUAL(0, ctl({"domain", "set", "educacion.example", "letter_days=15", "may_create=yes"}).status);
        for (const char* bad : {"letter_days=0", "letter_days=many", "may_create=quizas", "zapato=1", "letter_days",
                                "employee_key_pattern=[", "employee_key_pattern=(A+)+B", "person_kinds=gato",
                                "national_id_kind=dni", "quota_bytes=1", "employee_key_label="}) {
            const Finished finished = complaint({"domain", "set", "educacion.example", "letter_days=30", bad});
            CHECK_EQUAL(1, finished.status);
            CHECK(finished.out.starts_with("valijactl: "));
        }
        CHECK_CONTAINS("letter_days\t15\n", ctl({"domain", "show", "educacion.example"}).out);
        CHECK_EQUAL(1, ctl({"domain", "show", "luna.example"}).status);
    }

    void hostile_words_are_refused() {
        const auto add = [](const std::string& name, const std::string& value) {
            Command words{
                "person",          "add", "--site", "educacion", "--national-id", curp(0), "--given-names", "A",
                "--first-surname", "B",   name,     value};
            return complaint(words);
        };
        for (const std::string& value :
             {std::string("a\nb"), std::string(101, 'a'), std::string("\xFF"), std::string("\x1B[2J")})
            CHECK_CONTAINS("valijactl: second_surname: ", add("--second-surname", value).out);
        CHECK_CONTAINS("valijactl: alternate_address: is no mail address",
                       add("--alternate-address", "a@b\nBcc: c").out);
        CHECK_CONTAINS("valijactl: mobile: is no mobile number", add("--mobile", "+52; rm -rf").out);
        CHECK_CONTAINS("valijactl: employee_key: does not match", add("--employee-key", std::string(10'000, 'A')).out);
        CHECK_EQUAL(0, count());
        CHECK_EQUAL(1, ctl({"person", "import", "--site", "educacion", "/no/such/file"}).status);
        CHECK_EQUAL(1, ctl({"person", "import", "--site", "educacion", "/tmp"}).status);
        CHECK_EQUAL(1, ctl({"person", "import", "--site", "luna\x1B[2J", "/dev/null"}).status);
        CHECK_EQUAL("valijactl: the file is empty\n",
                    complaint({"person", "import", "--site", "educacion", "/dev/null"}).out);
    }

    void wrong_usage_is_refused() {
        for (const Command& words :
             {Command{"person"}, Command{"person", "add"}, Command{"person", "show"}, Command{"person", "show", "X"},
              Command{"person", "import", "x"}, Command{"person", "import", "--site", "educacion"},
              Command{"person", "import", "--site", "educacion", "--site", "educacion", "x"},
              Command{"person", "import", "--site", "educacion", "--fast", "x"}, Command{"work-centre", "import", "x"},
              Command{"work-centre", "show", "x"}, Command{"level", "add", "educacion", "x"},
              Command{"domain", "set", "educacion.example"}, Command{"domain", "show"}})
            CHECK_EQUAL(2, ctl(words).status);
        for (const Command& words :
             {Command{"person", "add"}, Command{"person", "show"}, Command{"person", "import"},
              Command{"work-centre", "import"}, Command{"work-centre", "show"}, Command{"level", "add"},
              Command{"office", "add"}, Command{"domain", "show"}, Command{"domain", "set"}}) {
            const Finished help = ctl({words[0], words[1], "--help"});
            CHECK_EQUAL(0, help.status);
            CHECK(help.out.starts_with(fmt::format("usage: valijactl {} {} ", words[0], words[1])));
        }
    }

    void the_demonstration_has_keys_for_everybody() {
        const std::string keys = read_file(folder() + "/demo-people.txt");
        CHECK_EQUAL(800, std::count(keys.begin(), keys.end(), '\n'));
        struct stat status {};
        CHECK_EQUAL(0, ::stat((folder() + "/demo-people.txt").c_str(), &status));
        CHECK_EQUAL(0600U, status.st_mode & 0777U);
        CHECK_EQUAL(24, active_people().size());
        const std::string first = keys.substr(0, keys.find('\t'));
        CHECK_CONTAINS("given_names\tAna\n", ctl({"person", "show", "--site", "educacion", first}).out);
        CHECK_CONTAINS("state\tactive\n", ctl({"account", "show", active_people().front().address}).out);
    }

  private:
    void write(const std::string& text) const { std::ofstream(file_, std::ios::binary) << text; }

    Finished import(Command options = {}) const {
        Command words{"person", "import", "--site", "educacion"};
        words.insert(words.end(), options.begin(), options.end());
        words.push_back(file_);
        return ctl(words);
    }

    static std::int64_t count() {
        db::Connection connection(database());
        return connection.select({"count", "SELECT COUNT(*) FROM person WHERE national_id LIKE 'XAXX%'"})
            .at(0)
            .number(0);
    }

    static void forget() {
        db::Connection connection(database());
        connection.change({"forget_people", "DELETE FROM person WHERE national_id LIKE 'XAXX%'"});
        connection.change({"forget_centres", "DELETE FROM work_centre WHERE cct LIKE '09DZZ%'"});
        connection.change({"forget_levels", "DELETE FROM level WHERE level_key = 'prueba'"});
        connection.change({"forget_offices", "DELETE FROM office WHERE office_key = 'prueba'"});
    }

    TemporaryFolder temporary_;
    std::string file_ = temporary_.path("register.csv");
};

CPPUNIT_TEST_SUITE_REGISTRATION(PersonTest);

}  // namespace valija::tests
