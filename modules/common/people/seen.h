// SPDX-License-Identifier: AGPL-3.0-or-later
// Who stood in a file before, in as little memory as it takes: a bit for each row of the register (IdSet), and 16 bytes
// or less of a text that has no row (TextSet), which holds a hash of 64 bits in its place: of a million texts two are
// taken for the same once in 30 million runs.
#pragma once

#include <bitset>
#include <cstdint>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace valija::people {

class IdSet {
  public:
    void insert(std::uint64_t id) { blocks_[id / kBlock].set(id % kBlock); }
    bool contains(std::uint64_t id) const {
        const auto block = blocks_.find(id / kBlock);
        return block != blocks_.end() && block->second.test(id % kBlock);
    }

  private:
    static constexpr std::size_t kBlock = 4'096;
    std::unordered_map<std::uint64_t, std::bitset<kBlock>> blocks_;  // small where ids lie close together
};

class TextSet {
  public:
    void insert(std::string_view text) {
        if (count_ * 4 >= places_.size() * 3) grow();
        place(hash(text));
    }
    bool contains(std::string_view text) const {
        return !places_.empty() && places_[find(places_, hash(text))] != kFree;
    }

  private:
    static constexpr std::uint64_t kFree = 0;
    static constexpr std::size_t kFirstPlaces = 1'024;  // a power of two, as every size after it

    static std::uint64_t hash(std::string_view text) {
        const std::uint64_t hash = std::hash<std::string_view>()(text);
        return hash == kFree ? 1 : hash;
    }
    // Where the hash stands, or would.
    static std::size_t find(const std::vector<std::uint64_t>& places, std::uint64_t hash) {
        std::size_t at = hash & (places.size() - 1);
        while (places[at] != kFree && places[at] != hash) at = (at + 1) & (places.size() - 1);
        return at;
    }
    void place(std::uint64_t hash) {
        std::uint64_t& place = places_[find(places_, hash)];
        if (place == kFree) ++count_;
        place = hash;
    }
    void grow() {
        std::vector<std::uint64_t> old(places_.empty() ? kFirstPlaces : places_.size() * 2, kFree);
        std::swap(old, places_);
        count_ = 0;
        for (const std::uint64_t hash : old) {
            if (hash != kFree) place(hash);
        }
    }

    std::vector<std::uint64_t> places_;
    std::size_t count_ = 0;
};

}  // namespace valija::people
