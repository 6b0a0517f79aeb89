// SPDX-License-Identifier: AGPL-3.0-or-later
// A ManageSieve client (RFC 5804) for one mailbox at this machine's Dovecot: log in, keep a script, let old ones go.
// The whole conversation has one deadline. A server that is away, slow or says no where it should not is a Fault,
// Unavailable.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "sieve/reply.h"

namespace valija::sieve {

class ManageSieve {
  public:
    // Connects to 127.0.0.1.
    ManageSieve(unsigned port, std::chrono::milliseconds patience);
    ~ManageSieve();
    ManageSieve(const ManageSieve&) = delete;
    ManageSieve& operator=(const ManageSieve&) = delete;

    void log_in(const std::string& name, const std::string& password);
    std::vector<std::string> list();
    // The server compiles it first. False: it does not take it; `why` says what is wrong with it.
    [[nodiscard]] bool put(const std::string& name, const std::string& script, std::string& why);
    void remove(const std::string& name);

  private:
    using Instant = std::chrono::steady_clock::time_point;

    Reply ask(const std::string& command);
    Reply hear();
    void say(const std::string& bytes);
    void wait_for(short events) const;

    Instant deadline_;
    int socket_ = -1;
    std::string heard_;
};

}  // namespace valija::sieve
