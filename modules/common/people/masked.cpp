// SPDX-License-Identifier: AGPL-3.0-or-later
#include "people/masked.h"

#include "base/text.h"

namespace valija::people {

namespace {

constexpr std::string_view kDots = "\u2022\u2022\u2022";
constexpr std::size_t kShownDigits = 2;

}  // namespace

std::string mask_address(std::string_view address) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos) return std::string(kDots);
    const std::string_view domain = address.substr(at + 1);
    const auto last_dot = domain.rfind('.');
    std::string masked(base::first_characters(address, 1));
    masked.append(kDots).append("@").append(base::first_characters(domain, 1)).append(kDots);
    if (last_dot != std::string_view::npos) masked.append(domain.substr(last_dot));
    return masked;
}

std::string mask_mobile(std::string_view mobile) {
    std::string masked(kDots);
    if (mobile.size() > kShownDigits) masked.append(" ").append(mobile.substr(mobile.size() - kShownDigits));
    return masked;
}

}  // namespace valija::people
