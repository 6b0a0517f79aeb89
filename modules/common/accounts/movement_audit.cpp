// SPDX-License-Identifier: AGPL-3.0-or-later
#include "accounts/movement_audit.h"

#include <algorithm>

namespace valija::accounts {

void Findings::add(const Finding& finding) {
    ++count_;
    if (first_.size() < kMost) first_.push_back(finding);
}

void HeadCheck::take(const Seal& seal, Findings& findings) {
    for (; next_ && next_->number <= seal.number; next_ = source_()) {
        if (next_->number == seal.number && next_->mac != seal.mac)
            findings.add({FindingKind::HeadDiffers, seal.number, seal.movement_id, 0});
    }
}

void HeadCheck::finish(std::uint64_t last_number, Findings& findings) {
    std::uint64_t highest = last_number;
    for (; next_; next_ = source_()) highest = std::max(highest, next_->number);
    if (highest > last_number) findings.add({FindingKind::CutOff, last_number, 0, highest});
}

bool MovementAudit::fits(const std::string& previous, std::uint64_t number, const Seal& content,
                         const std::string& mac) const {
    return next_mac(key_, previous, number, *content.row) == mac;
}

void MovementAudit::take(const Seal& seal, Findings& findings) {
    const bool follows = seal.number == last_.number + 1;
    if (!follows) findings.add({FindingKind::SealMissing, last_.number + 1, 0, seal.number - 1});
    if (!seal.row) {
        findings.add({FindingKind::RowMissing, seal.number, seal.movement_id, 0});
    } else if (follows && !fits(last_.mac, seal.number, seal, seal.mac)) {
        if (suspects_.size() < kMostSuspects) {
            suspects_.push_back({seal, last_.mac});
        } else {
            ++suspects_more_;
        }
    }
    last_.number = seal.number;
    last_.mac = seal.mac;
    ++count_;
}

void MovementAudit::finish(Findings& findings) const {
    Judged before{.number = 0, .mac = kChainStart};
    for (std::size_t i = 0; i < suspects_.size(); ++i) before = judge(i, before, findings);
    findings.add_more(suspects_more_);
}

MovementAudit::Judged MovementAudit::judge(std::size_t index, const Judged& before, Findings& findings) const {
    const auto& [seal, stored_previous] = suspects_[index];
    const std::string& previous = before.number + 1 == seal.number ? before.mac : stored_previous;
    const std::string right = next_mac(key_, previous, seal.number, *seal.row);
    if (right == seal.mac) return {seal.number, seal.mac};  // only the one before was wrong
    if (const Suspect* own = find_moved(previous, seal.number, seal.mac)) {
        findings.add({FindingKind::Moved, own->seal.number, own->seal.movement_id, seal.number});
        return {seal.number, seal.mac};
    }
    if (const Suspect* own = find_moved_seal(previous, seal.number)) {
        findings.add({FindingKind::Moved, own->seal.number, own->seal.movement_id, seal.number});
        return {seal.number, own->seal.mac};
    }
    const bool is_row_right = is_confirmed_by_next(index, right);
    findings.add({is_row_right ? FindingKind::SealChanged : FindingKind::RowChanged, seal.number, seal.movement_id, 0});
    return {seal.number, is_row_right ? right : seal.mac};
}

// The suspect whose row belongs to this number and MAC.
const MovementAudit::Suspect* MovementAudit::find_moved(const std::string& previous, std::uint64_t number,
                                                        const std::string& mac) const {
    for (const Suspect& other : suspects_) {
        if (fits(previous, number, other.seal, mac)) return &other;
    }
    return nullptr;
}

// The suspect whose row and MAC both belong to this number.
const MovementAudit::Suspect* MovementAudit::find_moved_seal(const std::string& previous, std::uint64_t number) const {
    for (const Suspect& other : suspects_) {
        if (fits(previous, number, other.seal, other.seal.mac)) return &other;
    }
    return nullptr;
}

// Whether the next one was sealed upon `mac`, and not upon what stands in its place.
bool MovementAudit::is_confirmed_by_next(std::size_t index, const std::string& mac) const {
    if (index + 1 == suspects_.size()) return false;
    const Seal& next = suspects_[index + 1].seal;
    return next.number == suspects_[index].seal.number + 1 && fits(mac, next.number, next, next.mac);
}

}  // namespace valija::accounts
