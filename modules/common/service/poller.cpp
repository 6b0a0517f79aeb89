// SPDX-License-Identifier: AGPL-3.0-or-later
#include "service/poller.h"

#include <fcntl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>

#include "base/fault.h"
#include "base/log.h"

namespace valija::service {

namespace {

// nginx has the whole request before it speaks to us; a peer slower than this is not nginx.
constexpr timeval kPeerPatience{.tv_sec = 10, .tv_usec = 0};
constexpr std::size_t kEventsPerWait = 64;
// Out of descriptors or memory; the listening socket stays readable, so asking on would burn a core and fill the log.
constexpr std::chrono::milliseconds kAcceptPause(250);

void watch(int epoll, int operation, int descriptor, std::uint32_t events) {
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    if (::epoll_ctl(epoll, operation, descriptor, &event) != 0) base::broken("epoll_ctl failed");
}

void set_patience(int connection) {
    ::setsockopt(connection, SOL_SOCKET, SO_RCVTIMEO, &kPeerPatience, sizeof kPeerPatience);
    ::setsockopt(connection, SOL_SOCKET, SO_SNDTIMEO, &kPeerPatience, sizeof kPeerPatience);
}

}  // namespace

Poller::Poller(int listening_socket)
    : listening_(listening_socket),
      epoll_(::epoll_create1(EPOLL_CLOEXEC)),
      wake_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (epoll_ < 0 || wake_ < 0) base::broken("no epoll or eventfd");
    ::fcntl(listening_, F_SETFL, ::fcntl(listening_, F_GETFL) | O_NONBLOCK);
    watch(epoll_, EPOLL_CTL_ADD, listening_, EPOLLIN);
    watch(epoll_, EPOLL_CTL_ADD, wake_, EPOLLIN);
}

Poller::~Poller() {
    ::close(epoll_);
    ::close(wake_);
}

void Poller::run() {
    std::array<epoll_event, kEventsPerWait> events{};
    while (!stopping_) {
        const int patience = paused_until_ ? static_cast<int>(kAcceptPause.count()) : -1;
        const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), patience);
        if (count < 0 && errno != EINTR) base::broken("epoll_wait failed");
        for (int i = 0; i < count; ++i) {
            const int descriptor = events.at(static_cast<std::size_t>(i)).data.fd;
            if (descriptor == listening_) {
                accept_all();
            } else if (descriptor != wake_) {
                hand_out(descriptor);
            }
        }
        resume_accepting();
    }
    close_idle();
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
        watch(epoll_, EPOLL_CTL_ADD, connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
    }
}

void Poller::pause_accepting(int error) {
    spdlog::warn("accept failed ({}), newcomers wait", error);
    watch(epoll_, EPOLL_CTL_MOD, listening_, 0);
    paused_until_ = std::chrono::steady_clock::now() + kAcceptPause;
}

void Poller::resume_accepting() {
    if (!paused_until_ || std::chrono::steady_clock::now() < *paused_until_) return;
    paused_until_.reset();
    watch(epoll_, EPOLL_CTL_MOD, listening_, EPOLLIN);
}

void Poller::hand_out(int connection) {
    {
        const std::lock_guard lock(mutex_);
        idle_.erase(connection);
        queue_.push_back(connection);
    }
    ready_.notify_one();
}

void Poller::close_idle() {
    {
        const std::lock_guard lock(mutex_);
        for (const int connection : idle_) ::close(connection);
        idle_.clear();
        closed_ = true;
    }
    ready_.notify_all();
}

std::optional<int> Poller::take() {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return closed_ || !queue_.empty(); });
    if (queue_.empty()) return std::nullopt;
    const int connection = queue_.front();
    queue_.pop_front();
    return connection;
}

void Poller::keep(int connection) {
    const std::lock_guard lock(mutex_);
    if (closed_) {
        ::close(connection);
        return;
    }
    idle_.insert(connection);
    // The descriptor is watched already (one shot, spent): arm it again.
    watch(epoll_, EPOLL_CTL_MOD, connection, EPOLLIN | EPOLLRDHUP | EPOLLONESHOT);
}

}  // namespace valija::service
