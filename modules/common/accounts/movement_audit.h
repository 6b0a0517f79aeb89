// SPDX-License-Identifier: AGPL-3.0-or-later
// Walks the chain of movements and says precisely what is wrong with it. Takes seals one by one in the order of their
// numbers, and heads that were kept elsewhere; needs the same memory for a hundred as for a million. Pure: no database.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "accounts/movement_seal_store.h"

namespace valija::accounts {

enum class FindingKind {
    RowChanged,      // number, movement: the row is not what was sealed
    RowMissing,      // number, movement: sealed, and not there any more
    SealMissing,     // number to other
    SealChanged,     // number, movement: the row is right, its MAC was written over
    Moved,           // number, movement: stands here, but was sealed as number other
    HeadDiffers,     // number: its MAC is not that of a head kept elsewhere
    CutOff,          // number: the last one; there were more, up to other
    Unsealed,        // movement: has no seal and does not wait for one
    PendingMissing,  // movement: waited for its seal, and is not there any more
};

struct Finding {
    FindingKind kind = FindingKind::RowChanged;
    std::uint64_t number = 0;
    std::uint64_t movement_id = 0;
    std::uint64_t other = 0;
};

// The first few, and how many there are.
class Findings {
  public:
    static constexpr std::size_t kMost = 100;

    void add(const Finding& finding);
    // As many more that are not told apart.
    void add_more(std::uint64_t count) { count_ += count; }
    const std::vector<Finding>& first() const { return first_; }
    std::uint64_t count() const { return count_; }

  private:
    std::vector<Finding> first_;
    std::uint64_t count_ = 0;
};

// Heads kept elsewhere, in the order of their numbers, beside a walk over the seals.
class HeadCheck {
  public:
    // The next head; nullopt: no more.
    using Source = std::function<std::optional<Head>()>;

    explicit HeadCheck(Source source) : source_(std::move(source)), next_(source_()) {}

    void take(const Seal& seal, Findings& findings);
    // After the last seal.
    void finish(std::uint64_t last_number, Findings& findings);

  private:
    Source source_;
    std::optional<Head> next_;
};

class MovementAudit {
  public:
    explicit MovementAudit(std::string key) : key_(std::move(key)) {}

    // REQUIRES: numbers rise.
    void take(const Seal& seal, Findings& findings);
    // After the last seal: judges what did not fit.
    void finish(Findings& findings) const;

    // The last seal taken.
    const Head& head() const { return last_; }
    std::uint64_t count() const { return count_; }

  private:
    // A seal that does not fit what stands before it: the reason may be the seal before, or another's place.
    struct Suspect {
        Seal seal;
        std::string previous;  // the MAC that stands before it
    };
    // What is known of the number that was judged last.
    struct Judged {
        std::uint64_t number = 0;
        std::string mac;  // as it was when it was sealed
    };

    static constexpr std::size_t kMostSuspects = 256;

    bool fits(const std::string& previous, std::uint64_t number, const Seal& content, const std::string& mac) const;
    Judged judge(std::size_t index, const Judged& before, Findings& findings) const;
    const Suspect* find_moved(const std::string& previous, std::uint64_t number, const std::string& mac) const;
    const Suspect* find_moved_seal(const std::string& previous, std::uint64_t number) const;
    bool is_confirmed_by_next(std::size_t index, const std::string& mac) const;

    std::string key_;
    Head last_{.number = 0, .mac = kChainStart, .sealed_at = {}};
    std::uint64_t count_ = 0;
    std::vector<Suspect> suspects_;
    std::uint64_t suspects_more_ = 0;  // not kept
};

}  // namespace valija::accounts
