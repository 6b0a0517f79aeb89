// SPDX-License-Identifier: AGPL-3.0-or-later
#include "crash/database_proxy.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

#include "base/fault.h"

namespace valija::tests {

namespace {

constexpr int kPollMs = 10;
constexpr int kBacklog = 64;
constexpr std::size_t kHeadBytes = 4;      // three of length, one of sequence
constexpr std::size_t kPreparedBytes = 9;  // head, 0, number of the statement
constexpr std::size_t kReadBytes = 64 * 1024;

enum Command : unsigned char { kQuery = 0x03, kPrepare = 0x16, kExecute = 0x17 };

sockaddr_un address_of(const std::string& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path) base::broken("too long for a socket: " + path);
    std::memcpy(address.sun_path, path.c_str(), path.size());
    return address;
}

int open_socket() { return ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0); }

int listen_at(const std::string& path) {
    const sockaddr_un address = address_of(path);
    const int listening = open_socket();
    if (::bind(listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(listening, kBacklog) != 0) {
        base::broken("cannot listen at " + path);
    }
    return listening;
}

bool send_all(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t count = ::send(descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

// Empty: the other side has gone.
std::string receive(int descriptor) {
    std::string bytes(kReadBytes, '\0');
    const ssize_t count = ::recv(descriptor, bytes.data(), bytes.size(), 0);
    bytes.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
    return bytes;
}

std::uint32_t read_number(std::string_view bytes, std::size_t width) {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < width; ++i)
        number |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    return number;
}

}  // namespace

bool is_begin(std::string_view statement) {
    return statement == "START TRANSACTION" || statement.starts_with("BEGIN NOT ATOMIC START TRANSACTION;");
}

bool is_commit(std::string_view statement) { return statement == "COMMIT" || statement.ends_with(" COMMIT; END"); }

DatabaseProxy::DatabaseProxy(std::string server_socket, std::vector<Door> doors)
    : server_socket_(std::move(server_socket)) {
    for (const Door& door : doors) doors_[listen_at(door.path)] = door.name;
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

DatabaseProxy::~DatabaseProxy() {
    thread_ = {};
    for (const auto& [listening, name] : doors_) ::close(listening);
}

void DatabaseProxy::watch(Watcher watcher) {
    const std::lock_guard lock(mutex_);
    watcher_ = std::move(watcher);
}

std::size_t DatabaseProxy::count_open_transactions(const std::string& door) const {
    return static_cast<std::size_t>(std::count_if(links_.begin(), links_.end(), [&](const Link& link) {
        return !link.is_over && link.in_transaction && (door.empty() || link.door == door);
    }));
}

void DatabaseProxy::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) serve();
    for (const Link& link : links_) {
        ::close(link.client);
        ::close(link.server);
    }
}

// One look at every socket.
void DatabaseProxy::serve() {
    std::vector<pollfd> wanted;
    for (const auto& [listening, name] : doors_) wanted.push_back({listening, POLLIN, 0});
    for (const Link& link : links_) {
        wanted.push_back({link.client, POLLIN, 0});
        wanted.push_back({link.server, POLLIN, 0});
    }
    if (::poll(wanted.data(), wanted.size(), kPollMs) <= 0) return;
    const std::lock_guard lock(mutex_);
    auto ready = wanted.begin() + static_cast<std::ptrdiff_t>(doors_.size());
    for (Link& link : links_) {
        if ((ready++)->revents != 0) hear_client(link);
        if ((ready++)->revents != 0 && !link.is_over) hear_server(link);
    }
    std::erase_if(links_, [](const Link& link) {
        if (!link.is_over) return false;
        ::close(link.client);
        ::close(link.server);
        return true;
    });
    for (std::size_t i = 0; i < doors_.size(); ++i) {
        if (wanted[i].revents != 0) accept(doors_.at(wanted[i].fd), wanted[i].fd);
    }
}

void DatabaseProxy::accept(const std::string& door, int listening) {
    const int client = ::accept4(listening, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) return;
    const sockaddr_un address = address_of(server_socket_);
    const int server = open_socket();
    if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(server);
        ::close(client);
        return;
    }
    Link& link = links_.emplace_back();
    link.door = door;
    link.client = client;
    link.server = server;
}

void DatabaseProxy::hear_client(Link& link) {
    const std::string bytes = receive(link.client);
    link.is_over = bytes.empty();
    link.from_client += bytes;
    while (!link.is_over && link.from_client.size() >= kHeadBytes) {
        const std::size_t size = kHeadBytes + read_number(link.from_client, 3);
        if (link.from_client.size() < size) return;
        const std::string packet = link.from_client.substr(0, size);
        link.from_client.erase(0, size);
        take_packet(link, packet);
    }
}

// Sequence 0 begins a command; anything else belongs to the log-in.
void DatabaseProxy::take_packet(Link& link, const std::string& packet) {
    const bool is_command = packet.size() > kHeadBytes && packet[kHeadBytes - 1] == 0;
    const auto command = is_command ? static_cast<unsigned char>(packet[kHeadBytes]) : 0;
    const auto text = [&] { return packet.substr(kHeadBytes + 1); };
    if (command == kQuery && !text().starts_with("SET SESSION")) return take_statement(link, packet, text());
    if (command == kExecute)
        return take_statement(link, packet, link.prepared[read_number(text(), sizeof(std::uint32_t))]);
    if (command == kPrepare) link.preparing = text();
    link.is_over = !send_all(link.server, packet);
}

void DatabaseProxy::take_statement(Link& link, const std::string& packet, std::string statement) {
    link.statement = std::move(statement);
    if (is_cut(link, Passing::Statement) || !send_all(link.server, packet)) {
        link.is_over = true;
        return;
    }
    link.answer_expected = true;
    if (is_commit(link.statement) || link.statement == "ROLLBACK") link.in_transaction = false;
    link.is_over = is_cut(link, Passing::Sent);
}

void DatabaseProxy::hear_server(Link& link) {
    const std::string bytes = receive(link.server);
    link.is_over = bytes.empty();
    if (!link.is_over && !link.preparing.empty()) note_prepared(link, bytes);
    if (!link.is_over && link.answer_expected) take_answer(link);
    if (!link.is_over) link.is_over = !send_all(link.client, bytes);
}

void DatabaseProxy::note_prepared(Link& link, std::string_view bytes) {
    link.from_server += bytes;
    if (link.from_server.size() < kPreparedBytes) return;
    if (link.from_server[kHeadBytes] == 0)
        link.prepared[read_number(std::string_view(link.from_server).substr(kHeadBytes + 1), sizeof(std::uint32_t))] =
            link.preparing;
    link.preparing.clear();
    link.from_server.clear();
}

void DatabaseProxy::take_answer(Link& link) {
    link.answer_expected = false;
    if (is_begin(link.statement) && !is_commit(link.statement)) link.in_transaction = true;
    link.is_over = is_cut(link, Passing::Answer);
}

bool DatabaseProxy::is_cut(const Link& link, Passing passing) const {
    return watcher_ && watcher_({.door = link.door,
                                 .passing = passing,
                                 .statement = link.statement,
                                 .in_transaction = link.in_transaction});
}

}  // namespace valija::tests
