// SPDX-License-Identifier: AGPL-3.0-or-later
// A query's parameter is the one that is there exactly once; a second one makes it nobody's.
#include "fuzz/fuzz.h"
#include "http/request.h"

namespace valija::fuzz {

namespace {

std::optional<std::string> ask(const std::string& query) {
    const http::Request request(
        [&](std::string_view name) { return name == "QUERY_STRING" ? query : std::string_view(); }, {});
    return request.query_value("state");
}

}  // namespace

void check(std::string_view input) {
    const std::string query(input);
    const auto pairs = http::parse_urlencoded(query);
    std::vector<std::string> values;
    for (const auto& [name, value] : pairs.value_or(http::Pairs())) {
        if (name == "state") values.push_back(value);
    }
    HOLDS(ask(query) == (values.size() == 1 ? std::optional(values[0]) : std::nullopt));
    const bool has_room = pairs && pairs->size() < http::kPairsMax;
    HOLDS(ask(query + "&state=mine") == (has_room && values.empty() ? std::optional("mine") : std::nullopt));
}

}  // namespace valija::fuzz
