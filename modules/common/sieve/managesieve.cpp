// SPDX-License-Identifier: AGPL-3.0-or-later
#include "sieve/managesieve.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

#include "base/bytes.h"
#include "base/fault.h"
#include "base/text.h"
#include "sieve/script.h"

namespace valija::sieve {

namespace {

constexpr std::size_t kReadBytes = 4096;

[[noreturn]] void fail(const std::string& doing) {
    base::unavailable("ManageSieve: cannot " + doing + ": " + std::strerror(errno));  // NOLINT(concurrency-mt-unsafe)
}

void require_ok(const Reply& reply, const std::string& doing) {
    if (reply.status != Reply::Status::Ok)
        base::unavailable("ManageSieve: " + doing + ": " + base::make_printable(reply.text));
}

}  // namespace

ManageSieve::ManageSieve(unsigned port, std::chrono::milliseconds patience)
    : deadline_(std::chrono::steady_clock::now() + patience),
      socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    if (socket_ < 0) fail("make a socket");
    try {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<std::uint16_t>(port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) < 0) {
            if (errno != EINPROGRESS) fail("connect");
            wait_for(POLLOUT);
            int error = 0;
            socklen_t size = sizeof error;
            if (::getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size) == 0) errno = error;
            if (errno != 0) fail("connect");
        }
        require_ok(hear(), "greeting");
    } catch (...) {
        ::close(socket_);
        throw;
    }
}

ManageSieve::~ManageSieve() { ::close(socket_); }

void ManageSieve::log_in(const std::string& name, const std::string& password) {
    std::string plain;
    plain.append(1, '\0').append(name).append(1, '\0').append(password);
    require_ok(ask("AUTHENTICATE \"PLAIN\" " + quote(base::to_base64(plain))), "log-in");
}

std::vector<std::string> ManageSieve::list() {
    auto reply = ask("LISTSCRIPTS");
    require_ok(reply, "list");
    std::vector<std::string> names;
    for (auto& line : reply.lines) names.push_back(std::move(line.front()));
    return names;
}

bool ManageSieve::put(const std::string& name, const std::string& script, std::string& why) {
    const auto reply = ask("PUTSCRIPT " + quote(name) + " {" + std::to_string(script.size()) + "+}\r\n" + script);
    if (reply.status == Reply::Status::Bye) require_ok(reply, "put");
    why = base::make_printable(reply.text);
    return reply.status == Reply::Status::Ok;
}

void ManageSieve::remove(const std::string& name) { require_ok(ask("DELETESCRIPT " + quote(name)), "delete"); }

Reply ManageSieve::ask(const std::string& command) {
    say(command + "\r\n");
    return hear();
}

Reply ManageSieve::hear() {
    while (true) {
        if (auto reply = parse_reply(heard_)) {
            heard_.erase(0, reply->bytes);
            return *std::move(reply);
        }
        wait_for(POLLIN);
        std::array<char, kReadBytes> part{};
        const auto got = ::recv(socket_, part.data(), part.size(), 0);
        if (got == 0) base::unavailable("ManageSieve: the server went away");
        if (got > 0) heard_.append(part.data(), static_cast<std::size_t>(got));
        if (got < 0 && errno != EINTR && errno != EAGAIN) fail("read");
    }
}

void ManageSieve::say(const std::string& bytes) {
    std::size_t said = 0;
    while (said < bytes.size()) {
        wait_for(POLLOUT);
        const auto sent = ::send(socket_, bytes.data() + said, bytes.size() - said, MSG_NOSIGNAL);
        if (sent > 0) said += static_cast<std::size_t>(sent);
        if (sent < 0 && errno != EINTR && errno != EAGAIN) fail("write");
    }
}

void ManageSieve::wait_for(short events) const {
    while (true) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline_ - std::chrono::steady_clock::now());
        if (left.count() <= 0) base::unavailable("ManageSieve: the server did not answer in time");
        pollfd waiting{.fd = socket_, .events = events, .revents = 0};
        const int ready = ::poll(&waiting, 1, static_cast<int>(left.count()));
        if (ready > 0) return;
        if (ready < 0 && errno != EINTR) fail("wait");
    }
}

}  // namespace valija::sieve
