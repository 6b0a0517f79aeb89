// SPDX-License-Identifier: AGPL-3.0-or-later
// Heads of the chain kept outside the database: a file to which lines are only added, "<number>:<mac in hex> <time>".
// What stands there cannot be cut off in the database unseen.
#pragma once

#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>

#include "accounts/movement_seal_store.h"

namespace valija::accounts {

// "17:3f0a...": what an auditor writes down and gives back.
std::string to_text(const Head& head);
std::optional<Head> parse_head(std::string_view text);

class HeadsFile {
  public:
    // Opens it for adding, and makes it when there is none (mode 0640). Opened by root before privileges are dropped,
    // no other program of ours can change it. A line that a crash tore is taken off.
    explicit HeadsFile(const std::string& path);
    ~HeadsFile();
    HeadsFile(const HeadsFile&) = delete;
    HeadsFile& operator=(const HeadsFile&) = delete;

    // All of the line is on the disk when this returns.
    void append(const Head& head);
    const std::optional<Head>& last() const { return last_; }

  private:
    std::string path_;
    int file_;
    std::optional<Head> last_;
};

// The heads of a file as it is now; what is added later is not read.
class HeadsReader {
  public:
    // A missing file has no heads.
    explicit HeadsReader(const std::string& path);

    // A line that is no head is a Fault that names it.
    std::optional<Head> next();
    // How many were read.
    std::uint64_t count() const { return line_; }

  private:
    std::string path_;
    std::ifstream file_;
    std::streamoff end_ = 0;
    std::uint64_t line_ = 0;
};

}  // namespace valija::accounts
