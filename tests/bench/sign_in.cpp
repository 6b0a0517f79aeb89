// SPDX-License-Identifier: AGPL-3.0-or-later
// NAME            valija-bench-sign-in - sign-ins by many clients at once, for ./valija bench
// SYNOPSIS        valija-bench-sign-in right|wrong|keys CLIENTS SECONDS
//                     requests/s, p50 and p99 in ms, how many of what status; right and wrong: by the crowd, one
//                     after the other; keys: right ones of self-service
//                 valija-bench-sign-in compare TRIES
//                     known and unknown addresses by turns: medians and the p value of the Mann-Whitney test
//                 valija-bench-sign-in once right|wrong
//                     one, and the form before it
//                 valija-bench-sign-in cookie
//                     signs in and prints the Cookie header's value
//                 valija-bench-sign-in argon2 THREADS SECONDS
//                     hashes/s of the function alone
// SECURITY NOTES  It reads the captcha key, as root, and so makes its own security codes. A client has an address of
//                 its own below 127.64.0.0/10.
#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>
#include <thread>

#include "base/config.h"
#include "base/fault.h"
#include "crypto/password.h"
#include "guard/captcha_challenge.h"
#include "support/browser.h"

namespace valija::tests {

namespace {

using Instant = std::chrono::steady_clock;
constexpr const char* kUnknown = "nadie.con.ese.nombre@educacion.example";

double ms_since(Instant::time_point start) {
    return std::chrono::duration<double, std::milli>(Instant::now() - start).count();
}

double quantile(std::vector<double>& sorted, double share) {
    if (sorted.empty()) return 0;
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
}

guard::Captcha make_captcha() {
    base::Config config;
    config.add_file(folder() + "/etc/secrets/captcha.toml");
    return guard::Captcha(config.key("captcha"));
}

// One browser that asks for the form once and then sends it again and again, each time with a new code.
class Client {
  public:
    explicit Client(unsigned number)
        : browser_(fmt::format("127.{}.{}.1", 64 + number / 250, number % 250)),
          captcha_(make_captcha()),
          csrf_(browser_.get(portal() + "/login").input("csrf")),
          cookies_(browser_.cookies) {}

    std::pair<long, double> sign_in(const std::string& address, const std::string& password) {
        return post("/login", {{"user", address}, {"password", password}});
    }
    std::pair<long, double> give_keys(const std::string& national_id, const std::string& employee_key) {
        return post("/self-service", {{"national_id", national_id}, {"employee_key", employee_key}});
    }

    std::string session_cookie() {
        return "__Host-valija_session=" + browser_.cookies["localhost"]["__Host-valija_session"];
    }

  private:
    // Takes the time of the POST alone.
    std::pair<long, double> post(const std::string& path, Fields form) {
        const base::Time now = base::SystemClock().now();
        const std::string challenge = captcha_.issue(random_, now);
        form.insert(form.end(),
                    {{"csrf", csrf_}, {"challenge", challenge}, {"captcha", captcha_.open(challenge, now)->answer}});
        browser_.cookies = cookies_;
        const auto start = Instant::now();
        const long status = browser_.post(portal() + path, form).status;
        return {status, ms_since(start)};
    }

    base::SystemRandom random_;
    Browser browser_;
    guard::Captcha captcha_;
    std::string csrf_;
    std::map<std::string, std::map<std::string, std::string>> cookies_;
};

struct Tally {
    std::vector<double> times;
    std::map<long, int> statuses;
};

enum class Asked { RightPassword, WrongPassword, RightKeys };

// National ID and employee key of everybody at the first site.
std::vector<std::pair<std::string, std::string>> everybodys_keys() {
    std::ifstream lines(folder() + "/demo-people.txt");
    std::vector<std::pair<std::string, std::string>> keys;
    std::string line;
    while (std::getline(lines, line)) {
        std::istringstream cells(line);
        std::string national_id;
        std::string employee_key;
        std::string site;
        cells >> national_id >> employee_key >> site;
        if (site == "educacion") keys.emplace_back(national_id, employee_key);
    }
    if (keys.empty()) base::broken("demo-people.txt has nobody");
    return keys;
}

// The next of the crowd that sign_ins.sh has gathered: whoever signs in does so once, as in the morning.
std::string next_of_crowd() {
    static const unsigned kCrowd = static_cast<unsigned>(std::stoul(std::getenv("BENCH_CROWD")));
    static std::atomic<unsigned> next = static_cast<unsigned>(base::SystemClock().now().time_since_epoch().count());
    return fmt::format("gente.{}@educacion.example", next++ % kCrowd + 1);
}

std::pair<long, double> ask(Client& client, Asked asked, unsigned number, int turn) {
    static const std::string kPassword = person("ana.").password;
    static const auto kKeys = everybodys_keys();
    switch (asked) {
        case Asked::RightPassword:
            return client.sign_in(next_of_crowd(), kPassword);
        case Asked::WrongPassword:
            return client.sign_in(next_of_crowd(), fmt::format("mala {} {}", number, turn));
        case Asked::RightKeys:
            break;
    }
    const auto& [national_id, employee_key] = kKeys[(number * 7919 + static_cast<unsigned>(turn)) % kKeys.size()];
    return client.give_keys(national_id, employee_key);
}

Tally work(unsigned number, Asked asked, Instant::time_point end) {
    Client client(number);
    Tally tally;
    for (int i = 0; Instant::now() < end; ++i) {
        const auto [status, ms] = ask(client, asked, number, i);
        tally.times.push_back(ms);
        ++tally.statuses[status];
    }
    return tally;
}

void load(Asked asked, unsigned clients, int seconds) {
    std::vector<Tally> tallies(clients);
    const auto start = Instant::now();
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < clients; ++i)
            threads.emplace_back([&, i] { tallies[i] = work(i, asked, start + std::chrono::seconds(seconds)); });
    }
    const double elapsed = ms_since(start) / 1000;
    std::vector<double> times;
    std::map<long, int> statuses;
    for (const Tally& tally : tallies) {
        times.insert(times.end(), tally.times.begin(), tally.times.end());
        for (const auto& [status, count] : tally.statuses) statuses[status] += count;
    }
    std::sort(times.begin(), times.end());
    const int done = statuses[303] + statuses[422];
    fmt::print("{:.1f} {:.1f} {:.1f}", done / elapsed, quantile(times, 0.5), quantile(times, 0.99));
    for (const auto& [status, count] : statuses) {
        if (count > 0) fmt::print(" {}:{}", status, count);
    }
    fmt::print("\n");
}

