// SPDX-License-Identifier: AGPL-3.0-or-later
// A broken world (database gone, file unreadable, key missing): never a user's mistake, never a refusal.
// Its text goes to the log with the request id, not to the browser. service::run answers Unavailable with 503
// (come back later) and Broken with 500.
#pragma once

#include <stdexcept>
#include <string>

namespace valija::base {

class Fault : public std::runtime_error {
  public:
    enum class Kind { Unavailable, Broken };

    Fault(Kind kind, const std::string& what);
    Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

[[noreturn]] void unavailable(const std::string& what);
[[noreturn]] void broken(const std::string& what);

}  // namespace valija::base
