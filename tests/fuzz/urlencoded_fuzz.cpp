// SPDX-License-Identifier: AGPL-3.0-or-later
// Urlencoded text: read as a second, plainer reader reads it, and pairs written by us are read as the same pairs.
#include "http/urlencoded.h"

#include <algorithm>
#include <sstream>

#include "base/text.h"
#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

constexpr std::string_view kDigits = "0123456789abcdefABCDEF";

bool is_text(std::string_view text) { return base::is_utf8(text) && text.find('\0') == std::string_view::npos; }

std::optional<std::string> decode(std::string text) {
    std::replace(text.begin(), text.end(), '+', ' ');
    for (auto at = text.find('%'); at != std::string::npos; at = text.find('%', at + 1)) {
        const std::string digits = text.substr(at + 1, 2);
        if (digits.size() < 2 || digits.find_first_not_of(kDigits) != std::string::npos) return std::nullopt;
        text.replace(at, 3, 1, static_cast<char>(std::stoi(digits, nullptr, 16)));
    }
    return is_text(text) ? std::optional(text) : std::nullopt;
}

std::optional<http::Pairs> read(std::string_view text) {
    http::Pairs pairs;
    std::istringstream parts{std::string(text)};
    for (std::string part; std::getline(parts, part, '&');) {
        if (part.empty()) continue;
        const auto equals = std::min(part.find('='), part.size());
        const auto name = decode(part.substr(0, equals));
        const auto value = decode(part.substr(std::min(equals + 1, part.size())));
        if (!name || !value) return std::nullopt;
        pairs.emplace_back(*name, *value);
    }
    return pairs.size() <= http::kPairsMax ? std::optional(pairs) : std::nullopt;
}

std::string write(const http::Pairs& pairs) {
    std::string text;
    for (const auto& [name, value] : pairs)
        text.append(http::percent_encode(name)).append("=").append(http::percent_encode(value)).append("&");
    return text;
}

}  // namespace

void check(std::string_view input) {
    const auto pairs = http::parse_urlencoded(input);
    HOLDS(pairs == read(input));
    HOLDS(!pairs || http::parse_urlencoded(write(*pairs)) == pairs);
    const auto link = http::parse_urlencoded("k=" + http::percent_encode(input));
    HOLDS(link.has_value() == is_text(input));
    HOLDS(!link || *link == (http::Pairs{{"k", std::string(input)}}));
}

}  // namespace valija::fuzz
