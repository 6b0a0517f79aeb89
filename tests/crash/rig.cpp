// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crash/rig.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "base/bytes.h"
#include "base/fault.h"
#include "support/browser.h"
#include "support/wait.h"

namespace valija::tests {

namespace {

// One for all purposes: what is tested here is not who knows which.
const std::string kKey(32, '\x42');
constexpr int kBacklog = 128;

const std::array<const char*, 6> kDoors{"self-service-1", "self-service-2", "account-1",
                                        "courier-1",      "courier-2",      "test"};

// "self-service-1" -> "self-service"
std::string module_of(const std::string& program) { return program.substr(0, program.rfind('-')); }

std::string path_of(const std::string& module) { return std::string(VALIJA_PROGRAMS) + "/valija-" + module; }

std::vector<DatabaseProxy::Door> make_doors(const TemporaryFolder& folder) {
    std::vector<DatabaseProxy::Door> doors;
    for (const std::string door : kDoors) doors.push_back({door, folder.path(door + ".db")});
    return doors;
}

unsigned find_free_port() {
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    const bool bound = ::bind(probe, any, size) == 0 && ::getsockname(probe, any, &size) == 0;
    ::close(probe);
    if (!bound) base::broken("no free port");
    return ntohs(address.sin_port);
}

int listen_at(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), std::min(path.size(), sizeof address.sun_path - 1));
    const int listening = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listening, kBacklog) != 0) {
        base::broken("cannot listen at " + path);
    }
    return listening;
}

std::string read_whole(const std::string& path) {
    std::ostringstream text;
    text << std::ifstream(path).rdbuf();
    return text.str();
}

}  // namespace

Rig::Rig(unsigned halves)
    : port_(find_free_port()),
      proxy_(database_.settings().socket, make_doors(folder_)),
      clock_(folder_.path("offset")),
      captcha_(kKey) {
    database_.lay_backbone();
    write_sites();
    write_secrets();
    for (const std::string door : kDoors) write_configuration(door);
    for (const std::string program : {"self-service-1", "self-service-2", "account-1"}) {
        if (program == "self-service-2" && halves == 1) continue;
        sockets_[program] = listen_at(folder_.path(program + ".sock"));
        start(program);
    }
    nginx_ = std::make_unique<Process>(
        Command{"/usr/sbin/nginx", "-e", folder_.path("nginx.log"), "-c", write_nginx(halves)},
        folder_.path("nginx.out"));
    wait_until("nginx and self-service answer", [&] {
        try {
            return Browser().get(portal() + "/self-service").status == 200;
        } catch (const base::Fault&) {
            return false;
        }
    });
}

Rig::~Rig() {
    nginx_.reset();
    programs_.clear();
    for (const auto& [program, socket] : sockets_) ::close(socket);
}

void Rig::start(const std::string& program) {
    const auto socket = sockets_.find(program);
    const Command command{"/bin/sh", "-c", "exec \"$0\" --config \"$1\" 2>&1", path_of(module_of(program)),
                          folder_.path(program + ".toml")};
    programs_[program] = std::make_unique<Process>(command, folder_.path(program + ".log"),
                                                   socket == sockets_.end() ? -1 : socket->second);
}

int Rig::kill(const std::string& program) {
    const int status = programs_.at(program)->end(SIGKILL);
    programs_.erase(program);
    return status;
}

std::string Rig::log(const std::string& program) const { return read_whole(folder_.path(program + ".log")); }

std::string Rig::portal() const { return fmt::format("http://localhost:{}", port_); }

db::Settings Rig::through(const std::string& door) const {
    db::Settings settings = database_.settings();
    settings.socket = folder_.path(door + ".db");
    return settings;
}

void Rig::move_clock(std::chrono::seconds by) {
    offset_ += by;
    // In one step: a program may read at any moment.
    folder_.write("offset.new", std::to_string(offset_.count()));
    std::filesystem::rename(folder_.path("offset.new"), folder_.path("offset"));
}

std::string Rig::solve(const std::string& challenge) const {
    const auto opened = captcha_.open(challenge, clock_.now());
    return opened ? opened->answer : "";
}

