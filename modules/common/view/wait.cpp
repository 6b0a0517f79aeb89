// SPDX-License-Identifier: AGPL-3.0-or-later
#include "view/wait.h"

#include <algorithm>

namespace valija::view {

std::string show_wait(Slot& message, std::chrono::milliseconds wait) {
    const auto seconds = std::max(std::chrono::ceil<std::chrono::seconds>(wait), std::chrono::seconds(1));
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(seconds).count();
    message.set("MINUTES", std::to_string(minutes)).show(minutes == 1 ? "ONE_MINUTE" : "SEVERAL_MINUTES");
    return std::to_string(seconds.count());
}

}  // namespace valija::view
