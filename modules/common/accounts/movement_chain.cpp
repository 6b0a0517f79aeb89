// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_chain.h"

#include <cassert>

namespace valija::accounts {

namespace {

constexpr std::string_view kPurpose = "movement";

std::string big_endian(std::uint64_t number) {
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((number >> shift) & 0xFFU);
    return bytes;
}

void append_part(std::string& text, std::string_view part) {
    text += big_endian(part.size());
    text += part;
}

}  // namespace

std::string encode(const MovementRow& row) {
    std::string text;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (!row[i]) continue;
        append_part(text, kMovementColumns[i]);
        append_part(text, *row[i]);
    }
    return text;
}

std::string next_mac(std::string_view key, std::string_view previous, std::uint64_t number, const MovementRow& row) {
    assert(previous.size() == crypto::kDigestBytes);
    std::string data(previous);
    data += big_endian(number);
    data += encode(row);
    return crypto::hmac_sha256(key, kPurpose, data);
}

}  // namespace valija::accounts
