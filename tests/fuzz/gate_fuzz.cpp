// SPDX-License-Identifier: AGPL-3.0-or-later
// What comes through a module's socket: whole requests pass and nothing else, as a second reader sees it who has all
// records before him; and it does not matter in which pieces they come.
#include "service/gate.h"

#include <algorithm>
#include <vector>

#include "fuzz/fuzz.h"

namespace valija::fuzz {

namespace {

using service::Gate;
using Verdict = Gate::Verdict;

struct Record {
    std::string_view head;
    std::string_view content;
};

std::size_t byte(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

// The whole records that `stream` begins with; the rest stays.
std::vector<Record> take_records(std::string_view& stream) {
    std::vector<Record> records;
    for (std::string_view rest = stream; rest.size() >= 8;) {
        const std::string_view head = take(rest, 8);
        const std::string_view content = take(rest, byte(head, 4) * 256 + byte(head, 5));
        const std::size_t missing = byte(head, 4) * 256 + byte(head, 5) - content.size();
        if (missing > 0 || take(rest, byte(head, 6)).size() < byte(head, 6)) break;
        records.push_back({head, content});
        stream = rest;
    }
    return records;
}

// A letter a record: Begin, parameters, the End of them, body, the last (Z); ? for what is none of these.
char letter_of(const Record& record) {
    if (record.head[0] != 1) return '?';
    if (record.head[1] == 1)
        return record.content.size() == 8 && record.content[0] == 0 && record.content[1] == 1 ? 'B' : '?';
    if (record.head[1] == 4) return record.content.empty() ? 'E' : 'p';
    if (record.head[1] == 5) return record.content.empty() ? 'Z' : 'b';
    return '?';
}

bool are_pairs(std::string_view bytes) {
    while (!bytes.empty()) {
        std::size_t sum = 0;
        for (int i = 0; i < 2; ++i) {
            const std::string_view digits = take(bytes, !bytes.empty() && bytes[0] < 0 ? 4 : 1);
            if (digits.empty() || (digits[0] < 0 && digits.size() < 4)) return false;
            std::size_t length = 0;
            for (std::size_t at = 0; at < digits.size(); ++at) length = length << 8U | byte(digits, at);
            sum += length & 0x7FFFFFFFU;
        }
        if (take(bytes, sum).size() < sum) return false;
    }
    return true;
}

bool is_request(std::string_view stream) {
    const auto records = take_records(stream);
    std::string word;
    std::string parameters;
    for (const Record& record : records) {
        word += letter_of(record);
        if (record.head.substr(2, 2) != records[0].head.substr(2, 2)) return false;
        if (word.back() == 'p') parameters += record.content;
    }
    const auto end = word.find_first_not_of('p', 1);
    if (!stream.empty() || !word.starts_with('B') || end == std::string::npos || word[end] != 'E') return false;
    return word.find_first_not_of('b', end + 1) == word.size() - 1 && word.back() == 'Z' && are_pairs(parameters) &&
           records[0].head.substr(2, 2) != std::string_view("\0\0", 2);
}

Verdict see_in_pieces(std::string_view stream, std::size_t most) {
    Gate gate;
    Verdict verdict = Verdict::NotYet;
    while (verdict == Verdict::NotYet && !stream.empty()) verdict = gate.see(take(stream, most));
    return verdict == Verdict::Whole && !stream.empty() ? Verdict::Refused : verdict;
}

}  // namespace

void check(std::string_view input) {
    const Verdict verdict = Gate().see(input);
    HOLDS((verdict == Verdict::Whole) == is_request(input));
    for (const std::size_t most : {1U, 7U, 8U, 9U, 100U}) HOLDS(see_in_pieces(input, most) == verdict);
}

}  // namespace valija::fuzz