std::string Rig::activation_key() const { return kKey; }

Finished Rig::ctl(const Command& words) const {
    Command command{path_of("ctl"), "--config", folder_.path("test.toml")};
    command.front() = std::string(VALIJA_PROGRAMS) + "/valijactl";
    command.insert(command.end(), words.begin(), words.end());
    return run(command);
}

void Rig::write_sites() const {
    for (const auto& file : std::filesystem::directory_iterator(VALIJA_SOURCE "/sites")) {
        if (file.path().extension() != ".toml") continue;
        folder_.write("sites/" + file.path().filename().string(),
                      std::regex_replace(read_whole(file.path()), std::regex("@PORT@"), std::to_string(port_)));
    }
}

void Rig::write_secrets() const {
    for (const char* program : {"self-service", "account", "courier", "ctl"}) {
        std::string text =
            "database_user = 'test'\ndatabase_password = ''\ndoveadm_key = 'k'\npassword_mark = 'm'\n[keys]\n";
        for (const char* key : {"activation", "app_password", "captcha", "contact", "csrf", "device", "lockout",
                                "movement", "outbox", "recovery", "second_factor"})
            text += fmt::format("{} = '{}'\n", key, base::to_hex(kKey));
        folder_.write(fmt::format("secrets/{}.toml", program), text);
    }
}

void Rig::write_configuration(const std::string& door) const {
    folder_.write(
        door + ".toml",
        fmt::format("[paths]\nsecrets = '{0}/secrets'\nsites = '{0}/sites'\nmovement_heads = '{0}/heads'\n"
                    "templates = '{1}/templates'\ndictionary = '{2}'\nrun = '{0}'\n"
                    "[publish]\nassets = '/assets/x'\n"
                    "[database]\nsocket = '{3}'\nname = 'valija'\n"
                    "[mail]\ncourier_port = {4}\ndoveadm_socket = '{0}/none'\nmanagesieve_port = 1\n"
                    "[sms]\ndriver = 'elsewhere'\ncountries = '52'\n"
                    "[password]\nmemory_kib = 1024\npasses = 1\n"
                    // A kill between counting a try and taking it back costs that try.
                    "[self_service]\nfailures = 1000\neverywhere_failures = 1000\nnetwork_failures = "
                    "10000\nall_failures = 50000\n"
                    "[clock]\noffset_file = '{0}/offset'\n"
                    "[service]\nuser = 'root'\n"
                    "[courier]\nlease_seconds = 3\n",
                    folder_.path(), VALIJA_SOURCE, VALIJA_DICTIONARY, through(door).socket, mail_server_.port()));
}

std::string Rig::write_nginx(unsigned halves) const {
    const std::string second =
        halves == 1 ? "" : "  server unix:" + folder_.path("self-service-2.sock") + " max_fails=0;\n";
    return folder_.write(
        "nginx.conf",
        fmt::format("daemon off;\nmaster_process off;\nuser root;\npid {0}/nginx.pid;\nerror_log {0}/nginx.log warn;\n"
                    "events {{ worker_connections 1024; }}\n"
                    "http {{\n access_log off;\n client_body_temp_path {0}/body;\n fastcgi_temp_path {0}/fastcgi;\n"
                    " proxy_temp_path {0}/proxy;\n uwsgi_temp_path {0}/uwsgi;\n scgi_temp_path {0}/scgi;\n"
                    " upstream self-service {{\n  server unix:{0}/self-service-1.sock max_fails=0;\n"
                    "{3}  keepalive 16;\n }}\n upstream account {{\n  server unix:{0}/account-1.sock max_fails=0;\n  "
                    "keepalive 16;\n }}\n"
                    " server {{\n  listen 127.0.0.1:{1};\n  set $valija_site educacion;\n"
                    "  location ~ ^/(self-service|account)(?:/|$) {{\n   fastcgi_pass $1;\n"
                    "   include \"{2}/nginx/snippets/fastcgi.conf\";\n  }}\n }}\n}}\n",
                    folder_.path(), port_, VALIJA_SOURCE, second));
}

}  // namespace valija::tests