// Two-sided p of the Mann-Whitney U test by its normal approximation: good for hundreds of values.
double mann_whitney(const std::vector<double>& a, const std::vector<double>& b) {
    std::vector<std::pair<double, bool>> all;
    for (const double value : a) all.emplace_back(value, true);
    for (const double value : b) all.emplace_back(value, false);
    std::sort(all.begin(), all.end());
    double ranks = 0;
    for (std::size_t i = 0; i < all.size(); ++i) ranks += all[i].second ? static_cast<double>(i + 1) : 0;
    const auto n = static_cast<double>(a.size());
    const auto m = static_cast<double>(b.size());
    const double u = ranks - n * (n + 1) / 2;
    const double z = (u - n * m / 2) / std::sqrt(n * m * (n + m + 1) / 12);
    return std::erfc(std::abs(z) / std::sqrt(2.0));
}

void compare(int tries) {
    Client client(0);
    const std::string known = person("ana.").address;
    std::vector<double> known_times;
    std::vector<double> unknown_times;
    for (int i = 0; i < tries; ++i) {
        known_times.push_back(client.sign_in(known, fmt::format("mala {}", i)).second);
        unknown_times.push_back(client.sign_in(kUnknown, fmt::format("mala {}", i)).second);
    }
    const double p = mann_whitney(known_times, unknown_times);
    std::sort(known_times.begin(), known_times.end());
    std::sort(unknown_times.begin(), unknown_times.end());
    fmt::print("{:.2f} {:.2f} {:.3f}\n", quantile(known_times, 0.5), quantile(unknown_times, 0.5), p);
}

// The cookie it leaves.
std::string sign_in_once(bool right) {
    const DemoPerson who = person("ana.");
    Client client(0);
    const long status = client.sign_in(who.address, right ? who.password : "mala").first;
    if (status != (right ? 303 : 422)) base::broken(fmt::format("the sign-in was answered {}", status));
    return client.session_cookie();
}

// Runs `once` on so many threads; times a second.
double rate_of(unsigned threads, int seconds, const std::function<void()>& once) {
    std::atomic<int> done = 0;
    const auto start = Instant::now();
    const auto end = start + std::chrono::seconds(seconds);
    {
        std::vector<std::jthread> workers;
        for (unsigned i = 0; i < threads; ++i) {
            workers.emplace_back([&] {
                for (; Instant::now() < end; ++done) once();
            });
        }
    }
    return done / (ms_since(start) / 1000);
}

}  // namespace

int obey(const std::vector<std::string>& words) {
    const auto number = [&](std::size_t i) { return std::stoi(words.at(i)); };
    if (words.size() == 3 && (words[0] == "right" || words[0] == "wrong")) {
        load(words[0] == "right" ? Asked::RightPassword : Asked::WrongPassword, static_cast<unsigned>(number(1)),
             number(2));
    } else if (words.size() == 3 && words[0] == "keys") {
        load(Asked::RightKeys, static_cast<unsigned>(number(1)), number(2));
    } else if (words.size() == 2 && words[0] == "compare") {
        compare(number(1));
    } else if (words.size() == 2 && words[0] == "once") {
        sign_in_once(words[1] == "right");
    } else if (words.size() == 1 && words[0] == "cookie") {
        fmt::print("{}\n", sign_in_once(true));
    } else if (words.size() == 3 && words[0] == "argon2") {
        const std::string hash = crypto::hash_password("secreta", {});
        fmt::print("{:.1f}\n", rate_of(static_cast<unsigned>(number(1)), number(2),
                                       [&] { crypto::check_password("equivocada", hash); }));
    } else {
        fmt::print(stderr,
                   "usage: valija-bench-sign-in right|wrong|keys CLIENTS SECONDS | once right|wrong | cookie | compare "
                   "TRIES | argon2 THREADS SECONDS\n");
        return 2;
    }
    return 0;
}

}  // namespace valija::tests

int main(int argc, char** argv) {
    try {
        return valija::tests::obey({argv + 1, argv + argc});
    } catch (const std::exception& error) {
        fmt::print(stderr, "valija-bench-sign-in: {}\n", error.what());
        return 1;
    }
}
