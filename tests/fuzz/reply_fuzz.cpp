// SPDX-License-Identifier: AGPL-3.0-or-later
// What a ManageSieve server answers: a whole answer is the same whatever follows it, no beginning of it is whole, and
// anything else is a Fault.
#include "sieve/reply.h"

#include "base/fault.h"
#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

std::optional<sieve::Reply> read(std::string_view bytes) {
    try {
        return sieve::parse_reply(bytes);
    } catch (const base::Fault& fault) {
        HOLDS(fault.kind() == base::Fault::Kind::Broken);
        return std::nullopt;
    }
}

}  // namespace

void check(std::string_view input) {
    const auto reply = read(input);
    if (!reply) return;
    HOLDS(reply->bytes > 0 && reply->bytes <= input.size());
    HOLDS(input.substr(0, reply->bytes).ends_with("\r\n"));
    const std::string whole(input.substr(0, reply->bytes));
    const auto again = read(whole + "OK\r\n");
    HOLDS(again && again->bytes == reply->bytes && again->text == reply->text && again->lines == reply->lines);
    HOLDS(!read(std::string_view(whole).substr(0, whole.size() - 1)));
}

}  // namespace valija::fuzz
