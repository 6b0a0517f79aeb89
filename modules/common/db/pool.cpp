// SPDX-License-Identifier: AGPL-3.0-or-later
#include "db/pool.h"

#include "base/fault.h"

namespace valija::db {

namespace {

constexpr auto kPatience = std::chrono::seconds(3);
// The server may have closed a connection that lay idle longer (restart, wait_timeout): ask before use.
constexpr auto kTrustedIdle = std::chrono::seconds(1);

}  // namespace

Pool::Pool(Settings settings, std::size_t size) : settings_(std::move(settings)), size_(size) {}

Pool::Lease Pool::take() {
    auto connection = take_idle_or_reserve();
    if (!connection) connection = connect_reserved();
    return Lease(*this, std::move(connection));
}

void Pool::Lease::renew() {
    pool_->give_back(std::move(connection_));
    Lease fresh = pool_->take();
    connection_ = std::move(fresh.connection_);
}

std::unique_ptr<Connection> Pool::take_idle_or_reserve() {
    std::unique_lock lock(mutex_);
    if (!returned_.wait_for(lock, kPatience, [&] { return !idle_.empty() || out_ < size_; })) {
        base::unavailable("database: every connection is busy");
    }
    ++out_;
    while (!idle_.empty()) {
        Idle idle = std::move(idle_.back());
        idle_.pop_back();
        if (std::chrono::steady_clock::now() - idle.since < kTrustedIdle) return std::move(idle.connection);
        lock.unlock();
        const bool good = idle.connection->answers();
        if (good) return std::move(idle.connection);
        lock.lock();
    }
    return nullptr;
}

std::unique_ptr<Connection> Pool::connect_reserved() {
    try {
        return std::make_unique<Connection>(settings_);
    } catch (...) {
        const std::lock_guard lock(mutex_);
        --out_;
        returned_.notify_one();
        throw;
    }
}

void Pool::give_back(std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    --out_;
    if (connection->is_usable()) idle_.push_back({std::move(connection), std::chrono::steady_clock::now()});
    returned_.notify_one();
}

}  // namespace valija::db
