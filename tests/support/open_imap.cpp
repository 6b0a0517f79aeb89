// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/open_imap.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>

#include "support/instance.h"
#include "support/suite.h"

namespace valija::tests {

OpenImap::OpenImap(const std::string& user, const std::string& password)
    : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in where{};
    where.sin_family = AF_INET;
    where.sin_port = htons(static_cast<std::uint16_t>(port() + 3));
    where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    constexpr timeval kLongest{.tv_sec = 60, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &kLongest, sizeof(kLongest));
    CHECK_EQUAL(0, ::connect(socket_, reinterpret_cast<const sockaddr*>(&where), sizeof(where)));
    const std::string login = fmt::format("a LOGIN {} \"{}\"\r\n", user, password);
    CHECK_EQUAL(login.size(), ::send(socket_, login.data(), login.size(), MSG_NOSIGNAL));
    CHECK(read_until("a OK"));
}

OpenImap::~OpenImap() { ::close(socket_); }

bool OpenImap::ends() {
    read_until("never said");
    return has_ended_;
}

bool OpenImap::read_until(const std::string& words) {
    std::string heard;
    std::array<char, 1024> buffer{};
    for (;;) {
        const auto size = ::recv(socket_, buffer.data(), buffer.size(), 0);
        has_ended_ = size == 0;
        if (size <= 0) return false;
        heard.append(buffer.data(), static_cast<std::size_t>(size));
        if (heard.find(words) != std::string::npos) return true;
    }
}

}  // namespace valija::tests
