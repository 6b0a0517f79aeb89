// SPDX-License-Identifier: AGPL-3.0-or-later
// The operator's command at the outside: its exit status, and its one sentence on standard error.
#include <sys/stat.h>

#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

std::string quoted(const Command& command) {
    std::string line;
    for (const std::string& word : command) line += "'" + word + "' ";
    return line;
}

// Standard error in place of standard output.
Finished complaint(Command words) {
    words.insert(words.begin(), {folder() + "/app/bin/valijactl", "--config", folder() + "/etc/valija.toml"});
    return run({"sh", "-c", quoted(words) + "2>&1 >/dev/null"});
}

Finished as_nobody(const Command& command) {
    return run(
        {"setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "sh", "-c", quoted(command) + "2>&1"});
}

unsigned mode_of(const std::string& path) {
    struct stat status {};
    CHECK_EQUAL(0, ::stat(path.c_str(), &status));
    return status.st_mode & 0777U;
}

}  // namespace

class CommandTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(CommandTest);
    CPPUNIT_TEST(help_lists_every_command);
    CPPUNIT_TEST(wrong_usage_is_2);
    CPPUNIT_TEST(missing_configuration_is_1_and_named);
    CPPUNIT_TEST(what_is_refused_is_1_with_one_sentence);
    CPPUNIT_TEST(a_security_code_is_solved_once_it_is_real);
    CPPUNIT_TEST(an_account_is_shown_blocked_and_opened);
    CPPUNIT_TEST(migrations_that_ran_do_not_run_again);
    CPPUNIT_TEST(nobody_else_may_use_it);
    CPPUNIT_TEST_SUITE_END();

  public:
    void help_lists_every_command() {
        const Finished help = ctl({"help"});
        CHECK_EQUAL(0, help.status);
        for (const char* words : {"migrate up", "migrate down", "publish", "account block", "captcha", "demo"}) {
            CHECK_CONTAINS(words, help.out);
        }
    }

    void wrong_usage_is_2() {
        CHECK_EQUAL(2, ctl({}).status);
        CHECK_EQUAL(2, ctl({"account", "blok", "x"}).status);
        CHECK_EQUAL(2, ctl({"captcha"}).status);
        CHECK_EQUAL(2, ctl({"captcha", "a", "b"}).status);
        CHECK_CONTAINS("there is no command account blok x", complaint({"account", "blok", "x"}).out);
    }

    void missing_configuration_is_1_and_named() {
        const Finished finished =
            run({"sh", "-c", quoted({folder() + "/app/bin/valijactl", "--config", "/none.toml", "publish"}) + "2>&1"});
        CHECK_EQUAL(1, finished.status);
        CHECK_CONTAINS("/none.toml", finished.out);
    }

    void what_is_refused_is_1_with_one_sentence() {
        for (const Command& words : {Command{"account", "show", "nadie@educacion.example"},
                                     Command{"account", "block", "nadie@educacion.example"},
                                     Command{"account", "unblock", person("ana.").address}, Command{"captcha", "AAAA"},
                                     Command{"captcha", ""}, Command{"migrate", "down", "many"}}) {
            const Finished finished = complaint(words);
            CHECK_EQUAL(1, finished.status);
            CHECK(finished.out.starts_with("valijactl: ") && finished.out.find('\n') == finished.out.size() - 1);
        }
    }

    void a_security_code_is_solved_once_it_is_real() {
        const std::string challenge = Browser().get(portal() + "/login").input("challenge");
        CHECK_EQUAL(5, solve(challenge).size());
        CHECK_EQUAL(solve(challenge), solve(challenge));
        CHECK_EQUAL(1, ctl({"captcha", challenge.substr(1)}).status);
    }

    void an_account_is_shown_blocked_and_opened() {
        const std::string address = person("beto.").address;
        CHECK_CONTAINS("state\tactive", ctl({"account", "show", address}).out);
        CHECK_EQUAL(0, ctl({"account", "block", address}).status);
        CHECK_CONTAINS("state\tblocked", ctl({"account", "show", address}).out);
        CHECK_EQUAL(1, ctl({"account", "block", address}).status);
        CHECK_EQUAL(0, ctl({"account", "unblock", address}).status);
        CHECK_CONTAINS("state\tactive", ctl({"account", "show", address}).out);
    }

    void migrations_that_ran_do_not_run_again() { CHECK_EQUAL(0, ctl({"migrate", "up"}).status); }

    // Whoever may read the server's key may do all this: root alone.
    void nobody_else_may_use_it() {
        const std::string challenge = Browser().get(portal() + "/login").input("challenge");
        const Finished finished = as_nobody(
            {folder() + "/app/bin/valijactl", "--config", folder() + "/etc/valija.toml", "captcha", challenge});
        CHECK_EQUAL(1, finished.status);
        CHECK_LACKS(solve(challenge), finished.out);
        CHECK_EQUAL(0600U, mode_of(folder() + "/demo.txt"));
        for (const char* path : {"/etc/secrets", "/etc/keys"}) CHECK(as_nobody({"ls", folder() + path}).status != 0);
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(CommandTest);

}  // namespace valija::tests
