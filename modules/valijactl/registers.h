// SPDX-License-Identifier: AGPL-3.0-or-later
// What the commands about registers share: the site they are about, the file they read, and how they tell what became
// of its lines.
#pragma once

#include <cstdint>
#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "people/domain_profile_store.h"
#include "people/import.h"
#include "valijactl/command.h"
#include "valijactl/options.h"

namespace valija::valijactl {

struct RegisterSite {
    std::string key;
    std::uint16_t id = 0;
    std::vector<people::DomainProfile> profiles;  // one at least
};

// nullopt: it has been told on standard error that there is no such site, or that the database does not know it.
// Opens the database.
std::optional<RegisterSite> find_register_site(service::World& world, const std::string& key);

// The national IDs of a site's people, as its first domain has them.
inline people::NationalIdKind national_id_kind(const RegisterSite& site) {
    return site.profiles.front().national_id_kind;
}

// "2026-11-25" as the beginning of that day (UTC).
std::optional<base::Time> parse_day(const std::string& text);

// The options of an import that every register has: --encoding, --errors, --max-errors, --json.
class ImportFrame {
  public:
    // nullptr: a sentence on standard error says what is wrong with the options or the file.
    static std::unique_ptr<ImportFrame> open(const Options& options);

    // Reads the file and tells everything; the exit status.
    int run(people::Register& target, bool dry_run);

    // One problem as a line: for people who are added by hand too.
    static std::string to_line(const people::ImportProblem& problem);

  private:
    ImportFrame() = default;

    void tell(const people::ImportProblem& problem);
    int finish(const people::ImportResult& result, bool dry_run) const;

    people::Encoding encoding_ = people::Encoding::Utf8;
    std::ifstream file_;
    bool reads_standard_input_ = false;
    std::ofstream errors_;
    std::size_t most_errors_ = 0;
    std::size_t told_ = 0;
    bool as_json_ = false;
};

}  // namespace valija::valijactl
