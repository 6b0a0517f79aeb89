// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/mail_address.h"

#include <algorithm>

namespace valija::base {

namespace {

constexpr std::size_t kLocalPartMaxBytes = 64;
constexpr std::size_t kDomainMaxBytes = 253;
constexpr std::size_t kLabelMaxBytes = 63;

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

// atext of RFC 5322, 3.2.3
bool is_atom_character(char c) {
    return is_alphanumeric(c) || std::string_view("!#$%&'*+-/=?^_`{|}~").find(c) != std::string_view::npos;
}

bool is_atom(std::string_view part) {
    return !part.empty() && std::all_of(part.begin(), part.end(), is_atom_character);
}

bool is_label(std::string_view part) {
    return !part.empty() && part.size() <= kLabelMaxBytes && part.front() != '-' && part.back() != '-' &&
           std::all_of(part.begin(), part.end(), [](char c) { return is_alphanumeric(c) || c == '-'; });
}

// Whether every part between dots is good; `least` parts or more.
template <typename Check>
bool are_dotted(std::string_view text, std::size_t least, Check is_good) {
    for (std::size_t parts = 1;; ++parts) {
        const auto dot = text.find('.');
        if (!is_good(text.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return parts >= least;
        text.remove_prefix(dot + 1);
    }
}

}  // namespace

bool is_mail_address(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || text.size() > kMailAddressMaxBytes) return false;
    const std::string_view local = text.substr(0, at);
    const std::string_view domain = text.substr(at + 1);
    return local.size() <= kLocalPartMaxBytes && domain.size() <= kDomainMaxBytes && are_dotted(local, 1, is_atom) &&
           are_dotted(domain, 2, is_label);
}

std::string_view domain_of(std::string_view address) { return address.substr(address.rfind('@') + 1); }

}  // namespace valija::base
