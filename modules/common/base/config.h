// SPDX-License-Identifier: AGPL-3.0-or-later
// Settings of an instance (etc/valija.toml) and of one program (etc/secrets/<program>.toml, readable by root alone),
// read once at start. A missing required setting or a malformed file is a Fault that names file and setting.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace valija::base {

class Config {
  public:
    // Later files win over earlier ones.
    void add_file(const std::string& path);

    // `name` is "table.key", e.g. "database.socket".
    std::string text(const std::string& name) const;
    std::string text_or(const std::string& name, const std::string& otherwise) const;
    // A number outside [low, high] is a Fault: a limit of 0 threads is a mistake, not a wish.
    std::int64_t number_or(const std::string& name, std::int64_t otherwise, std::int64_t low, std::int64_t high) const;
    // The same, required.
    std::int64_t number(const std::string& name, std::int64_t low, std::int64_t high) const;
    // 32 bytes written as 64 hex digits under keys.<name>.
    std::string key(const std::string& name) const;

  private:
    std::map<std::string, std::string> values_;
};

}  // namespace valija::base
