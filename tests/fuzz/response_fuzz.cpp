// SPDX-License-Identifier: AGPL-3.0-or-later
// A header's value from outside (a length and so many bytes; then the body): it is a Fault, or the answer has just its
// headers and its body.
#include "http/response.h"

#include <algorithm>

#include "base/fault.h"
#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

bool is_refused(const http::Response& response) {
    try {
        http::check_headers(response);
        return false;
    } catch (const base::Fault&) {
        return true;
    }
}

}  // namespace

void check(std::string_view input) {
    if (input.empty()) return;
    const std::string_view length = take(input, 1);
    const std::string value(take(input, static_cast<unsigned char>(length[0])));
    auto response = http::see_other(value);
    response.body = input;
    const bool is_plain =
        std::none_of(value.begin(), value.end(), [](char c) { return c >= 0 && (c < ' ' || c == 127); });
    HOLDS(is_refused(response) == !is_plain);
    if (!is_plain) return;
    const std::string head = "Status: 303 See Other\r\nLocation: " + value +
                             "\r\nCache-Control: no-store\r\nContent-Length: " + std::to_string(input.size()) +
                             "\r\n\r\n";
    HOLDS(http::to_cgi(response) == head + std::string(input));
    HOLDS(head.find("\r\n\r\n") == head.size() - 4);
}

}  // namespace valija::fuzz
