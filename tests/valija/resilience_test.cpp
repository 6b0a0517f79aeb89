// SPDX-License-Identifier: AGPL-3.0-or-later
// Programs are killed and the database goes away under load, in the real instance: the other half serves, all comes
// back by itself.
#include <signal.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <thread>

#include "support/browser.h"
#include "support/suite.h"

namespace valija::tests {

namespace {

// A part of the instance by supervisor's own command.
std::string supervisor(const std::string& word, const std::string& part) {
    return run({"supervisorctl", "-c", folder() + "/etc/supervisord.conf", word, part}).out;
}

int pid_of(const std::string& part) { return std::atoi(supervisor("pid", part).c_str()); }

// Four browsers, each from an address of its own, that ask one page without a pause. The limit per address may send
// them away (429); what fails is counted.
class Load {
  public:
    explicit Load(const std::string& url) {
        for (int i = 0; i < kBrowsers; ++i) {
            threads_.at(static_cast<std::size_t>(i)) =
                std::thread([this, url, i] { ask(url, "127.0.7." + std::to_string(i + 1)); });
        }
    }
    ~Load() { finish(); }
    Load(const Load&) = delete;
    Load& operator=(const Load&) = delete;

    void finish() {
        done_ = true;
        for (auto& thread : threads_) {
            if (thread.joinable()) thread.join();
        }
    }
    int asked() const { return asked_; }
    int failed() const { return failed_; }

  private:
    void ask(const std::string& url, const std::string& source_address) {
        Browser browser(source_address);
        while (!done_) {
            ++asked_;
            try {
                if (browser.get(url).status >= 500) ++failed_;
            } catch (const base::Fault&) {
                ++failed_;
            }
        }
    }

    std::atomic<bool> done_ = false;
    std::atomic<int> asked_ = 0;
    std::atomic<int> failed_ = 0;
    static constexpr int kBrowsers = 4;
    std::array<std::thread, kBrowsers> threads_;
};

void kill_and_wait(const std::string& part) {
    const int before = pid_of(part);
    CHECK(before > 0);
    CHECK_EQUAL(0, ::kill(before, SIGKILL));
    wait_until(part + " comes back", [&] {
        const int now = pid_of(part);
        return now > 0 && now != before;
    });
}

// The database away, until the object goes.
class DatabaseAway {
  public:
    DatabaseAway() { supervisor("stop", "mariadb"); }
    ~DatabaseAway() { supervisor("start", "mariadb"); }
    DatabaseAway(const DatabaseAway&) = delete;
    DatabaseAway& operator=(const DatabaseAway&) = delete;
};

// As Dovecot asks it, which goes on without an answer.
long ask_the_guard() {
    std::ifstream file(folder() + "/etc/keys/policy");
    std::string key;
    std::getline(file, key);
    return Browser()
        .send("POST", "http://127.0.0.1:" + std::to_string(port() + 6) + "/auth-policy?command=allow",
              R"({"login":"nadie@educacion.example","pwhash":"0abc","remote":"192.0.2.7"})", {"X-API-Key: " + key})
        .status;
}

}  // namespace

class ResilienceTest : public CppUnit::TestFixture {
    CPPUNIT_TEST_SUITE(ResilienceTest);
    CPPUNIT_TEST(a_killed_program_is_missed_by_nobody);
    CPPUNIT_TEST(both_halves_killed_come_back);
    CPPUNIT_TEST(a_restart_loses_no_request);
    CPPUNIT_TEST(without_the_database_tabs_answer_and_the_sign_in_says_so);
    CPPUNIT_TEST_SUITE_END();

  public:
    void a_killed_program_is_missed_by_nobody() {
        Load load(portal() + "/login");
        for (const char* part : {"login-1", "login-2", "login-1"}) {
            kill_and_wait(part);
            wait_until("the load goes on", [&, before = load.asked()] { return load.asked() > before + 50; });
        }
        load.finish();
        CHECK(load.asked() > 150);
        CHECK_EQUAL(0, load.failed());
    }

    void both_halves_killed_come_back() {
        for (const char* module : {"auth-policy", "captcha", "login", "sign-on", "contact-us"}) {
            for (const char* half : {"-1", "-2"}) kill_and_wait(std::string(module) + half);
        }
        kill_and_wait("courier");
        kill_and_wait("php-fpm");
        kill_and_wait("dovecot");
        wait_until("the whole way works again", [] {
            Browser browser;
            try {
                const Answer answer = browser.post(portal() + "/login", fill_sign_in(browser, person("ana.")));
                return answer.status == 303 && browser.follow(answer.header("location")).status == 200;
            } catch (const base::Fault&) {
                return false;
            }
        });
    }

    void a_restart_loses_no_request() {
        Load load(portal() + "/login");
        for (const char* part : {"login-1", "login-2"}) {
            supervisor("restart", part);
            wait_until("the load goes on", [&, before = load.asked()] { return load.asked() > before + 50; });
        }
        load.finish();
        CHECK_EQUAL(0, load.failed());
    }

    void without_the_database_tabs_answer_and_the_sign_in_says_so() {
        Browser browser;
        const Fields form = fill_sign_in(browser, person("ana."));
        {
            const DatabaseAway away;
            for (const char* tab : {"/", "/manuals", "/recommendations", "/help-desk", "/policies", "/login"}) {
                CHECK_EQUAL(200, Browser().get(portal() + tab).status);
            }
            CHECK_EQUAL(200, Browser().get(portal() + "/captcha/" + form[1].second + ".png").status);
            const Answer answer = browser.post(portal() + "/login", form);
            CHECK_EQUAL(503, answer.status);
            CHECK(!answer.header("retry-after").empty());
            CHECK_CONTAINS(answer.header("x-request-id"), answer.body);
            CHECK_LACKS("mysql", answer.body);
            CHECK_EQUAL(503, ask_the_guard());
            Browser in_webmail;
            in_webmail.cookies["webmail.localhost"]["__Host-valija_webmail"] = std::string(43, 'A');
            CHECK_EQUAL(503, in_webmail.get(webmail() + "/").status);
        }
        wait_until("the sign-in works again, nothing restarted", [] {
            Browser again;
            return again.post(portal() + "/login", fill_sign_in(again, person("ana."))).status == 303;
        });
        Browser whole_way;
        wait_until("the inbox too", [&] {
            const Answer answer = whole_way.post(portal() + "/login", fill_sign_in(whole_way, person("ana.")));
            return answer.status == 303 && whole_way.follow(answer.header("location")).status == 200;
        });
        wait_until("and mail programs",
                   [] { return count_messages(person("ana.").address, person("ana.").password) >= 0; });
    }
};

CPPUNIT_TEST_SUITE_REGISTRATION(ResilienceTest);

}  // namespace valija::tests
