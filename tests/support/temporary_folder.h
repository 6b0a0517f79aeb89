// SPDX-License-Identifier: AGPL-3.0-or-later
// A folder of the test's own below /tmp (short, so that a socket fits: AF_UNIX paths end at 108 bytes), gone with the
// object.
#pragma once

#include <string>
#include <string_view>

namespace valija::tests {

class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    const std::string& path() const { return path_; }
    // The full path of `name`, which may name sub-folders; they need not exist.
    std::string path(const std::string& name) const { return path_ + "/" + name; }
    // Writes a file, making its folders; returns its path.
    std::string write(const std::string& name, std::string_view content) const;

  private:
    std::string path_;
};

}  // namespace valija::tests
