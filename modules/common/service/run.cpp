// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/run.h"

#include <fcgiapp.h>
#include <fmt/format.h>
#include <grp.h>
#include <pwd.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <thread>
#include <vector>

#include "base/fault.h"
#include "base/log.h"
#include "service/front.h"
#include "service/gate.h"
#include "service/poller.h"

namespace valija::service {

namespace {

constexpr int kListeningSocket = 0;

// A signal handler reaches nothing else.
Poller* stopping_poller = nullptr;  // NOLINT(cppcoreguidelines-avoid-non-const-global-variables)

void on_terminate(int /*signal*/) {
    if (stopping_poller != nullptr) stopping_poller->stop();
}

void install_signals(Poller& poller) {
    stopping_poller = &poller;
    struct sigaction action {};
    action.sa_handler = on_terminate;
    ::sigaction(SIGTERM, &action, nullptr);
    ::sigaction(SIGINT, &action, nullptr);
    // nginx may leave before we answered (an auth_request's connection, a closed browser).
    ::signal(SIGPIPE, SIG_IGN);
}

std::string_view parameter(const FCGX_Request& fcgi, const char* name) {
    const char* value = FCGX_GetParam(name, fcgi.envp);
    return value == nullptr ? std::string_view() : std::string_view(value);
}

// nullopt: longer than a form can be, or not as long as it says. What is read goes to the very end of the stream, its
// end record included: whatever stays in the socket would be taken for the beginning of the next request.
std::optional<std::string> read_body(const FCGX_Request& fcgi) {
    const std::string length_text(parameter(fcgi, "CONTENT_LENGTH"));
    const auto length = std::strtoul(length_text.c_str(), nullptr, 10);
    if (length > kBodyMaxBytes) return std::nullopt;
    std::string body(length, '\0');
    if (length > 0 && FCGX_GetStr(body.data(), static_cast<int>(length), fcgi.in) != static_cast<int>(length))
        return std::nullopt;
    if (FCGX_GetChar(fcgi.in) != EOF) return std::nullopt;
    return body;
}

void write(const FCGX_Request& fcgi, const http::Response& response) {
    const std::string text = http::to_cgi(response);
    FCGX_PutStr(text.data(), static_cast<int>(text.size()), fcgi.out);
}

void serve_one(const Front& front, FCGX_Request& fcgi) {
    auto body = read_body(fcgi);
    if (!body) {
        fcgi.keepConnection = 0;  // nobody knows where the next request would begin
        write(fcgi, http::bare(413));
        return;
    }
    http::Request request([&](const char* name) { return parameter(fcgi, name); }, std::move(*body));
    write(fcgi, front.answer(request));
}

// A worker's life: take a connection that has a request, serve it, give the connection back.
void work(Poller& poller, const Front& front) {
    FCGX_Request fcgi;
    // No listening socket: when the peer has closed, FCGX_Accept_r fails at once instead of waiting for another
    // connection.
    FCGX_InitRequest(&fcgi, -1, 0);
    while (const auto connection = poller.take()) {
        if (!has_whole_request(*connection)) {
            ::close(*connection);
            continue;
        }
        fcgi.ipcFd = *connection;
        fcgi.keepConnection = 1;  // or else FCGX_Accept_r, which finishes the request before, would close it
        if (FCGX_Accept_r(&fcgi) < 0) {
            fcgi.ipcFd = -1;
            continue;  // the library has closed it
        }
        serve_one(front, fcgi);
        FCGX_Finish_r(&fcgi);
        if (fcgi.ipcFd >= 0) poller.keep(fcgi.ipcFd);
        fcgi.ipcFd = -1;
    }
}

void serve(const World& world, const Front& front) {
    if (FCGX_Init() != 0) base::broken("libfcgi did not start");
    Poller poller(kListeningSocket);
    install_signals(poller);
    std::vector<std::thread> workers;
    for (unsigned i = 0; i < world.threads(); ++i) workers.emplace_back([&] { work(poller, front); });
    poller.run();
    for (auto& worker : workers) worker.join();
    poller.finish();
    work(poller, front);
    stopping_poller = nullptr;
}

gid_t find_group(const std::string& name) {
    const group* found = ::getgrnam(name.c_str());  // NOLINT(concurrency-mt-unsafe): no other thread uses it
    if (found == nullptr) base::broken("no such group: " + name);
    return found->gr_gid;
}

}  // namespace

std::string parse_config_option(int argc, char** argv) {
    if (argc != 3 || std::string_view(argv[1]) != "--config") {
        fmt::print(stderr, "usage: {} --config <file>\n", argv[0]);
        std::exit(2);  // NOLINT(concurrency-mt-unsafe): no other thread lives yet
    }
    return argv[2];
}

void drop_privileges(const base::Config& config, const std::string& besides) {
    if (::getuid() != 0) return;
    const std::string name = config.text_or("service.user", "valija");
    const passwd* user = ::getpwnam(name.c_str());  // NOLINT(concurrency-mt-unsafe): no other thread uses it
    if (user == nullptr) base::broken("no such user: " + name);
    std::vector<gid_t> groups;
    if (!besides.empty()) groups.push_back(find_group(besides));
    if (::setgroups(groups.size(), groups.data()) != 0 || ::setgid(user->pw_gid) != 0 || ::setuid(user->pw_uid) != 0) {
        base::broken("cannot become user " + name);
    }
    // Secrets are in memory: no core dumps, and no other process of this user may look in (ptrace).
    ::prctl(PR_SET_DUMPABLE, 0);
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

int run(const Module& module, int argc, char** argv) noexcept {
    try {
        const std::string config_file = parse_config_option(argc, argv);
        base::open_log("valija-" + module.name);
        World world(module.name, config_file);
        const Front front(world, module.make_routes(world));
        drop_privileges(world.config());
        spdlog::info("serving with {} threads", world.threads());
        serve(world, front);
        spdlog::info("stopped");
        return 0;
    } catch (const std::exception& error) {
        spdlog::critical("cannot start: {}", error.what());
        return 1;
    }
}

}  // namespace valija::service
