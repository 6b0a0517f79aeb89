// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/smtp_server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <optional>

#include "base/fault.h"

namespace valija::courier {

namespace {

constexpr int kPollMs = 10;
constexpr int kBacklog = 64;

// Waits in short pieces, so that a stop is noticed.
bool is_ready(const std::stop_token& stop, int descriptor) {
    while (!stop.stop_requested()) {
        pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
        if (::poll(&wanted, 1, kPollMs) > 0) return true;
    }
    return false;
}

class Line {
  public:
    Line(const std::stop_token& stop, int connection) : stop_(stop), connection_(connection) {}

    void say(std::string_view reply) const {
        const std::string text = std::string(reply) + "\r\n";
        static_cast<void>(::send(connection_, text.data(), text.size(), MSG_NOSIGNAL));
    }
    // One line without its end; nullopt: the peer has gone, or a stop.
    std::optional<std::string> hear() {
        for (;;) {
            const auto end = held_.find("\r\n");
            if (end != std::string::npos) {
                std::string line = held_.substr(0, end);
                held_.erase(0, end + 2);
                return line;
            }
            std::array<char, 4096> bytes{};
            if (!is_ready(stop_, connection_)) return std::nullopt;
            const ssize_t count = ::recv(connection_, bytes.data(), bytes.size(), 0);
            if (count <= 0) return std::nullopt;
            held_.append(bytes.data(), static_cast<std::size_t>(count));
        }
    }
    std::optional<std::string> hear_mail() {
        std::string mail;
        while (const auto line = hear()) {
            if (*line == ".") return mail;
            mail += (line->starts_with('.') ? line->substr(1) : *line) + "\r\n";
        }
        return std::nullopt;
    }

  private:
    std::stop_token stop_;
    int connection_;
    std::string held_;
};

}  // namespace

SmtpServer::SmtpServer() { open(); }
SmtpServer::~SmtpServer() { close(); }

void SmtpServer::open() {
    listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(listening_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<in_port_t>(port_));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* any = reinterpret_cast<sockaddr*>(&address);
    if (::bind(listening_, any, size) != 0 || ::listen(listening_, kBacklog) != 0 ||
        ::getsockname(listening_, any, &size) != 0) {
        base::broken("the test's SMTP server cannot listen");
    }
    port_ = ntohs(address.sin_port);
    accepting_ = std::jthread([this](const std::stop_token& stop) { accept_all(stop); });
}

void SmtpServer::close() {
    accepting_ = {};
    dialogues_.clear();
    if (listening_ >= 0) ::close(listening_);
    listening_ = -1;
}

void SmtpServer::accept_all(const std::stop_token& stop) {
    while (is_ready(stop, listening_)) {
        const int connection = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) continue;
        dialogues_.emplace_back([this, connection](const std::stop_token& ending) {
            serve(ending, connection);
            ::close(connection);
        });
    }
}

bool SmtpServer::wait_for_mood(const std::stop_token& stop) const {
    while (mood_ == Mood::Waits && !stop.stop_requested()) ::poll(nullptr, 0, kPollMs);
    return !stop.stop_requested();
}

void SmtpServer::serve(const std::stop_token& stop, int connection) {
    Line line(stop, connection);
    line.say("220 test ESMTP");
    while (const auto command = line.hear()) {
        if (command->starts_with("QUIT")) return line.say("221 2.0.0 Bye");
        if (command->starts_with("RCPT") && mood_ == Mood::SaysLater) {
            line.say("451 4.3.0 <ana@educacion.example>: later");
        } else if (command->starts_with("RCPT") && mood_ == Mood::SaysNever) {
            line.say("550 5.1.1 <ana@educacion.example>: never");
        } else if (*command == "DATA") {
            line.say("354 go on");
            const auto mail = line.hear_mail();
            if (!mail) return;
            ++heard_;
            if (!wait_for_mood(stop)) return;
            {
                const std::lock_guard lock(mutex_);
                taken_.push_back(*mail);
            }
            line.say("250 2.0.0 taken");
        } else {
            line.say("250 2.0.0 fine");
        }
    }
}

std::vector<std::string> SmtpServer::taken() const {
    const std::lock_guard lock(mutex_);
    return taken_;
}

}  // namespace valija::courier
