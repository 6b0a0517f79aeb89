// SPDX-License-Identifier: AGPL-3.0-or-later
#include "support/fastcgi.h"

namespace valija::tests {

std::string record(Record type, const std::string& content, char request) {
    const std::size_t padding = (8 - content.size() % 8) % 8;
    const auto length = content.size();
    const std::string head{1,
                           static_cast<char>(type),
                           0,
                           request,
                           static_cast<char>(length >> 8U),
                           static_cast<char>(length & 255U),
                           static_cast<char>(padding),
                           0};
    return head + content + std::string(padding, '\0');
}

std::string begin() { return record(Record::Begin, std::string{0, 1, 1, 0, 0, 0, 0, 0}); }

std::string parameter(const std::string& name, const std::string& value) {
    const auto length = value.size();
    const std::string long_form{static_cast<char>(0x80), 0, static_cast<char>(length >> 8U),
                                static_cast<char>(length & 255U)};
    return std::string(1, static_cast<char>(name.size())) + long_form + name + value;
}

}  // namespace valija::tests
