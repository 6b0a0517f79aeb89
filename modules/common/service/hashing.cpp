// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/hashing.h"

#include <sched.h>

#include <algorithm>
#include <future>
#include <memory>

namespace valija::service {

Hashing::Hashing(unsigned threads, unsigned most_waiting, crypto::PasswordCost cost)
    : cost_(cost), dummy_hash_(crypto::hash_password("nobody has this password", cost)), most_waiting_(most_waiting) {
    for (unsigned i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
}

Hashing::~Hashing() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wanted_.notify_all();
    for (auto& thread : threads_) thread.join();
}

template <typename Work>
auto Hashing::run(Work work) -> decltype(work()) {
    auto task = std::make_shared<std::packaged_task<decltype(work())()>>(std::move(work));
    auto result = task->get_future();
    {
        const std::lock_guard lock(mutex_);
        queue_.emplace_back([task] { (*task)(); });
    }
    wanted_.notify_one();
    return result.get();
}

std::optional<Hashing::Place> Hashing::take_place() {
    const std::lock_guard lock(mutex_);
    if (inside_ >= most_waiting_) return std::nullopt;
    ++inside_;
    return Place(*this);
}

void Hashing::leave() {
    const std::lock_guard lock(mutex_);
    --inside_;
}

bool Hashing::check(const Place& /*place*/, const std::string& password,
                    const std::optional<std::string>& stored_hash) {
    return run([&] {
        const bool matches = crypto::check_password(password, stored_hash.value_or(dummy_hash_));
        return matches && stored_hash.has_value();
    });
}

std::optional<bool> Hashing::check(const std::string& password, const std::optional<std::string>& stored_hash) {
    const auto place = take_place();
    if (!place) return std::nullopt;
    return check(*place, password, stored_hash);
}

std::optional<std::string> Hashing::hash(const std::string& password) {
    const auto place = take_place();
    if (!place) return std::nullopt;
    return run([&] { return crypto::hash_password(password, cost_); });
}

std::optional<std::string> Hashing::renew(const std::string& password, const std::string& stored_hash) {
    if (!crypto::is_outdated(stored_hash, cost_)) return std::nullopt;
    return hash(password);
}

void Hashing::work() {
    // Whoever only wants a page is served at once: at nice 19 a hash still finishes its slice first.
    const sched_param lowest{};
    ::sched_setscheduler(0, SCHED_IDLE, &lowest);
    for (;;) {
        std::function<void()> task;
        {
            std::unique_lock lock(mutex_);
            wanted_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
            if (queue_.empty()) return;
            task = std::move(queue_.front());
            queue_.pop_front();
        }
        task();
    }
}

// Twice as many hash a tenth fewer passwords a second, since each needs its 19 MiB of cache and memory.
std::shared_ptr<Hashing> start_hashing(const World& world) {
    constexpr unsigned kPrograms = 2;
    const unsigned threads = std::max(1U, std::thread::hardware_concurrency() / kPrograms);
    return std::make_shared<Hashing>(threads, world.threads() / 2, crypto::cost_from_config(world.config()));
}

}  // namespace valija::service
