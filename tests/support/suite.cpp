// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/suite.h"

namespace valija::tests {

std::string printed(std::string_view text) {
    constexpr std::size_t kMost = 2000;
    std::string result = "\"";
    for (const char c : text.substr(0, kMost)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte == '\n') {
            result += '\n';
        } else if (byte < 0x20 || byte >= 0x7F) {
            result += fmt::format("\\x{:02x}", byte);
        } else {
            result += c;
        }
    }
    result += text.size() > kMost ? fmt::format("\" and {} more", text.size() - kMost) : "\"";
    return result;
}

void check_contains(std::string_view needle, std::string_view text, const CppUnit::SourceLine& line) {
    if (text.find(needle) != std::string_view::npos) return;
    CppUnit::Asserter::fail("does not contain " + print(needle) + ":\n" + print(text), line);
}

void check_lacks(std::string_view needle, std::string_view text, const CppUnit::SourceLine& line) {
    if (text.find(needle) == std::string_view::npos) return;
    CppUnit::Asserter::fail("contains " + print(needle) + ":\n" + print(text), line);
}

}  // namespace valija::tests
