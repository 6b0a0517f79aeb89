// SPDX-License-Identifier: AGPL-3.0-or-later
// A few connections shared by a program's threads. Nobody waits long: no free connection in time is Fault Unavailable,
// and so is a server that is gone. A broken connection is dropped and a new one made at the next need, so nothing has
// to be restarted by hand when the database comes back.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <type_traits>
#include <vector>

#include "db/connection.h"

namespace valija::db {

class Pool {
  public:
    Pool(Settings settings, std::size_t size);

    // A connection for the life of this object.
    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(&pool), connection_(std::move(connection)) {}
        ~Lease() {
            if (connection_) pool_->give_back(std::move(connection_));
        }
        Lease(Lease&&) = default;
        Lease& operator=(Lease&&) = delete;
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        // Another connection in place of this one.
        void renew();
        Connection& operator*() { return *connection_; }
        Connection* operator->() { return connection_.get(); }

      private:
        Pool* pool_;
        std::unique_ptr<Connection> connection_;
    };

    Lease take();

  private:
    using Instant = std::chrono::steady_clock::time_point;
    struct Idle {
        std::unique_ptr<Connection> connection;
        Instant since;
    };

    void give_back(std::unique_ptr<Connection> connection);
    std::unique_ptr<Connection> take_idle_or_reserve();
    std::unique_ptr<Connection> connect_reserved();

    Settings settings_;
    std::size_t size_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::vector<Idle> idle_;
    std::size_t out_ = 0;
};

// Runs `work(connection)` in one transaction and commits; an exception rolls back, unless find_each_and_commit() has
// committed before: that must be the last that `work` asks. A deadlock or a failed certification runs it again from the
// start (at most 5 times), so `work` must have no effect but on the database. A connection that turned out dead before
// anything was sent is replaced once by the pool; one lost half-way is Unavailable: the caller cannot know.
template <typename Work>
auto transact(Pool& pool, Work&& work) -> std::invoke_result_t<Work, Connection&> {
    constexpr int kTries = 5;
    auto connection = pool.take();
    for (int tries = 1;; ++tries) {
        try {
            connection->begin();
            if constexpr (std::is_void_v<std::invoke_result_t<Work, Connection&>>) {
                work(*connection);
                connection->commit();
                return;
            } else {
                auto result = work(*connection);
                connection->commit();
                return result;
            }
        } catch (const Retry&) {
            connection->rollback();
            if (tries == kTries) throw;
            if (!connection->is_usable()) connection.renew();
        } catch (...) {
            connection->rollback();
            throw;
        }
    }
}

}  // namespace valija::db
