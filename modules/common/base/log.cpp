// SPDX-License-Identifier: AGPL-3.0-or-later
#include "base/log.h"

#include <spdlog/sinks/base_sink.h>
#include <unistd.h>

#include <mutex>

namespace valija::base {

namespace {

constexpr std::size_t kMostBytes = 4096;
constexpr std::chrono::seconds kAtLatest(1);

// Several lines in one write: whoever reads the pipe (supervisor, journal) is woken once a second, not once a sign-in,
// which cost a fiftieth of all cores.
class StderrSink final : public spdlog::sinks::base_sink<std::mutex> {
  public:
    StderrSink() = default;
    ~StderrSink() override { write_out(); }
    StderrSink(const StderrSink&) = delete;
    StderrSink& operator=(const StderrSink&) = delete;

  private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        formatter_->format(message, waiting_);
        if (waiting_.size() >= kMostBytes) write_out();
    }
    void flush_() override { write_out(); }

    void write_out() {
        const char* from = waiting_.data();
        const char* const end = from + waiting_.size();
        while (from < end) {
            const ssize_t written = ::write(STDERR_FILENO, from, static_cast<std::size_t>(end - from));
            if (written < 0 && errno != EINTR) break;  // nobody to tell
            if (written > 0) from += written;
        }
        waiting_.clear();
    }

    spdlog::memory_buf_t waiting_;
};

}  // namespace

void open_log(const std::string& program) {
    auto logger = std::make_shared<spdlog::logger>(program, std::make_shared<StderrSink>());
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %n[%P] %v", spdlog::pattern_time_type::utc);
    logger->flush_on(spdlog::level::warn);
    spdlog::set_default_logger(std::move(logger));
    spdlog::flush_every(kAtLatest);
}

}  // namespace valija::base
