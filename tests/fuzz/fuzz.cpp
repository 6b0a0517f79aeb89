// SPDX-License-Identifier: AGPL-3.0-or-later
#include "fuzz/fuzz.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace valija::fuzz {

void give_up(const char* property, const char* file, int line) {
    fmt::print(stderr, "{}:{}: does not hold: {}\n", file, line, property);
    std::abort();
}

std::string_view take_line(std::string_view& input) {
    const std::string_view line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(line.size() + 1, input.size()));
    return line;
}

std::string_view take(std::string_view& input, std::size_t count) {
    const std::string_view taken = input.substr(0, count);
    input.remove_prefix(taken.size());
    return taken;
}

std::string edited(std::string valid, std::string_view edits) {
    while (edits.size() >= 3) {
        const std::string_view edit = take(edits, 3);
        const std::size_t where = static_cast<unsigned char>(edit[1]) % (valid.size() + 1);
        switch (static_cast<unsigned char>(edit[0]) % 4) {
            case 0:
                valid.replace(where, 1, 1, edit[2]);
                break;
            case 1:
                valid.insert(where, 1, edit[2]);
                break;
            case 2:
                valid.erase(where, 1);
                break;
            default:
                valid.resize(where);
                break;
        }
    }
    return valid;
}

}  // namespace valija::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    valija::fuzz::check({reinterpret_cast<const char*>(data), size});
    return 0;
}
