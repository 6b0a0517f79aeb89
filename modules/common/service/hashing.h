// SPDX-License-Identifier: AGPL-3.0-or-later
// Password hashing costs 20 ms and 19 MiB: it runs on a few threads of its own, which get a core when nothing else
// wants it (SCHED_IDLE), so that it never starves the pages. Callers wait their turn in a queue that takes at most half
// of the program's threads; past that the answer is Busy (503, Retry-After).
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "crypto/password.h"
#include "service/world.h"

namespace valija::service {

class Hashing {
  public:
    Hashing(unsigned threads, unsigned most_waiting, crypto::PasswordCost cost);
    ~Hashing();
    Hashing(const Hashing&) = delete;
    Hashing& operator=(const Hashing&) = delete;

    // A place in the queue, free again with the object.
    class Place {
      public:
        explicit Place(Hashing& hashing) : hashing_(&hashing) {}
        ~Place() {
            if (hashing_ != nullptr) hashing_->leave();
        }
        Place(Place&& other) noexcept : hashing_(std::exchange(other.hashing_, nullptr)) {}
        Place& operator=(Place&&) = delete;
        Place(const Place&) = delete;
        Place& operator=(const Place&) = delete;

      private:
        Hashing* hashing_;
    };
    // nullopt: Busy. For who has something to write before the password is looked at, and nothing if it never is.
    std::optional<Place> take_place();

    // Whether `password` is the one behind `stored_hash`. With no stored hash a dummy of today's cost is checked and
    // the answer is false, so that an unknown person costs the same.
    bool check(const Place& place, const std::string& password, const std::optional<std::string>& stored_hash);
    // The same with a place of its own; nullopt: Busy.
    std::optional<bool> check(const std::string& password, const std::optional<std::string>& stored_hash);
    // A hash of a new password at today's cost; nullopt: Busy.
    std::optional<std::string> hash(const std::string& password);
    // A hash at today's cost when `stored_hash` was made at another; nullopt: no need, or Busy (then next time).
    std::optional<std::string> renew(const std::string& password, const std::string& stored_hash);

  private:
    template <typename Work>
    auto run(Work work) -> decltype(work());
    void leave();
    void work();

    crypto::PasswordCost cost_;
    std::string dummy_hash_;
    unsigned most_waiting_;
    std::mutex mutex_;
    std::condition_variable wanted_;
    std::deque<std::function<void()>> queue_;
    unsigned inside_ = 0;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

// As many threads as cores in both of a module's programs together, and half of the program's threads waiting.
std::shared_ptr<Hashing> start_hashing(const World& world);

}  // namespace valija::service
