// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/poller.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>

#include "base/fault.h"
#include "base/log.h"

namespace valija::service {

namespace {

// nginx has the whole request before it speaks to us; a peer slower than this is not nginx.
constexpr timeval kPeerPatience{.tv_sec = 10, .tv_usec = 0};
constexpr std::uint32_t kRequest = EPOLLIN | EPOLLRDHUP | EPOLLONESHOT;
// Out of descriptors or memory; the listening socket stays readable, so asking on would burn a core and fill the log.
constexpr std::chrono::milliseconds kAcceptPause(250);

void watch(int epoll, int operation, int descriptor, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    if (::epoll_ctl(epoll, operation, descriptor, &event) != 0) base::broken("epoll_ctl failed");
}

// The descriptor that has something; nullopt after `patience` ms (-1: never).
std::optional<int> wait_at(int epoll, int patience) {
    epoll_event event{};
    const int count = ::epoll_wait(epoll, &event, 1, patience);
    if (count < 0 && errno != EINTR) base::broken("epoll_wait failed");
    if (count <= 0) return std::nullopt;
    return int{event.data.fd};
}

void set_patience(int connection) {
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &kPeerPatience, sizeof kPeerPatience);
    ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &kPeerPatience, sizeof kPeerPatience);
}

}  // namespace

Poller::Poller(int listening_socket)
    : listening_(listening_socket),
      doors_(::epoll_create1(EPOLL_CLOEXEC)),
      requests_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (doors_ < 0 || requests_ < 0 || wake_ < 0) base::broken("no epoll or eventfd");
    ::fcntl(listening_, F_SETFL, ::fcntl(listening_, F_GETFL) | O_NONBLOCK);
    watch(doors_, EPOLL_CTL_ADD, listening_, EPOLLIN);
    watch(doors_, EPOLL_CTL_ADD, wake_, EPOLLIN);
}

Poller::~Poller() {
    ::close(doors_);
    ::close(requests_);
    ::close(wake_);
}

void Poller::run() {
    while (!stopping_) {
        const int patience = paused_until_ ? static_cast<int>(kAcceptPause.count()) : -1;
        const auto descriptor = wait_at(doors_, patience);
        if (descriptor == listening_) accept_all();
        resume_accepting();
    }
    // The end stays readable, so every worker meets it, after all requests that came before.
    watch(requests_, EPOLL_CTL_ADD, wake_, EPOLLIN);
}

void Poller::stop() noexcept {
    stopping_ = true;
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(wake_, &one, sizeof one);
}

void Poller::accept_all() {
    for (;;) {
        const int connection = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
        if (connection < 0) {
            const int error = errno;
            if (error != EAGAIN && error != ECONNABORTED && error != EINTR) pause_accepting(error);
            return;
        }
        set_patience(connection);
        {
            const std::lock_guard lock(mutex_);
            idle_.insert(connection);
        }
        watch(requests_, EPOLL_CTL_ADD, connection, kRequest);
    }
}

void Poller::pause_accepting(int error) {
    spdlog::warn("accept failed ({}), newcomers wait", error);
    watch(doors_, EPOLL_CTL_MOD, listening_, 0);
    paused_until_ = std::chrono::steady_clock::now() + kAcceptPause;
}

void Poller::resume_accepting() {
    if (!paused_until_ || std::chrono::steady_clock::now() < *paused_until_) return;
    paused_until_.reset();
    watch(doors_, EPOLL_CTL_MOD, listening_, EPOLLIN);
}

void Poller::finish() {
    const std::lock_guard lock(mutex_);
    ::epoll_ctl(requests_, EPOLL_CTL_DEL, wake_, nullptr);
    while (const auto connection = wait_at(requests_, 0)) {
        idle_.erase(*connection);
        left_over_.push_back(*connection);
    }
    for (const int connection : idle_) ::close(connection);
    idle_.clear();
    finished_ = true;
}

std::optional<int> Poller::take() {
    if (finished_) return take_left_over();
    for (;;) {
        const auto connection = wait_at(requests_, -1);
        if (!connection) continue;
        if (*connection == wake_) return std::nullopt;
        const std::lock_guard lock(mutex_);
        idle_.erase(*connection);
        return connection;
    }
}

std::optional<int> Poller::take_left_over() {
    if (left_over_.empty()) return std::nullopt;
    const int connection = left_over_.front();
    left_over_.pop_front();
    return connection;
}

void Poller::keep(int connection) {
    const std::lock_guard lock(mutex_);
    if (finished_) {
        ::close(connection);
        return;
    }
    idle_.insert(connection);
    // The descriptor is watched already (one shot, spent): arm it again.
    watch(requests_, EPOLL_CTL_MOD, connection, kRequest);
}

}  // namespace valija::service
