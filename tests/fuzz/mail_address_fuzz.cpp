// SPDX-License-Identifier: AGPL-3.0-or-later
// Mail addresses, beside a second judge who looks for what must not be there; what is accepted could end no header and
// no command.
#include "base/mail_address.h"

#include <algorithm>

#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

bool has(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

bool is_label_letter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '.';
}

// Printable ASCII but RFC 5322's specials (section 3.2.3), the dot aside.
bool is_local_letter(char c) {
    return c > ' ' && c < 127 && std::string_view("()<>[]:;@\\,\"").find(c) == std::string_view::npos;
}

bool is_address(std::string_view text) {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || at > 64 || text.size() > 254) return false;
    const std::string_view local = text.substr(0, at);
    const std::string domain = '.' + std::string(text.substr(at + 1)) + '.';
    if (local.front() == '.' || local.back() == '.' || has(local, "..")) return false;
    if (has(domain, "..") || has(domain, ".-") || has(domain, "-.") || !has(text.substr(at), ".")) return false;
    for (auto dot = domain.find('.'); dot + 1 < domain.size(); dot = domain.find('.', dot + 1)) {
        if (domain.find('.', dot + 1) - dot > 64) return false;
    }
    return std::all_of(local.begin(), local.end(), is_local_letter) &&
           std::all_of(domain.begin(), domain.end(), is_label_letter);
}

}  // namespace

void check(std::string_view input) {
    HOLDS(base::is_mail_address(input) == is_address(input));
    if (base::is_mail_address(input)) HOLDS(base::domain_of(input) == input.substr(input.find('@') + 1));
}

}  // namespace valija::fuzz
