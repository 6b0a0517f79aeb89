// SPDX-License-Identifier: AGPL-3.0-or-later
// The courier's way to Dovecot: doveadm's HTTP API on its unix socket, of which only `kick` is used (ends the open
// IMAP connections of one user).
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "courier/delivery.h"

namespace valija::courier {

// `status` of HTTP, 0: none; `answer` as doveadm wrote it. Exit code 68, nobody connected, is as good as done.
Delivery judge_kick(long status, std::string_view answer);

class Doveadm {
  public:
    Doveadm(std::string socket, std::string key, std::chrono::seconds patience)
        : socket_(std::move(socket)), key_(std::move(key)), patience_(patience) {}

    Delivery kick(const std::string& address) const;

  private:
    std::string socket_;
    std::string key_;
    std::chrono::seconds patience_;
};

}  // namespace valija::courier
