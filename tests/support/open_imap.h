// SPDX-License-Identifier: AGPL-3.0-or-later
// A mail program that stays signed in over IMAP.
#pragma once

#include <string>

namespace valija::tests {

class OpenImap {
  public:
    // Fails the test when it is not let in.
    OpenImap(const std::string& user, const std::string& password);
    ~OpenImap();
    OpenImap(const OpenImap&) = delete;
    OpenImap& operator=(const OpenImap&) = delete;

    // The server ends it, within a minute.
    bool ends();

  private:
    bool read_until(const std::string& words);

    int socket_;
    bool has_ended_ = false;
};

}  // namespace valija::tests
