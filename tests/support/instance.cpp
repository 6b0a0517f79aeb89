// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/instance.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/fault.h"
#include "base/text.h"

namespace valija::tests {

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    if (value == nullptr) base::broken(std::string(name) + " is not set: run through ./valija test");
    return value;
}

std::string url(const std::string& host) { return "http://" + host + ":" + std::to_string(port()); }
std::string offset_file() { return folder() + "/etc/clock-offset"; }

DemoPerson parse_person(const std::string& line) {
    const auto tab = line.find('\t');
    return {line.substr(0, tab), line.substr(tab + 1, line.find('\t', tab + 1) - tab - 1)};
}

int parts(const Command& words) {
    Command command{"/usr/bin/python3", "-I", folder() + "/app/tools/parts.py", folder() + "/run",
                    std::to_string(port())};
    command.insert(command.end(), words.begin(), words.end());
    return run(command).status;
}

}  // namespace

int port() { return std::stoi(environment("VALIJA_PORT")); }
// Not the clone's link: other users cannot follow it into /root, and a socket's path must be short.
std::string folder() { return std::filesystem::canonical(environment("VALIJA_VAR")); }
std::string portal() { return url("localhost"); }
std::string webmail() { return url("webmail.localhost"); }
std::string other_portal() { return url("formacion.localhost"); }

DemoPerson person(const std::string& beginning) {
    std::ifstream lines(folder() + "/demo.txt");
    std::string line;
    while (std::getline(lines, line)) {
        if (line.starts_with(beginning)) return parse_person(line);
    }
    base::broken("nobody in demo.txt begins with " + beginning);
}

std::vector<DemoPerson> active_people() {
    std::ifstream lines(folder() + "/demo.txt");
    std::vector<DemoPerson> people;
    std::string line;
    while (std::getline(lines, line)) {
        if (line.find("\tpersona activa") != std::string::npos) people.push_back(parse_person(line));
    }
    if (people.empty()) base::broken("no active people in demo.txt");
    return people;
}

Finished ctl(const Command& words) {
    Command command{folder() + "/app/bin/valijactl", "--config", folder() + "/etc/valija.toml"};
    command.insert(command.end(), words.begin(), words.end());
    return run(command);
}

db::Settings database() {
    return {.socket = folder() + "/run/mysql.sock", .database = "valija", .user = "root", .password = {}};
}

std::string solve(const std::string& challenge) { return std::string(base::trim(ctl({"captcha", challenge}).out)); }

void forget_failures() {
    db::Connection connection(database());
    connection.change({"forget_failures", "DELETE FROM lockout"});
    connection.change({"forget_places", "DELETE FROM known_place"});
}

ClockOffset::ClockOffset(long seconds) { std::ofstream(offset_file()) << seconds << '\n'; }

ClockOffset::~ClockOffset() {
    std::error_code ignored;
    std::filesystem::remove(offset_file(), ignored);
}

StoppedPart::StoppedPart(std::string name) : name_(std::move(name)) {
    if (parts({"stop", name_}) != 0) base::broken(name_ + " does not stop");
}

// A process of Postfix's leaves a database that failed alone for a minute and more, one of Dovecot's ever longer: new
// ones ask anew.
StoppedPart::~StoppedPart() {
    parts({"start", name_});
    parts({"wait", "30", name_});
    if (name_ != "mariadb") return;
    run({"postfix", "-c", folder() + "/etc/postfix", "reload"});
    run({"doveadm", "-c", folder() + "/etc/dovecot/dovecot.conf", "reload"});
}

}  // namespace valija::tests
