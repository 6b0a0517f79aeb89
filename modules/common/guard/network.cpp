// SPDX-License-Identifier: AGPL-3.0-or-later
#include "guard/network.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace valija::guard {

namespace {

constexpr std::size_t kIPv4KeptBytes = 3;  // /24
constexpr std::size_t kIPv6KeptBytes = 6;  // /48
constexpr std::size_t kMappedBytes = 12;   // ::ffff:0:0/96

template <std::size_t Size>
std::string write_network(int family, std::array<unsigned char, Size> bytes, std::size_t kept, const char* length) {
    std::fill(bytes.begin() + static_cast<std::ptrdiff_t>(kept), bytes.end(), static_cast<unsigned char>(0));
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(family, bytes.data(), text.data(), static_cast<socklen_t>(text.size()));
    return text.data() + std::string(length);
}

}  // namespace

std::string network_of(std::string_view address) {
    const std::string text(address);
    std::array<unsigned char, sizeof(in_addr)> four{};
    if (::inet_pton(AF_INET, text.c_str(), four.data()) == 1)
        return write_network(AF_INET, four, kIPv4KeptBytes, "/24");
    std::array<unsigned char, sizeof(in6_addr)> six{};
    if (::inet_pton(AF_INET6, text.c_str(), six.data()) != 1) return "unknown";
    constexpr std::array<unsigned char, kMappedBytes> kMapped{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    if (std::equal(kMapped.begin(), kMapped.end(), six.begin())) {
        std::copy(six.begin() + kMappedBytes, six.end(), four.begin());
        return write_network(AF_INET, four, kIPv4KeptBytes, "/24");
    }
    return write_network(AF_INET6, six, kIPv6KeptBytes, "/48");
}

}  // namespace valija::guard
