// SPDX-License-Identifier: AGPL-3.0-or-later
// A trouble that lasts (the database is away) is worth a line when it begins, when it changes, once a minute while it
// lasts, and when it is over; not a line at every try.
#pragma once

#include <chrono>
#include <string>

namespace valija::courier {

class Complaint {
  public:
    void say(const std::string& trouble);
    void withdraw();

  private:
    std::string trouble_;  // empty: none
    std::chrono::steady_clock::time_point said_at_;
};

}  // namespace valija::courier
