// SPDX-License-Identifier: AGPL-3.0-or-later
#include "http/urlencoded.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/text.h"

namespace valija::http {

namespace {

std::optional<std::string> decode(std::string_view text) {
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] != '%') {
            plain += text[i];
        } else {
            const auto byte = base::from_hex(base::to_lower(text.substr(i + 1, 2)));
            if (!byte || byte->size() != 1) return std::nullopt;
            plain += *byte;
            i += 2;
        }
    }
    if (plain.find('\0') != std::string::npos || !base::is_utf8(plain)) return std::nullopt;
    return plain;
}

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == '_' || c == '~';
}

}  // namespace

std::optional<Pairs> parse_urlencoded(std::string_view text) {
    Pairs pairs;
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find('&'));
        text.remove_prefix(std::min(pair.size() + 1, text.size()));
        if (pair.empty()) continue;
        const auto equals = pair.find('=');
        auto name = decode(pair.substr(0, equals));
        std::optional<std::string> value =
            equals == std::string_view::npos ? std::optional<std::string>("") : decode(pair.substr(equals + 1));
        if (!name || !value || pairs.size() == kPairsMax) return std::nullopt;
        pairs.emplace_back(std::move(*name), std::move(*value));
    }
    return pairs;
}

std::string percent_encode(std::string_view text) {
    constexpr std::string_view kDigits = "0123456789ABCDEF";  // upper case: RFC 3986, 6.2.2.1
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_unreserved(c)) {
            encoded += c;
        } else {
            encoded.append({'%', kDigits[byte >> 4U], kDigits[byte & 15U]});
        }
    }
    return encoded;
}

}  // namespace valija::http
