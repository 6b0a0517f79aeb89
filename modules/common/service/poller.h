// SPDX-License-Identifier: AGPL-3.0-or-later
// Waits on the listening socket and on all idle kept connections, and a connection gets a thread only when it has a
// request. (A thread per kept connection starves: measured p99 1.3 s against 2.6 ms.) All workers wait at one
// epoll, and the kernel wakes one of them for a request: handing it over from thread to thread cost a third of a
// page. A worker gives the descriptor back with keep() when the peer left it open. Out of descriptors newcomers are
// left waiting in the socket's queue for a moment; who is connected is served meanwhile.
#pragma once

#include <atomic>
#include <chrono>
#include <deque>
#include <mutex>
#include <optional>
#include <unordered_set>

namespace valija::service {

class Poller {
  public:
    // REQUIRES: a listening stream socket.
    explicit Poller(int listening_socket);
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    // Takes connections in; returns after stop().
    void run();
    // Async-signal-safe: takes no more connections, lets run() return and workers end when no request is left.
    void stop() noexcept;
    // Once run() and all workers have ended: closes idle connections and leaves those that got a request meanwhile to
    // take(). From now on one thread alone may take, and what it keeps is closed.
    void finish();

    // For workers: the next connection with a request; nullopt when stopping and nothing is left.
    std::optional<int> take();
    // For workers: the request is finished and the peer keeps the connection.
    void keep(int connection);

  private:
    void accept_all();
    void pause_accepting(int error);
    void resume_accepting();
    std::optional<int> take_left_over();

    int listening_;
    int doors_;     // epoll of the loop: listening socket and stop()
    int requests_;  // epoll of the workers: idle connections, and at last the end
    int wake_;      // eventfd: readable once stop() was called
    std::optional<std::chrono::steady_clock::time_point> paused_until_;  // of the loop alone
    std::atomic<bool> stopping_ = false;
    std::mutex mutex_;
    std::unordered_set<int> idle_;
    std::deque<int> left_over_;
    bool finished_ = false;
};

}  // namespace valija::service
