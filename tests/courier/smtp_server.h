// SPDX-License-Identifier: AGPL-3.0-or-later
// The other side of the courier's dialogue: an SMTP server on 127.0.0.1 that does as it is told. Postfix itself is
// talked to in the integration tests; it cannot be told to fall silent at a given word.
#pragma once

#include <atomic>
#include <cstddef>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace valija::courier {

class SmtpServer {
  public:
    enum class Mood {
        Takes,
        SaysLater,  // 451 to the recipient
        SaysNever,  // 550 to the recipient
        Waits,      // hears the whole mail and answers nothing, until the mood changes
    };

    SmtpServer();
    ~SmtpServer();
    SmtpServer(const SmtpServer&) = delete;
    SmtpServer& operator=(const SmtpServer&) = delete;

    unsigned port() const { return port_; }
    void set(Mood mood) { mood_ = mood; }
    // Closed, nobody can connect; open again, it is the same port.
    void open();
    void close();

    // Mails heard to their end, whether answered or not.
    std::size_t heard() const { return heard_; }
    // Mails taken, as they came, without the dots that the dialogue adds.
    std::vector<std::string> taken() const;

  private:
    void accept_all(const std::stop_token& stop);
    void serve(const std::stop_token& stop, int connection);
    bool wait_for_mood(const std::stop_token& stop) const;

    unsigned port_ = 0;
    int listening_ = -1;
    std::atomic<Mood> mood_ = Mood::Takes;
    std::atomic<std::size_t> heard_ = 0;
    mutable std::mutex mutex_;
    std::vector<std::string> taken_;
    std::list<std::jthread> dialogues_;
    std::jthread accepting_;
};

}  // namespace valija::courier
