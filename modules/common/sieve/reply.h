// SPDX-License-Identifier: AGPL-3.0-or-later
// One answer of a ManageSieve server (RFC 5804, 1.3 and 4): lines of data, then OK, NO or BYE. Pure; what comes from
// the net is read here alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace valija::sieve {

inline constexpr std::size_t kReplyMaxBytes = 65536;

struct Reply {
    enum class Status { Ok, No, Bye };
    Status status = Status::No;
    std::string text;                             // for people
    std::vector<std::vector<std::string>> lines;  // strings and words, as they came
    std::size_t bytes = 0;                        // how long it was
};

// nullopt: there must be more to come. More than kReplyMaxBytes or no answer of that kind: a Fault, Broken.
std::optional<Reply> parse_reply(std::string_view bytes);

}  // namespace valija::sieve
