// SPDX-License-Identifier: AGPL-3.0-or-later
#include "courier/complaint.h"

#include "base/log.h"

namespace valija::courier {

namespace {

constexpr std::chrono::minutes kAgainAfter(1);

}  // namespace

void Complaint::say(const std::string& trouble) {
    const auto now = std::chrono::steady_clock::now();
    if (trouble == trouble_ && now - said_at_ < kAgainAfter) return;
    trouble_ = trouble;
    said_at_ = now;
    spdlog::error("{}", trouble);
}

void Complaint::withdraw() {
    if (trouble_.empty()) return;
    trouble_.clear();
    spdlog::info("it works again");
}

}  // namespace valija::courier
